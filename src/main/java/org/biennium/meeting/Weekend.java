package org.biennium.meeting;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Locale;

/** Where a date goes that falls on a Saturday or Sunday: to the Monday after or to the Friday before. */
enum Weekend {
    LATER(1),
    EARLIER(-1);

    private final int direction;

    Weekend(int direction) {
        this.direction = direction;
    }

    static Weekend of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    LocalDate off(LocalDate date) {
        var working = date;
        while (isWeekend(working)) {
            working = working.plusDays(direction);
        }
        return working;
    }

    static boolean isWeekend(LocalDate date) {
        return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
