package org.biennium.document;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Places of documents as people name them: Activities, activity 6. Nothing of what is written there is told. */
@Component
public class PlaceNames {

    private final MessageSource messages;

    PlaceNames(MessageSource messages) {
        this.messages = messages;
    }

    /**
     * A section or a row of it.
     *
     * @param rowNumber counted from 1; 0 for no row
     */
    public String of(Template template, String section, int rowNumber, Locale locale) {
        var part = template.section(section);
        var title = part.title().in(locale);
        var rows = part.rows();
        return rows == null || rowNumber == 0
                ? title
                : messages.getMessage(
                        "document.place.row",
                        new Object[] {title, inASentence(rows.one().in(locale), locale), rowNumber},
                        locale);
    }

    /** The same, or a field there. */
    public String of(Template template, String section, int rowNumber, @Nullable String field, Locale locale) {
        var place = of(template, section, rowNumber, locale);
        return field == null
                ? place
                : messages.getMessage(
                        "document.place.field",
                        new Object[] {
                            place,
                            template.section(section).field(field).label().in(locale)
                        },
                        locale);
    }

    /** The place of a discussion; where its row has gone, that is said. */
    String of(Template template, Discussion discussion, Locale locale) {
        var section = discussion.place().section();
        if (!discussion.isRowGone()) {
            return of(template, section, discussion.rowNumber(), discussion.field(), locale);
        }
        return messages.getMessage(
                "document.place.field",
                new Object[] {
                    of(template, section, 0, locale), messages.getMessage("document.reference.gone", null, locale)
                },
                locale);
    }

    /** With a small letter, but for what begins with more than one capital. */
    private static String inASentence(String words, Locale locale) {
        return words.length() > 1 && Character.isUpperCase(words.charAt(1))
                ? words
                : words.substring(0, 1).toLowerCase(locale) + words.substring(1);
    }
}
