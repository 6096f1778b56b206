package org.biennium.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A section of a template.
 *
 * @param audience for whom all of it is meant by the template; null for everybody
 * @param rows set where the section repeats: its fields are then those of each row
 */
public record Section(
        String key,
        Label title,
        @Nullable Label help,
        @Nullable Audience audience,
        @Nullable Rows rows,
        List<Field> fields) {

    /**
     * How a section repeats.
     *
     * @param one what a row is called
     * @param titled key of the text field that names a row
     * @param columns keys of the fields that a list of the rows shows beside it
     * @param least how many there must be before the document may be submitted
     * @param most how many there may be
     */
    public record Rows(Label one, Label add, Label none, String titled, List<String> columns, int least, int most) {}

    /** The field with this key; fails when there is none. */
    public Field field(String fieldKey) {
        return fields.stream()
                .filter(field -> field.key().equals(fieldKey))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Section " + key + " has no field " + fieldKey));
    }

    public Audience meantFor() {
        return audience == null ? Audience.PUBLIC : audience;
    }

    public boolean repeats() {
        return rows != null;
    }
}
