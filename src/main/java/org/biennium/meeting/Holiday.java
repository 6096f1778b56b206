package org.biennium.meeting;

import java.time.LocalDate;
import java.time.MonthDay;
import org.jspecify.annotations.Nullable;

/**
 * A day on which people do not work; or one on which they do, although it is a holiday in their country.
 *
 * @param id 0 where it is no row
 * @param country null where many keep it
 * @param year null where it is kept every year
 * @param isNamedByCode whether its name is the code of a message
 */
record Holiday(
        long id,
        @Nullable String country,
        @Nullable Integer year,
        int month,
        int day,
        String name,
        boolean isNamedByCode,
        boolean isWorked) {

    /** One that nobody entered. */
    static Holiday calculated(String country, LocalDate date, String code) {
        return new Holiday(0, country, date.getYear(), date.getMonthValue(), date.getDayOfMonth(), code, true, false);
    }

    boolean isOn(LocalDate date) {
        return month == date.getMonthValue() && day == date.getDayOfMonth() && (year == null || year == date.getYear());
    }

    /** Whether it says that people work on this one. */
    boolean takesOut(Holiday other) {
        return isWorked && month == other.month && day == other.day && (year == null || year.equals(other.year));
    }

    /** Its day in this year, or in its own. */
    LocalDate in(int anyYear) {
        return MonthDay.of(month, day).atYear(year == null ? anyYear : year);
    }
}
