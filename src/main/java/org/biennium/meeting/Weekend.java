package org.biennium.meeting;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Locale;
import java.util.function.Predicate;

/** Where a date goes that falls on a day nobody works: to the next day that is worked, to the one before, or nowhere. */
enum Weekend {
    LATER(1),
    EARLIER(-1),
    NONE(0);

    private final int direction;

    Weekend(int direction) {
        this.direction = direction;
    }

    static Weekend of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** The word in the database and in message keys. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    LocalDate off(LocalDate date, Predicate<LocalDate> isFree) {
        return direction == 0 ? date : DaySearch.first(date, direction, isFree.negate());
    }

    static boolean isWeekend(LocalDate date) {
        return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
