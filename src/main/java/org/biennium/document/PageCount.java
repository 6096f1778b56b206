package org.biennium.document;

import java.util.Locale;
import org.springframework.context.MessageSource;

/**
 * The words around the numbers in Page 3 of 12, which only the program that sets the pages knows.
 *
 * @param between the number of the page and that of all pages
 */
public record PageCount(String before, String between, String after) {

    static PageCount in(Locale locale, MessageSource messages) {
        var sentence = messages.getMessage("copy.page", new Object[] {"\u0001", "\u0001"}, locale);
        var parts = sentence.split("\u0001", -1);
        return new PageCount(parts[0], parts[1], parts[2]);
    }
}
