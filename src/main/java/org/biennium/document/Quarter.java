package org.biennium.document;

import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A quarter of a year, written 2027-Q1.
 *
 * @param number from 1 to 4
 */
record Quarter(int year, int number) {

    private static final Pattern WRITTEN = Pattern.compile("(\\d{4})-Q([1-4])");

    private static final Pattern SAID =
            Pattern.compile("(?i)(\\d{4})[ /.-]*[qt] ?([1-4])|[qt] ?([1-4])[ /.-]*(\\d{4})");

    static Optional<Quarter> read(String written) {
        var found = WRITTEN.matcher(written);
        return found.matches()
                ? Optional.of(new Quarter(Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2))))
                : Optional.empty();
    }

    /** Q3 2028, T3/2028 or 2028 T3, as people write one in a spreadsheet. */
    static Optional<Quarter> readSaid(String said) {
        var found = SAID.matcher(said.strip());
        if (!found.matches()) {
            return Optional.empty();
        }
        var yearFirst = found.group(1) != null;
        return Optional.of(new Quarter(
                Integer.parseInt(found.group(yearFirst ? 1 : 4)), Integer.parseInt(found.group(yearFirst ? 2 : 3))));
    }

    static Quarter of(LocalDate day) {
        return new Quarter(day.getYear(), day.get(IsoFields.QUARTER_OF_YEAR));
    }

    /** All from the quarter of the one day to the quarter of the other. */
    static List<Quarter> between(LocalDate first, LocalDate last) {
        return Stream.iterate(of(first), it -> !it.first().isAfter(last), Quarter::next)
                .toList();
    }

    Quarter next() {
        return of(last().plusDays(1));
    }

    LocalDate first() {
        return LocalDate.of(year, Month.of(number * 3 - 2), 1);
    }

    LocalDate last() {
        return first().plusMonths(3).minusDays(1);
    }

    String say(Words words) {
        return words.say("document.quarter", number, String.valueOf(year));
    }

    @Override
    public String toString() {
        return year + "-Q" + number;
    }
}
