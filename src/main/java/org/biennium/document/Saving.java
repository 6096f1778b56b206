package org.biennium.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of a save. Only {@link Done} and {@link Merged} have written anything. */
public sealed interface Saving {

    /**
     * It is saved, or there was nothing to change.
     *
     * @param row the row that was saved, null for a section
     * @param changed how many fields changed
     */
    record Done(@Nullable UUID row, int revision, int changed) implements Saving {}

    /** Something typed is not what its field takes. */
    record Unfit(List<Problem> problems) implements Saving {}

    /**
     * Somebody saved in between.
     *
     * @param last who saved last, and when
     * @param revision what a save on top of it must name
     * @param differences the fields in which what stands now is not what was typed
     * @param merged what was typed; where that was only what the person had found, what stands now
     */
    record Overtaken(Content.Saved last, int revision, List<Difference> differences, Typed merged) implements Saving {}

    /**
     * Of what was typed, what fits and nobody else has changed is saved; the rest waits with its writer.
     *
     * @param revision what the next save is to name
     * @param last who saved here last, and when; null when nobody ever has
     * @param conflicts the fields that somebody else has changed too since the writer saw them
     * @param theirs what stands now in the other fields that somebody else has changed, as it would be typed
     * @param stands all that stands there now, by field
     */
    record Merged(
            int revision,
            Content.@Nullable Saved last,
            List<Problem> problems,
            List<Difference> conflicts,
            Typed theirs,
            Map<String, JsonNode> stands)
            implements Saving {}

    /** Somebody removed the row in between. */
    record Removed(Content.Saved by) implements Saving {}
}
