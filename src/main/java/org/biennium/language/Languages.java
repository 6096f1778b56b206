package org.biennium.language;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The languages the product speaks. */
public final class Languages {

    /** In the order they are offered. */
    public static final List<Locale> SHIPPED = List.of(Locale.ENGLISH, Locale.FRENCH, Locale.forLanguageTag("es"));

    private Languages() {}

    /** Their codes, such as fr. */
    public static Set<String> codes() {
        return SHIPPED.stream().map(Locale::getLanguage).collect(Collectors.toUnmodifiableSet());
    }

    /** The first of these languages that is shipped, else English. */
    public static Locale firstShipped(List<String> codes) {
        return codes.stream()
                .map(Locale::forLanguageTag)
                .filter(SHIPPED::contains)
                .findFirst()
                .orElse(Locale.ENGLISH);
    }
}
