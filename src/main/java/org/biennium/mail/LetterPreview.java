package org.biennium.mail;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.biennium.engine.Deadline;
import org.biennium.mail.LetterPress.Printed;
import org.biennium.mail.LetterSamples.Sample;
import org.biennium.people.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The sample letters of all rooms, as their readers would see them. */
@Component
class LetterPreview {

    /** With which facts samples are filled. */
    enum Facts {
        /** As they come every day. */
        USUAL,
        /** Long names written from right to left, a very long reason, no date, no phone, a language not shipped. */
        EXTREME;

        /** The word in addresses and message keys. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final ZoneId MONTREAL = ZoneId.of("America/Toronto");
    private static final ZoneId TUNIS = ZoneId.of("Africa/Tunis");
    // As long as a name may be.
    private static final String LONG_NAME =
            "عبد الرحمن محمد الأمين بن عبد العزيز ".repeat(4).substring(0, 120).strip();
    private static final int LONGEST_REASON = 10_000;

    private final List<LetterSamples> rooms;
    private final LetterPress press;
    private final MessageSource messages;
    private final Clock clock;

    LetterPreview(List<LetterSamples> rooms, LetterPress press, MessageSource messages, Clock clock) {
        this.rooms = rooms;
        this.press = press;
        this.messages = messages;
        this.clock = clock;
    }

    /** All of them, in the order of the rooms. */
    List<Sample> samples(Locale language, Facts facts) {
        var madeUp = facts == Facts.USUAL ? usual(language) : extreme(language);
        return rooms.stream().flatMap(room -> room.filledWith(madeUp).stream()).toList();
    }

    Printed print(Sample sample, Facts facts) {
        return press.print(sample.letter(), officer(facts));
    }

    private MadeUp usual(Locale language) {
        return new MadeUp(
                person("Salem Trabelsi", List.of(language.getLanguage()), language, null),
                person("Leïla Haddad", List.of("fr"), Locale.FRENCH, null),
                "Nadia Ben Salah",
                messages.getMessage("page.preview.words", null, language),
                new Deadline(LocalDate.of(2027, 1, 15), LocalTime.of(23, 59), MONTREAL),
                clock.instant().atZone(MONTREAL));
    }

    private MadeUp extreme(Locale language) {
        var words = messages.getMessage("page.preview.words", null, language) + " ";
        return new MadeUp(
                person(LONG_NAME, List.of("ar", language.getLanguage()), language, null),
                person(LONG_NAME, List.of("ar"), Locale.ENGLISH, null),
                LONG_NAME,
                words.repeat(LONGEST_REASON / words.length()),
                null,
                clock.instant().atZone(MONTREAL));
    }

    private static Person officer(Facts facts) {
        return facts == Facts.USUAL
                ? person("Ana Gómez", List.of("en"), Locale.ENGLISH, "+1 514 288 2220")
                : person(LONG_NAME, List.of("en"), Locale.ENGLISH, null);
    }

    private static Person person(String name, List<String> languages, Locale locale, @Nullable String phone) {
        return new Person("sample", name, "sample@example.org", languages, locale, TUNIS, phone, null);
    }
}
