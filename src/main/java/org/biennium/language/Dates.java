package org.biennium.language;

import com.ibm.icu.text.TimeZoneNames;
import com.ibm.icu.util.TimeZone;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Days and hours as each language writes them, always with the place whose clock they are by. */
@Component
public class Dates {

    private final MessageSource messages;

    Dates(MessageSource messages) {
        this.messages = messages;
    }

    /** 15 January 2027; 1er janvier 2027. */
    public String day(LocalDate date, Locale locale) {
        return say(
                "language.day",
                locale,
                date.getDayOfMonth(),
                month(date, locale),
                year(date),
                String.valueOf(date.getMonthValue()));
    }

    /** 15 January; 1er janvier: of any year. */
    public String dayOfYear(MonthDay day, Locale locale) {
        return say(
                "language.day-of-year",
                locale,
                day.getDayOfMonth(),
                day.getMonth().getDisplayName(TextStyle.FULL, locale),
                String.valueOf(day.getMonthValue()));
    }

    /** 14:32; 14 h 32: by the clock of this zone, for what has just happened. */
    public String hour(Instant instant, ZoneId zone, Locale locale) {
        var at = instant.atZone(zone);
        return say(
                "language.hour",
                locale,
                String.valueOf(at.getHour()),
                "%02d".formatted(at.getHour()),
                "%02d".formatted(at.getMinute()));
    }

    /** Friday 18 December 2026, 23:59 (Montreal): by the clock of this zone. */
    public String moment(Instant instant, ZoneId zone, Locale locale) {
        return moment("language.moment", instant.atZone(zone), locale);
    }

    /**
     * vendredi 18 décembre 2026 23 h 59 (Montréal), samedi 19 décembre 5 h 59 (Tunis): there, then by the reader's own
     * clock where that is another place.
     */
    public String moment(Instant instant, ZoneId there, ZoneId here, Locale locale) {
        var first = moment(instant, there, locale);
        if (city(there, locale).equals(city(here, locale))) {
            return first;
        }
        var second = instant.atZone(here);
        var key = instant.atZone(there).getYear() == second.getYear() ? "language.moment.same-year" : "language.moment";
        return first + say("language.moment.separator", locale) + moment(key, second, locale);
    }

    /** The place by which a zone is known: of ours where it has another name with us, else the one of the world's list. */
    public String city(ZoneId zone, Locale locale) {
        var ours = messages.getMessage("language.city." + zone.getId(), null, null, locale);
        return ours == null ? Objects.requireNonNullElse(place(zone.getId(), locale), zone.getId()) : ours;
    }

    private static @Nullable String place(String zone, Locale locale) {
        return TimeZoneNames.getInstance(locale).getExemplarLocationName(TimeZone.getCanonicalID(zone));
    }

    private String moment(String key, ZonedDateTime at, Locale locale) {
        return say(
                key,
                locale,
                at.getDayOfWeek().getDisplayName(TextStyle.FULL, locale),
                at.getDayOfMonth(),
                month(at.toLocalDate(), locale),
                year(at.toLocalDate()),
                String.valueOf(at.getHour()),
                "%02d".formatted(at.getHour()),
                "%02d".formatted(at.getMinute()),
                city(at.getZone(), locale),
                String.valueOf(at.getMonthValue()));
    }

    private static String month(LocalDate date, Locale locale) {
        return date.getMonth().getDisplayName(TextStyle.FULL, locale);
    }

    // As a text: a number would get its thousands set apart.
    private static String year(LocalDate date) {
        return String.valueOf(date.getYear());
    }

    private String say(String key, Locale locale, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}
