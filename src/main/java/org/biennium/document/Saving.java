package org.biennium.document;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of a save. Only {@link Done} has written anything. */
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

    /** Somebody removed the row in between. */
    record Removed(Content.Saved by) implements Saving {}
}
