package org.biennium.meeting;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.biennium.engine.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Which days are days off, as it is known at one moment: those calculated for a country and the rows that add to them or take
 * one out.
 *
 * @param seats the countries of hosts, by their codes
 * @param withFridays the hosts whose weekend is Friday and Saturday
 */
record KnownHolidays(
        CountryHolidays calculated, List<Holiday> rows, Map<String, String> seats, Set<String> withFridays) {

    private static final Set<DayOfWeek> FRIDAY_AND_SATURDAY = Set.of(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY);
    private static final Set<DayOfWeek> SATURDAY_AND_SUNDAY = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    WorkingDays ofHost(String host) {
        var seat = seats.get(host);
        var weekend = withFridays.contains(host) ? FRIDAY_AND_SATURDAY : SATURDAY_AND_SUNDAY;
        return seat == null ? date -> !weekend.contains(date.getDayOfWeek()) : worked(seat, weekend);
    }

    WorkingDays ofCountry(String country) {
        return worked(country, SATURDAY_AND_SUNDAY);
    }

    /** Those that many keep on this day, and those of a country where one is given. */
    List<Holiday> on(LocalDate date, @Nullable String country) {
        var days = new ArrayList<>(on(date, null, rowsOf(null)));
        if (country != null) {
            days.addAll(on(date, country, rowsOf(country)));
        }
        return days;
    }

    /** The calculated ones of a country in a year, without those on which people work. */
    List<Holiday> calculatedIn(String country, int year) {
        var worked = rowsOf(country).stream().filter(Holiday::isWorked).toList();
        return calculated.in(country, year).stream()
                .filter(holiday -> worked.stream().noneMatch(row -> row.isOn(holiday.in(year))))
                .toList();
    }

    /** The countries that have a seat or a row. */
    Set<String> countries() {
        var countries = new TreeSet<>(seats.values());
        rows.stream().flatMap(row -> Stream.ofNullable(row.country())).forEach(countries::add);
        return countries;
    }

    /**
     * With one more.
     *
     * @throws Refusal where it says that people work on a day that is no holiday there, or that they do not on one on which
     *     another says that they do
     */
    KnownHolidays with(Holiday row) {
        var year = row.year();
        if (row.isWorked()
                && year != null
                && on(row.in(year), row.country(), rowsOf(row.country())).isEmpty()) {
            throw new Refusal("meeting.holiday.problem.none");
        }
        if (!row.isWorked() && rowsOf(row.country()).stream().anyMatch(other -> other.takesOut(row))) {
            throw new Refusal("meeting.holiday.problem.worked");
        }
        var others = new ArrayList<>(rows);
        others.add(row);
        return new KnownHolidays(calculated, others, seats, withFridays);
    }

    KnownHolidays without(Holiday row) {
        return new KnownHolidays(
                calculated,
                rows.stream().filter(other -> other.id() != row.id()).toList(),
                seats,
                withFridays);
    }

    private WorkingDays worked(String country, Set<DayOfWeek> weekend) {
        var ofCountry = rowsOf(country);
        return date -> !weekend.contains(date.getDayOfWeek())
                && on(date, country, ofCountry).isEmpty();
    }

    private List<Holiday> on(LocalDate date, @Nullable String country, List<Holiday> ofCountry) {
        var entered = ofCountry.stream().filter(row -> row.isOn(date)).toList();
        if (entered.stream().anyMatch(Holiday::isWorked)) {
            return List.of();
        }
        return country == null
                ? entered
                : Stream.concat(entered.stream(), calculated.on(date, country).stream())
                        .toList();
    }

    /** The rows of a country, or of many. */
    List<Holiday> rowsOf(@Nullable String country) {
        return rows.stream()
                .filter(row -> Objects.equals(row.country(), country))
                .toList();
    }
}
