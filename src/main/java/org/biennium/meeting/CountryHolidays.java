package org.biennium.meeting;

import static de.focus_shift.jollyday.core.HolidayType.PUBLIC_HOLIDAY;
import static java.util.Comparator.comparing;

import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The public holidays that a library calculates for the countries it knows, feasts that move with the moon among them. */
@Component
class CountryHolidays {

    private static final Set<String> KNOWN = HolidayManager.getSupportedCalendarCodes();

    private final Map<CountryYear, Map<LocalDate, List<Holiday>>> calculated = new ConcurrentHashMap<>();

    private record CountryYear(String country, int year) {}

    /** Those of a whole country in this year, in the order of their days; none where the country is unknown. */
    List<Holiday> in(String country, int year) {
        return byDay(country, year).values().stream()
                .flatMap(List::stream)
                .sorted(comparing(holiday -> holiday.in(year)))
                .toList();
    }

    /** Those of this day. */
    List<Holiday> on(LocalDate day, String country) {
        return byDay(country, day.getYear()).getOrDefault(day, List.of());
    }

    private Map<LocalDate, List<Holiday>> byDay(String country, int year) {
        return KNOWN.contains(country)
                ? calculated.computeIfAbsent(new CountryYear(country, year), this::calculate)
                : Map.of();
    }

    // The library does not say that several may ask it at once.
    private synchronized Map<LocalDate, List<Holiday>> calculate(CountryYear of) {
        var calendar =
                HolidayManager.getInstance(ManagerParameters.create(of.country().toLowerCase(Locale.ROOT)));
        try {
            return calendar.getHolidays(Year.of(of.year()), PUBLIC_HOLIDAY).stream()
                    .map(found -> Holiday.calculated(of.country(), found.getDate(), code(found.getPropertiesKey())))
                    .collect(Collectors.groupingBy(holiday -> holiday.in(of.year())));
        } catch (DateTimeException beyondTheTables) {
            // The tables of the Islamic calendar end in 2174.
            return Map.of();
        }
    }

    /** “christian.GOOD_FRIDAY” is “good-friday” with us. */
    private static String code(String key) {
        return key.substring(key.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
