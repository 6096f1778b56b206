package org.biennium.meeting;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Warns where a meeting or a deadline falls on a day that many do not work. */
@Component
class HolidayWarnings {

    private final Holidays holidays;
    private final MeetingWords words;

    HolidayWarnings(Holidays holidays, MeetingWords words) {
        this.holidays = holidays;
        this.words = words;
    }

    /** Of a meeting on its days and of what then hangs on it. */
    List<String> of(Meeting meeting, Moves moves, Locale locale) {
        var known = holidays.known();
        var warnings = new LinkedHashSet<String>();
        var first = meeting.start();
        var last = meeting.end();
        if (first != null && last != null) {
            first.datesUntil(last.plusDays(1))
                    .forEach(day ->
                            warnings.addAll(on(day, meeting.country(), known, "meeting.warning.meeting", locale)));
        }
        warnings.addAll(ofDeadlines(datesOf(moves), locale));
        return List.copyOf(warnings);
    }

    /** Of deadlines that move to where they now fall. */
    List<String> of(Moves moves, Locale locale) {
        return ofDeadlines(datesOf(moves), locale);
    }

    /** Of deadlines on these days. */
    List<String> ofDeadlines(List<LocalDate> days, Locale locale) {
        var known = holidays.known();
        return days.stream()
                .flatMap(day -> on(day, null, known, "meeting.warning.deadline", locale).stream())
                .distinct()
                .toList();
    }

    private static List<LocalDate> datesOf(Moves moves) {
        return moves.milestones().stream()
                .flatMap(milestone -> Stream.ofNullable(milestone.after()))
                .toList();
    }

    private List<String> on(LocalDate day, @Nullable String country, KnownHolidays known, String key, Locale locale) {
        return known.on(day, country).stream()
                .map(holiday -> words.say(key, locale, words.day(day, locale), name(holiday, locale)))
                .toList();
    }

    String name(Holiday holiday, Locale locale) {
        return holiday.isNamedByCode() ? words.holiday(holiday.name(), locale) : holiday.name();
    }
}
