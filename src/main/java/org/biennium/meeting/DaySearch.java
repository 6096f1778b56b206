package org.biennium.meeting;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Looks for a day in the calendar and gives up after a year: where no day is ever good, a date stays. */
final class DaySearch {

    private static final int FARTHEST = 366;

    private DaySearch() {}

    /**
     * This day or the next good one; empty where none comes within a year.
     *
     * @param direction 1 for later days, -1 for earlier ones
     */
    static Optional<LocalDate> find(LocalDate from, int direction, Predicate<LocalDate> isGood) {
        return Stream.iterate(from, day -> day.plusDays(direction))
                .limit(FARTHEST)
                .filter(isGood)
                .findFirst();
    }

    /** The same; this day where none comes. */
    static LocalDate first(LocalDate from, int direction, Predicate<LocalDate> isGood) {
        return find(from, direction, isGood).orElse(from);
    }
}
