package org.biennium.document;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A section or a row set for one writer.
 *
 * @param title of the section
 * @param row null for a section
 * @param heading what stands above the fields: the section or what the row is called
 * @param revision what a save must name
 * @param limited for whom all of it is meant, as a sentence, where that is not everybody
 */
public record FormPage(
        String section,
        @Nullable UUID row,
        String title,
        String heading,
        @Nullable String help,
        String language,
        int revision,
        Content.@Nullable Saved saved,
        @Nullable String limited,
        List<FieldForm> fields) {

    /**
     * A field to fill in.
     *
     * @param problem why what was typed was not saved
     * @param limited for whom it is meant, as a sentence, where that is not everybody
     * @param findings what checks have to say of it
     * @param conflict what stands now, where somebody else has saved in between
     */
    public record FieldForm(
            String key,
            String label,
            @Nullable String help,
            boolean required,
            Widget widget,
            @Nullable String limited,
            @Nullable String problem,
            List<FindingView> findings,
            @Nullable Conflict conflict) {

        /** The name of an input, by its part. */
        public String input(String part) {
            return "f." + key + (part.isEmpty() ? "" : "." + part);
        }

        /** What this field is described by, for a reader of the page by ear. */
        public @Nullable String describedBy() {
            var ids = (problem == null ? "" : key + "-problem ")
                    + (findings.isEmpty() ? "" : key + "-finding ")
                    + (conflict == null ? "" : key + "-conflict ")
                    + (help == null ? "" : key + "-help ")
                    + (widget.kind().equals("narrative") ? key + "-notation" : "");
            return ids.isBlank() ? null : ids.strip();
        }
    }

    /**
     * What others have done to a field while somebody typed.
     *
     * @param stands null for nothing
     * @param typed null for nothing
     */
    public record Conflict(@Nullable Shown stands, @Nullable Shown typed, Difference.Changed changed) {}

    public List<FieldForm> problems() {
        return fields.stream().filter(field -> field.problem() != null).toList();
    }

    public List<FieldForm> conflicts() {
        return fields.stream().filter(field -> field.conflict() != null).toList();
    }
}
