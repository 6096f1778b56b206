package org.biennium.meeting;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** What an officer enters about a holiday, or about a day on which people work although it is one; as it was typed. */
record HolidayForm(String country, String day, boolean everyYear, boolean worked, String name) {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final int LONGEST_NAME = 120;

    /** Reads the fields of a page; what was not sent is empty. */
    static HolidayForm of(Map<String, String> sent) {
        return new HolidayForm(
                sent.getOrDefault("country", "").strip(),
                sent.getOrDefault("day", "").strip(),
                "true".equals(sent.get("everyYear")),
                "true".equals(sent.get("worked")),
                sent.getOrDefault("name", "").strip());
    }

    /** The fields to send along with the preview. */
    Map<String, String> fields() {
        return Map.of(
                "country",
                country,
                "day",
                day,
                "everyYear",
                String.valueOf(everyYear),
                "worked",
                String.valueOf(worked),
                "name",
                name);
    }

    /** The fields that cannot stand as they are, each with the key of the sentence that says why. */
    Map<String, String> problems() {
        var problems = new LinkedHashMap<String, String>();
        if (country.isEmpty() ? worked : !COUNTRIES.contains(country)) {
            problems.put("country", "meeting.problem.country");
        }
        if (MeetingForm.date(day) == null) {
            problems.put("day", "meeting.problem.day");
        }
        if (!isName(name)) {
            problems.put("name", "meeting.holiday.problem.name");
        }
        return problems;
    }

    /** The holiday as typed, once there are no problems. */
    Holiday holiday() {
        var date = Objects.requireNonNull(MeetingForm.date(day));
        return new Holiday(
                0,
                country.isEmpty() ? null : country,
                everyYear ? null : date.getYear(),
                date.getMonthValue(),
                date.getDayOfMonth(),
                name,
                false,
                worked);
    }

    /** Whether it is a name on one line, of the length that is kept. */
    static boolean isName(String name) {
        return !name.isEmpty()
                && name.length() <= LONGEST_NAME
                && !CONTROL.matcher(name).find();
    }
}
