package org.biennium.document;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is said about one place of a document: a comment and its answers.
 *
 * @param rowNumber number of the row, counted from 1; 0 without a row
 * @param isRowGone whether the row it is about has been removed
 * @param field key of the field it is about, null where it is about the whole place
 * @param comments the first one and its answers
 * @param turns each time it was resolved or opened again
 */
public record Discussion(
        UUID id,
        Place place,
        int rowNumber,
        boolean isRowGone,
        @Nullable String field,
        List<Comment> comments,
        List<Turn> turns) {

    /**
     * What somebody wrote.
     *
     * @param text null once it is withdrawn
     * @param mentions ids of those who are told of it
     */
    public record Comment(
            UUID id, String by, Instant at, @Nullable String text, List<String> mentions) {

        public boolean isWithdrawn() {
            return text == null;
        }
    }

    /** Somebody resolved it, or opened it again. */
    public record Turn(boolean resolved, String by, Instant at) {}

    public boolean isOpen() {
        return turns.isEmpty() || !turns.get(turns.size() - 1).resolved();
    }
}
