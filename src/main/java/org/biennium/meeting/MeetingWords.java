package org.biennium.meeting;

import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.biennium.engine.Refusal;
import org.biennium.language.Dates;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** How meetings and dates are said to a reader. */
@Component
class MeetingWords {

    private final MessageSource messages;
    private final Dates dates;

    MeetingWords(MessageSource messages, Dates dates) {
        this.messages = messages;
        this.dates = dates;
    }

    /** 9 to 11 February 2027, or that it is to be determined. */
    String when(Meeting meeting, Locale locale) {
        return when(meeting.first(), meeting.last(), locale);
    }

    /** A meeting in a list to choose from. */
    String choice(Meeting meeting, Locale locale) {
        return meeting.code() + " · " + when(meeting, locale);
    }

    String when(@Nullable LocalDate first, @Nullable LocalDate last, Locale locale) {
        if (first == null || last == null) {
            return toBeDetermined(locale);
        }
        return first.equals(last)
                ? dates.day(first, locale)
                : say("meeting.from-to", locale, dates.day(first, locale), dates.day(last, locale));
    }

    /** Rome, Italy; null where neither is known. */
    @Nullable
    String where(Meeting meeting, Locale locale) {
        var country = meeting.country() == null ? null : country(meeting.country(), locale);
        var city = meeting.city() == null ? null : city(meeting.city(), meeting.zone(), locale);
        return city == null ? country : country == null ? city : say("meeting.place", locale, city, country);
    }

    String day(@Nullable LocalDate date, Locale locale) {
        return date == null ? toBeDetermined(locale) : dates.day(date, locale);
    }

    /** 19 December, of any year. */
    String dayOfYear(MonthDay day, Locale locale) {
        return dates.dayOfYear(day, locale);
    }

    /** Who did it, and when by the reader's clock. */
    String by(String name, Instant at, ZoneId here, Locale locale) {
        return say("meeting.edited", locale, name, dates.moment(at, here, locale));
    }

    String toBeDetermined(Locale locale) {
        return say("meeting.to-be-determined", locale);
    }

    /** A holiday by its code; one that the calendar of a country alone knows is a public holiday there. */
    String holiday(String code, Locale locale) {
        return Objects.requireNonNull(
                messages.getMessage("holiday." + code, null, say("holiday.public", locale), locale));
    }

    static String country(String code, Locale locale) {
        return new Locale.Builder().setRegion(code).build().getDisplayCountry(locale);
    }

    /** A city by which its zone is named has a name in every language; others are said as they were entered. */
    private String city(String entered, @Nullable ZoneId zone, Locale locale) {
        return zone != null && dates.city(zone, Locale.ENGLISH).equals(entered) ? dates.city(zone, locale) : entered;
    }

    /** What cannot stand, field by field, in their order. */
    Map<String, String> sentences(Map<String, String> keys, Locale locale) {
        var sentences = new LinkedHashMap<String, String>();
        keys.forEach((field, key) -> sentences.put(field, say(key, locale)));
        return sentences;
    }

    /** Why something was refused. */
    String say(Refusal refusal, Locale locale) {
        return say(refusal.key(), locale, refusal.arguments());
    }

    String say(String key, Locale locale, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}
