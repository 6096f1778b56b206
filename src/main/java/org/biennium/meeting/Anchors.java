package org.biennium.meeting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the dates of one period and process hang on.
 *
 * @param period null for what hangs on a meeting alone
 * @param meeting the one they serve, null where none is chosen
 * @param settled dates an officer has settled in place of those that follow, by milestone; only for those that hang on the
 *     period
 * @param settledAt when that was, null where nothing was settled
 */
record Anchors(
        @Nullable Period period,
        @Nullable Meeting meeting,
        Map<String, LocalDate> settled,
        @Nullable Instant settledAt) {

    static Anchors of(Period period) {
        return new Anchors(period, null, Map.of(), null);
    }

    static Anchors of(Meeting meeting) {
        return new Anchors(null, meeting, Map.of(), null);
    }

    /** The same without what was settled. */
    Anchors unsettled() {
        return new Anchors(period, meeting, Map.of(), null);
    }
}
