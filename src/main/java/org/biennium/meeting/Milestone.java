package org.biennium.meeting;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A date that follows from another.
 *
 * @param process slug of the process whose step it closes, null where it closes none
 * @param step activity id
 * @param anchor {@link BackPlanning#PERIOD_START} and the like, or the code of another milestone
 * @param leastDays what a step that opens late still gets, null for none
 * @param follows code of the milestone before whose date this one never lies when a timetable is proposed late; null where
 *     nothing comes before
 * @param grace days after the date that are still taken as in time, null for none
 * @param place country whose holidays count, null where only the weekend does
 * @param zone null where it is the zone of the meeting
 */
record Milestone(
        String code,
        @Nullable String process,
        @Nullable String step,
        String anchor,
        Offset offset,
        @Nullable Integer leastDays,
        @Nullable String follows,
        Kind kind,
        @Nullable Integer grace,
        @Nullable String place,
        @Nullable ZoneId zone,
        LocalTime at,
        Weekend weekend) {

    /** What a date is to those who see it. */
    enum Kind {
        /** What people are told; late work is accepted. */
        ADVERTISED,
        /** After it something goes on without what is missing. */
        HARD,
        /** Set by others. */
        EXTERNAL;

        /** The word in the database and in message keys. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    boolean closes(String otherProcess, String otherStep) {
        return otherProcess.equals(process) && otherStep.equals(step);
    }

    /** Whether it is a date beside the one people are told of, or has one. */
    boolean isBeside() {
        return grace != null || kind == Kind.HARD;
    }

    int least() {
        return Optional.ofNullable(leastDays).orElse(0);
    }
}
