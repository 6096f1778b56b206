package org.biennium.meeting;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;

/** The days of each year on which no deadline may fall. */
record Quiet(List<Window> windows) {

    static final Quiet NONE = new Quiet(List.of());

    /** From one day of the year to another, both included; across the end of the year where the last is before the first. */
    record Window(MonthDay first, MonthDay last) {

        boolean holds(LocalDate date) {
            var day = MonthDay.from(date);
            return first.isAfter(last)
                    ? !day.isBefore(first) || !day.isAfter(last)
                    : !day.isBefore(first) && !day.isAfter(last);
        }
    }

    boolean holds(LocalDate date) {
        return windows.stream().anyMatch(window -> window.holds(date));
    }
}
