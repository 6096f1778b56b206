package org.biennium.meeting;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Year;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.biennium.engine.Refusal;
import org.jspecify.annotations.Nullable;

/** The windows in which no deadline may fall. */
record Quiet(List<Window> windows) {

    static final Quiet NONE = new Quiet(List.of());

    /** How many days one window has at most. */
    static final int LONGEST = 60;

    /** How many days of a year lie in windows at most: deadlines need days on which they can fall. */
    static final int MOST = 180;

    private static final int LEAP_YEAR = 2028;

    /**
     * From one day to another, both included; across the end of the year where the last is before the first.
     *
     * @param year that of its first day, null where it is there every year
     */
    record Window(MonthDay first, MonthDay last, @Nullable Integer year) {

        /** From this day to that one, in those years or in every year. */
        static Window of(LocalDate first, LocalDate last, boolean isYearly) {
            return new Window(MonthDay.from(first), MonthDay.from(last), isYearly ? null : first.getYear());
        }

        boolean holds(LocalDate date) {
            var day = MonthDay.from(date);
            if (first.isAfter(last)) {
                return !day.isBefore(first) && isOf(date.getYear()) || !day.isAfter(last) && isOf(date.getYear() - 1);
            }
            return !day.isBefore(first) && !day.isAfter(last) && isOf(date.getYear());
        }

        /** Its first day in this year, or in its own. */
        LocalDate firstIn(int anyYear) {
            return first.atYear(year == null ? anyYear : year);
        }

        /** Its last day when it begins in this year, or in its own. */
        LocalDate lastFrom(int anyYear) {
            var begins = year == null ? anyYear : year;
            return last.atYear(first.isAfter(last) ? begins + 1 : begins);
        }

        private boolean isOf(int begun) {
            return year == null || year == begun;
        }

        private long length() {
            return ChronoUnit.DAYS.between(firstIn(LEAP_YEAR), lastFrom(LEAP_YEAR)) + 1;
        }

        private Stream<Integer> years() {
            return year == null ? Stream.of(LEAP_YEAR) : Stream.of(year, year + 1);
        }
    }

    boolean holds(LocalDate date) {
        return windows.stream().anyMatch(window -> window.holds(date));
    }

    /**
     * With one more.
     *
     * @throws Refusal where it is too long or there already, or a year would have too many such days
     */
    Quiet with(Window window) {
        if (windows.contains(window)) {
            throw new Refusal("meeting.quiet.problem.known");
        }
        if (window.length() > LONGEST) {
            throw new Refusal("meeting.quiet.problem.length");
        }
        var others = new ArrayList<>(windows);
        others.add(window);
        var more = new Quiet(others);
        if (others.stream().flatMap(Window::years).distinct().anyMatch(year -> more.daysOf(year) > MOST)) {
            throw new Refusal("meeting.quiet.problem.year");
        }
        return more;
    }

    Quiet without(Window window) {
        return new Quiet(windows.stream().filter(other -> !other.equals(window)).toList());
    }

    private long daysOf(int year) {
        return IntStream.rangeClosed(1, Year.of(year).length())
                .mapToObj(Year.of(year)::atDay)
                .filter(this::holds)
                .count();
    }
}
