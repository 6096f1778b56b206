package org.biennium.document;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Words of a template in every language of the product. */
public record Label(Map<String, String> byLanguage) {

    static final Set<String> LANGUAGES = Set.of("en", "fr", "es");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Label {
        if (!byLanguage.keySet().equals(LANGUAGES)
                || byLanguage.values().stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("Not in each of the languages " + LANGUAGES + ": " + byLanguage);
        }
    }

    /** The words in this language; in English where it is not one of the product's. */
    public String in(Locale locale) {
        var words = byLanguage.get(locale.getLanguage());
        return words == null ? byLanguage.getOrDefault("en", "") : words;
    }
}
