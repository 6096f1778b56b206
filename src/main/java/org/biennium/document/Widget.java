package org.biennium.document;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a field is asked for.
 *
 * @param kind names the fragment that draws it
 * @param values what the inputs hold, by part; the part of a single input is empty
 * @param groups what can be chosen
 * @param maximum characters of a text, 0 where that says nothing
 * @param unit what a number counts
 */
public record Widget(
        String kind,
        Map<String, String> values,
        List<Group> groups,
        int maximum,
        @Nullable String unit) {

    /** Choices under a heading. */
    public record Group(@Nullable String label, List<Option> options) {

        public long chosen() {
            return options.stream().filter(Option::chosen).count();
        }

        public boolean anyChosen() {
            return chosen() > 0;
        }
    }

    /** A choice. */
    public record Option(String code, String label, boolean chosen) {}

    /** An input for a text. */
    static Widget input(String kind, String value, int maximum, @Nullable String unit) {
        return new Widget(kind, Map.of("", value), List.of(), maximum, unit);
    }

    static Widget choice(String kind, List<Group> groups) {
        return new Widget(kind, Map.of(), groups, 0, null);
    }
}
