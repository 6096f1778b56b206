package org.biennium.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a person typed, exactly, by the name of the input. A field none of whose inputs is there was not asked for and
 * stays as it is.
 */
public record Typed(Map<String, List<String>> values) {

    private static final String PREFIX = "f.";

    public static final Typed NOTHING = new Typed(Map.of());

    public Typed {
        values = Map.copyOf(values);
    }

    public static Typed of(String input, String... typed) {
        return new Typed(Map.of(input, List.of(typed)));
    }

    /** The inputs of fields among the parameters of a request. */
    public static Typed in(Map<String, String[]> parameters) {
        var values = new LinkedHashMap<String, List<String>>();
        parameters.forEach((name, typed) -> {
            if (name.startsWith(PREFIX)) {
                values.put(name.substring(PREFIX.length()), List.of(typed));
            }
        });
        return new Typed(values);
    }

    public boolean has(Field field) {
        return field.inputs().stream().anyMatch(values::containsKey);
    }

    /** What was typed into this input, empty when it is not there. */
    public String one(String input) {
        return values.getOrDefault(input, List.of()).stream().findFirst().orElse("");
    }

    /** What was ticked under this name. */
    public List<String> all(String input) {
        return values.getOrDefault(input, List.of()).stream()
                .filter(code -> !code.isBlank())
                .distinct()
                .toList();
    }

    public Typed and(Typed more) {
        var both = new LinkedHashMap<>(values);
        both.putAll(more.values);
        return new Typed(both);
    }

    /** The same with another value in this field. */
    Typed with(Field field, @Nullable JsonNode value) {
        var rest = new LinkedHashMap<>(values);
        field.inputs().forEach(rest::remove);
        var changed = new Typed(rest);
        return value == null ? changed : changed.and(field.typed(value));
    }

    /** The values by the names that the inputs have in a form. */
    public Map<String, List<String>> named() {
        var named = new LinkedHashMap<String, List<String>>();
        values.forEach((input, typed) -> named.put(PREFIX + input, typed));
        return named;
    }

    Stream<String> inputs() {
        return values.keySet().stream();
    }
}
