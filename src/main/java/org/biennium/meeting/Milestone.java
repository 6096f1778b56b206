package org.biennium.meeting;

import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A date that follows from another.
 *
 * @param process slug of the process whose step it closes, null where it closes none
 * @param step activity id
 * @param anchor {@link BackPlanning#PERIOD_START}, {@link BackPlanning#PERIOD_END},
 *     {@link BackPlanning#MEETING_START} or the code of another milestone
 * @param leastDays what a step that opens late still gets, null for none
 * @param zone null where it is the zone of the meeting
 */
record Milestone(
        String code,
        @Nullable String process,
        @Nullable String step,
        String anchor,
        Offset offset,
        @Nullable Integer leastDays,
        @Nullable ZoneId zone,
        LocalTime at,
        Weekend weekend) {

    boolean closes(String process, String step) {
        return process.equals(this.process) && step.equals(this.step);
    }
}
