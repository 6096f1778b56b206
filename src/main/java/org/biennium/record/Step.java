package org.biennium.record;

import java.time.Instant;
import java.util.List;
import org.biennium.engine.Deadline;
import org.biennium.engine.OpenStep;
import org.jspecify.annotations.Nullable;

/**
 * A step of a case: the obligation that reminders, board and forecast stand on.
 *
 * @param period code of the period its dates are counted in, null where they follow from none
 * @param round which text of the document it is about
 * @param seenBy the first of those whose turn it is to have opened it, null while nobody has
 * @param outcome completed or taken-away, null while open
 */
public record Step(
        OpenStep what,
        String centre,
        @Nullable String period,
        List<String> groups,
        @Nullable String person,
        int round,
        Instant openedAt,
        @Nullable Deadline due,
        @Nullable Instant seenAt,
        @Nullable String seenBy,
        @Nullable Instant closedAt,
        @Nullable String closedBy,
        @Nullable String outcome) {

    public boolean isOpen() {
        return closedAt == null;
    }
}
