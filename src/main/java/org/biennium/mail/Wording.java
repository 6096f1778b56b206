package org.biennium.mail;

import java.text.Bidi;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.biennium.engine.Deadline;
import org.biennium.language.Dates;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;

/** How a letter says dates, names and other people's words in its reader's language and zone; templates call it say. */
final class Wording {

    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");
    private static final Pattern CONTROLS_IN_A_TEXT = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]+");
    private static final Pattern DIRECTIONS = Pattern.compile("[\\u202a-\\u202e\\u2066-\\u2069]+");
    private static final Pattern NOT_DIALLED = Pattern.compile("[^0-9+]+");
    // A letter stays below 20 kB also where each byte of the excerpt is written as three characters.
    private static final int EXCERPT_BYTES = 2000;

    private final MessageSource messages;
    private final Dates dates;
    private final Locale locale;
    private final ZoneId zone;

    Wording(MessageSource messages, Dates dates, Locale locale, ZoneId zone) {
        this.messages = messages;
        this.dates = dates;
        this.locale = locale;
        this.zone = zone;
    }

    /** 15 janvier 2027, where the deadline is. */
    public String date(Deadline deadline) {
        return dates.day(deadline.date(), locale);
    }

    /** vendredi 18 décembre 2026 23 h 59 (Montréal), samedi 19 décembre 5 h 59 (Tunis): there, then here. */
    public String moment(Deadline deadline) {
        return dates.moment(deadline.instant(), deadline.zone(), zone, locale);
    }

    /** The same of any moment. */
    public String moment(ZonedDateTime there) {
        return dates.moment(there.toInstant(), there.getZone(), zone, locale);
    }

    /** A phone number as a link dials it. */
    public String dialled(String phone) {
        return NOT_DIALLED.matcher(phone).replaceAll("");
    }

    /** A name on one line; one written from right to left cannot disturb what stands around it. */
    public String name(String name) {
        var line = line(name);
        return Bidi.requiresBidi(line.toCharArray(), 0, line.length()) ? "\u2068" + line + "\u2069" : line;
    }

    /** Names, one after the other. */
    public String names(List<String> names) {
        return String.join(
                message("mail.names.separator"), names.stream().map(this::name).toList());
    }

    /** The beginning of what somebody wrote, short enough for a letter. */
    public String excerpt(String text) {
        var clean = DIRECTIONS
                .matcher(CONTROLS_IN_A_TEXT.matcher(text.strip()).replaceAll(" "))
                .replaceAll("");
        var end = 0;
        for (var bytes = 0; end < clean.length(); ) {
            var character = clean.codePointAt(end);
            bytes += character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
            if (bytes > EXCERPT_BYTES) {
                return message("mail.excerpt", clean.substring(0, end).stripTrailing());
            }
            end += Character.charCount(character);
        }
        return clean;
    }

    /** The same, set off from the letter's own words in a plain text. */
    public String quotation(String text) {
        return excerpt(text).lines().map(line -> ("> " + line).stripTrailing()).collect(Collectors.joining("\n"));
    }

    /** What a sentence names: deadlines as dates, moments with their hour, messages in the reader's language, texts as names on one line. */
    public Object said(Object argument) {
        if (argument instanceof Number) {
            return argument;
        }
        if (argument instanceof Deadline deadline) {
            return date(deadline);
        }
        if (argument instanceof ZonedDateTime moment) {
            return moment(moment);
        }
        if (argument instanceof MessageSourceResolvable resolvable) {
            var codes = resolvable.getCodes();
            var arguments = resolvable.getArguments();
            if (codes == null || codes.length == 0) {
                throw new IllegalArgumentException("A message without a key cannot be said");
            }
            return message(
                    codes[0],
                    arguments == null
                            ? new Object[0]
                            : List.of(arguments).stream().map(this::said).toArray());
        }
        return name(String.valueOf(argument));
    }

    /** A sentence of the bundles. */
    public String message(String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }

    /** On one line, without anything that could begin a header or turn the direction of what follows. */
    static String line(String text) {
        return DIRECTIONS
                .matcher(CONTROLS.matcher(text).replaceAll(" "))
                .replaceAll("")
                .strip();
    }
}
