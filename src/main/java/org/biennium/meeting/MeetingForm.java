package org.biennium.meeting;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.biennium.language.Languages;
import org.jspecify.annotations.Nullable;

/**
 * What an officer enters about a meeting, as it was typed.
 *
 * @param titles by code of language
 */
record MeetingForm(
        String code,
        Map<String, String> titles,
        String first,
        String last,
        String city,
        String country,
        String zone,
        String status,
        String partOf,
        String source,
        String certainty,
        boolean documents) {

    private static final Pattern CODE = Pattern.compile("[A-Z0-9][A-Z0-9-]{1,31}");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST = 500;

    /** Reads the fields of a page; what was not sent is empty. */
    static MeetingForm of(Map<String, String> sent) {
        var titles = new LinkedHashMap<String, String>();
        for (var language : Languages.SHIPPED) {
            titles.put(language.getLanguage(), text(sent, "title-" + language.getLanguage()));
        }
        return new MeetingForm(
                text(sent, "code").toUpperCase(Locale.ROOT),
                titles,
                text(sent, "first"),
                text(sent, "last"),
                text(sent, "city"),
                text(sent, "country").toUpperCase(Locale.ROOT),
                text(sent, "zone"),
                text(sent, "status"),
                text(sent, "partOf"),
                text(sent, "source"),
                text(sent, "certainty"),
                sent.containsKey("documents"));
    }

    static MeetingForm of(Meeting meeting) {
        return new MeetingForm(
                meeting.code(),
                meeting.titles(),
                Objects.toString(meeting.first(), ""),
                Objects.toString(meeting.last(), ""),
                Objects.toString(meeting.city(), ""),
                Objects.toString(meeting.country(), ""),
                Objects.toString(meeting.zone(), ""),
                meeting.status().code(),
                Objects.toString(meeting.partOf(), ""),
                Objects.toString(meeting.source(), ""),
                Objects.toString(meeting.certainty(), ""),
                meeting.hasDocuments());
    }

    /** The fields that cannot stand as they are, each with the key of the sentence that says why; in their order. */
    Map<String, String> problems(List<Meeting> known) {
        var problems = new LinkedHashMap<String, String>();
        require(problems, "code", CODE.matcher(code).matches());
        titles.forEach((language, title) -> require(
                problems,
                "title-" + language,
                "title",
                !title.isEmpty() && title.length() <= LONGEST_TITLE && isOneLine(title)));
        problems.putAll(problemsOfDates());
        require(problems, "city", city.length() <= 100 && isOneLine(city));
        require(problems, "country", country.isEmpty() || COUNTRIES.contains(country));
        require(
                problems,
                "partOf",
                partOf.isEmpty()
                        || !partOf.equals(code)
                                && known.stream()
                                        .anyMatch(meeting -> meeting.code().equals(partOf)));
        require(problems, "source", source.length() <= LONGEST && isOneLine(source));
        require(problems, "certainty", certainty.length() <= LONGEST && isOneLine(certainty));
        return problems;
    }

    /** The same, of what says when the meeting is alone. */
    Map<String, String> problemsOfDates() {
        var problems = new LinkedHashMap<String, String>();
        var begins = date(first);
        var ends = date(last);
        require(problems, "first", first.isEmpty() || begins != null);
        require(problems, "last", last.isEmpty() || ends != null);
        if (problems.isEmpty() && first.isEmpty() != last.isEmpty()) {
            problems.put(first.isEmpty() ? "first" : "last", "meeting.problem.both-days");
        } else if (begins != null && ends != null) {
            require(problems, "last", "order", !ends.isBefore(begins));
            require(problems, "last", "length", ends.isBefore(begins.plusDays(62)));
        }
        require(problems, "zone", zone.isEmpty() ? first.isEmpty() : isZone(zone));
        require(problems, "status", List.of(Meeting.Status.values()).stream().anyMatch(known -> known.code()
                .equals(status)));
        if (!problems.containsKey("status")
                && first.isEmpty()
                && !List.of("tentative", "cancelled").contains(status)) {
            problems.put("status", "meeting.problem.status-without-dates");
        }
        return problems;
    }

    /** The meeting, once there are no problems. */
    Meeting meeting(int revision) {
        return new Meeting(
                code,
                titles,
                date(first),
                date(last),
                orNull(city),
                orNull(country),
                zone.isEmpty() ? null : ZoneId.of(zone),
                Meeting.Status.of(status),
                orNull(partOf),
                orNull(source),
                orNull(certainty),
                documents,
                revision);
    }

    /** The same with what another says about when it is. */
    MeetingForm on(MeetingForm dates) {
        return new MeetingForm(
                code,
                titles,
                dates.first,
                dates.last,
                city,
                country,
                dates.zone,
                dates.status,
                partOf,
                source,
                certainty,
                documents);
    }

    private static boolean isZone(String zone) {
        return ZoneId.getAvailableZoneIds().contains(zone);
    }

    private static boolean isOneLine(String text) {
        return !CONTROL.matcher(text).find();
    }

    /** The day that was typed; null where it is none, or none of our times. */
    static @Nullable LocalDate date(String typed) {
        try {
            var date = LocalDate.parse(typed);
            return date.getYear() < 1990 || date.getYear() > 2199 ? null : date;
        } catch (DateTimeException none) {
            return null;
        }
    }

    private static void require(Map<String, String> problems, String field, boolean good) {
        require(problems, field, field, good);
    }

    private static void require(Map<String, String> problems, String field, String problem, boolean good) {
        if (!good) {
            problems.putIfAbsent(field, "meeting.problem." + problem);
        }
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String text(Map<String, String> sent, String field) {
        return sent.getOrDefault(field, "").strip();
    }
}
