package org.biennium.document;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether JSON can be read as a template: each property is known and of its kind, and those that must be there are. */
final class TemplateShape {

    private static final int LONGEST = 2_000;
    private static final int MOST_ENTRIES = 1_000;
    private static final Choice FIELD = Choice.of(Field.class);
    private static final Choice CHECK = Choice.of(Check.class);

    /** What is one of several kinds, told by a property. */
    private record Choice(Class<?> type, String property, Map<String, Class<?>> kinds) {

        static Choice of(Class<?> type) {
            return new Choice(
                    type,
                    type.getAnnotation(JsonTypeInfo.class).property(),
                    Arrays.stream(type.getAnnotation(JsonSubTypes.class).value())
                            .collect(Collectors.toMap(JsonSubTypes.Type::name, JsonSubTypes.Type::value)));
        }
    }

    private static final List<String> AUDIENCES =
            Arrays.stream(Audience.values()).map(Audience::code).toList();
    private static final List<String> LEVELS =
            Arrays.stream(Finding.Level.values()).map(Finding.Level::code).toList();

    private final List<Mistake> mistakes = new ArrayList<>();

    private final Set<String> languages;

    private TemplateShape(Set<String> languages) {
        this.languages = languages;
    }

    /** @param languages in which each label must be there; it may be there in others that the product knows */
    static List<Mistake> mistakes(JsonNode json, Set<String> languages) {
        var shape = new TemplateShape(languages);
        shape.object(json, Template.class, "");
        return shape.mistakes;
    }

    private void object(JsonNode json, Class<?> record, String place) {
        if (!json.isObject()) {
            add(place, "no-object");
            return;
        }
        var known = Arrays.stream(record.getRecordComponents())
                .collect(Collectors.toMap(RecordComponent::getName, component -> component));
        json.fieldNames().forEachRemaining(name -> {
            if (!known.containsKey(name) && !tellsItsKind(name, record)) {
                add(place, "unknown-property", shortened(name));
            }
        });
        for (var component : record.getRecordComponents()) {
            property(json.get(component.getName()), component, place);
        }
    }

    private static boolean tellsItsKind(String name, Class<?> record) {
        return Stream.of(FIELD, CHECK)
                .anyMatch(choice ->
                        choice.property().equals(name) && choice.type().isAssignableFrom(record));
    }

    private void property(@Nullable JsonNode json, RecordComponent component, String place) {
        var name = component.getName();
        if (json == null || json.isNull()) {
            if (mustBeThere(component)) {
                add(place, "missing-property", name);
            }
            return;
        }
        value(json, component.getGenericType(), within(place, name));
    }

    private static boolean mustBeThere(RecordComponent component) {
        return !component.getType().isPrimitive()
                && !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private void value(JsonNode json, Type type, String place) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            list(json, list.getActualTypeArguments()[0], place);
        } else if (type == Field.class) {
            oneOf(FIELD, json, place);
        } else if (type == Check.class) {
            oneOf(CHECK, json, place);
        } else if (type == Finding.Level.class) {
            require(LEVELS.contains(json.asText()), place, "no-audience", String.join(", ", LEVELS));
        } else if (type == Label.class) {
            label(json, place);
        } else if (type == String.class) {
            require(json.isTextual() && isSpeakable(json.asText()), place, "no-text");
        } else if (type == boolean.class) {
            require(json.isBoolean(), place, "no-truth");
        } else if (type == int.class) {
            require(json.canConvertToInt() && json.isIntegralNumber() && json.asInt() >= 0, place, "no-number");
        } else if (type == Audience.class) {
            require(AUDIENCES.contains(json.asText()), place, "no-audience", String.join(", ", AUDIENCES));
        } else if (type instanceof Class<?> other && other.isRecord()) {
            object(json, other, place);
        }
    }

    private void list(JsonNode json, Type of, String place) {
        if (!json.isArray()) {
            add(place, "no-list");
            return;
        }
        if (json.size() > MOST_ENTRIES) {
            add(place, "too-many", MOST_ENTRIES);
            return;
        }
        for (var at = 0; at < json.size(); at++) {
            value(json.get(at), of, within(place, named(json.get(at), at)));
        }
    }

    private void oneOf(Choice choice, JsonNode json, String place) {
        var kinds = choice.kinds();
        var kind = kinds.get(json.path(choice.property()).asText());
        if (!json.isObject()) {
            add(place, "no-object");
        } else if (kind == null) {
            add(place, "unknown-kind", kinds.keySet().stream().sorted().collect(Collectors.joining(", ")));
        } else {
            object(json, kind, place);
        }
    }

    private void label(JsonNode json, String place) {
        if (!json.isObject()) {
            add(place, "no-label");
            return;
        }
        json.fieldNames().forEachRemaining(name -> {
            if (!Narrative.LANGUAGES.contains(name)) {
                add(place, "unknown-property", shortened(name));
            }
        });
        Narrative.LANGUAGES.stream()
                .filter(language -> languages.contains(language) || json.has(language))
                .forEach(language -> {
                    var words = json.path(language);
                    require(words.isTextual() && isSpeakable(words.asText()), within(place, language), "no-text");
                });
    }

    private static boolean isSpeakable(String text) {
        return !text.isBlank() && text.length() <= LONGEST && text.chars().noneMatch(c -> c < ' ' || c == 0x7f);
    }

    /** An entry of a list by its key or code, else by its place. */
    private static String named(JsonNode entry, int at) {
        var key = entry.path("key").asText(entry.path("code").asText());
        return key.isBlank() ? String.valueOf(at + 1) : shortened(key);
    }

    private static String shortened(String name) {
        return name.length() <= 60 ? name : name.substring(0, 60) + "…";
    }

    private static String within(String place, String name) {
        return place.isEmpty() ? name : place + " › " + name;
    }

    private void require(boolean holds, String place, String otherwise, Object... arguments) {
        if (!holds) {
            add(place, otherwise, arguments);
        }
    }

    private void add(String place, String what, Object... arguments) {
        mistakes.add(Mistake.at(place, what, arguments));
    }
}
