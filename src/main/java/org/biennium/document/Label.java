package org.biennium.document;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Locale;
import java.util.Map;

/** Words of a template: in English always, in the other languages as far as its writer had them. */
public record Label(Map<String, String> byLanguage) {

    private static final String ENGLISH = "en";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Label {
        if (!byLanguage.containsKey(ENGLISH) || byLanguage.values().stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("Not in English, or blank in some language: " + byLanguage);
        }
    }

    /** The words in this language; in English where there are none. */
    public String in(Locale locale) {
        var words = byLanguage.get(locale.getLanguage());
        return words == null ? byLanguage.getOrDefault(ENGLISH, "") : words;
    }
}
