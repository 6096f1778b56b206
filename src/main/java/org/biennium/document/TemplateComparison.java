package org.biennium.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.biennium.language.Languages;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/**
 * How a template differs from another one, said section by section. Sections, fields and choices are known by their keys;
 * whatever else a template says is compared as it stands there.
 */
final class TemplateComparison {

    private static final int LONGEST = 400;
    private static final Set<String> APART = Set.of("code", "version", "sections", "checks");
    private static final List<String> CHECKED = List.of("field", "total", "fields", "parts");

    private final JsonNode before;
    private final JsonNode now;
    private final MessageSource messages;
    private final Locale locale;

    TemplateComparison(JsonNode before, JsonNode now, MessageSource messages, Locale locale) {
        this.before = before;
        this.now = now;
        this.messages = messages;
        this.locale = locale;
    }

    /**
     * A section that differs.
     *
     * @param change added, removed or changed
     */
    record Group(String title, String change, List<Line> lines) {}

    /** A difference: of what, and which. */
    record Line(String subject, String sentence) {}

    List<Group> groups() {
        var groups = new ArrayList<Group>();
        var whole = new ArrayList<Line>();
        properties(say("subject.whole"), before, now, APART, whole);
        checks(whole);
        if (!whole.isEmpty()) {
            groups.add(new Group(say("subject.whole"), "changed", whole));
        }
        var was = byKey(before.path("sections"), "key");
        var is = byKey(now.path("sections"), "key");
        var moved = moved(was, is);
        for (var key : together(is.keySet(), was.keySet())) {
            var group = section(was.get(key), is.get(key), moved.contains(key));
            if (!group.lines().isEmpty()) {
                groups.add(group);
            }
        }
        return groups;
    }

    private void checks(List<Line> lines) {
        var was = entries(before.path("checks"));
        var is = entries(now.path("checks"));
        is.stream()
                .filter(check -> !was.contains(check))
                .forEach(
                        check -> lines.add(new Line(say("subject.checks"), say("change.check.added", checked(check)))));
        was.stream()
                .filter(check -> !is.contains(check))
                .forEach(check ->
                        lines.add(new Line(say("subject.checks"), say("change.check.removed", checked(check)))));
    }

    private String checked(JsonNode check) {
        var section = byKey(now.path("sections"), "key")
                .getOrDefault(check.path("section").asText(), MissingNode.getInstance());
        var fields = byKey(section.path("fields"), "key");
        var rule = check.path("rule").asText();
        var level = check.path("level").asText();
        var names = CHECKED.stream()
                .map(check::path)
                .flatMap(value -> value.isArray() ? entries(value).stream() : Stream.of(value))
                .map(value -> fields.getOrDefault(value.asText(), MissingNode.getInstance()))
                .map(field -> words(field.path("label")))
                .filter(name -> !name.isEmpty());
        return say(
                "check",
                spoken("templates.rule." + rule, rule),
                spoken("check.level." + level, level),
                Stream.concat(Stream.of(words(section.path("title"))), names).collect(Collectors.joining(" › ")));
    }

    private static List<JsonNode> entries(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).toList();
    }

    private Group section(@Nullable JsonNode was, @Nullable JsonNode is, boolean isMoved) {
        if (was == null || is == null) {
            var only = was == null ? Objects.requireNonNull(is) : was;
            var lines = new ArrayList<Line>();
            only.path("fields").forEach(field -> lines.add(new Line(words(field.path("label")), described(field))));
            return new Group(words(only.path("title")), was == null ? "added" : "removed", lines);
        }
        var lines = new ArrayList<Line>();
        if (isMoved) {
            lines.add(new Line(say("subject.section"), say("change.moved")));
        }
        properties(say("subject.section"), was, is, Set.of("key", "fields"), lines);
        fields(byKey(was.path("fields"), "key"), byKey(is.path("fields"), "key"), lines);
        return new Group(words(is.path("title")), "changed", lines);
    }

    private void fields(Map<String, JsonNode> was, Map<String, JsonNode> is, List<Line> lines) {
        var moved = moved(was, is);
        for (var key : together(is.keySet(), was.keySet())) {
            var first = was.get(key);
            var then = is.get(key);
            if (first == null && then != null) {
                lines.add(new Line(words(then.path("label")), say("change.field.added", described(then))));
            } else if (first != null && then == null) {
                lines.add(new Line(words(first.path("label")), say("change.field.removed", described(first))));
            } else if (first != null && then != null) {
                var subject = words(then.path("label"));
                if (moved.contains(key)) {
                    lines.add(new Line(subject, say("change.moved")));
                }
                field(subject, first, then, lines);
            }
        }
    }

    private void field(String subject, JsonNode was, JsonNode is, List<Line> lines) {
        var first = was.path("kind").asText();
        var then = is.path("kind").asText();
        if (!first.equals(then)) {
            lines.add(new Line(subject, say("change.kind", kind(first), kind(then))));
        }
        if (was.path("required").asBoolean() != is.path("required").asBoolean()) {
            lines.add(new Line(
                    subject, say(is.path("required").asBoolean() ? "change.compulsory" : "change.not-compulsory")));
        }
        properties(subject, was, is, Set.of("key", "kind", "required"), lines);
    }

    private void properties(String subject, JsonNode was, JsonNode is, Set<String> apart, List<Line> lines) {
        var names = new LinkedHashSet<String>();
        is.fieldNames().forEachRemaining(names::add);
        was.fieldNames().forEachRemaining(names::add);
        names.removeAll(apart);
        for (var name : names) {
            if (!was.path(name).equals(is.path(name))) {
                property(subject, name, was.path(name), is.path(name), lines);
            }
        }
    }

    private void property(String subject, String name, JsonNode was, JsonNode is, List<Line> lines) {
        if (isLabel(was) || isLabel(is)) {
            label(subject, name, was, is, lines);
        } else if (isCoded(was) && isCoded(is)) {
            entries(subject, byKey(was, "code"), byKey(is, "code"), lines);
        } else if (was.isObject() && is.isObject()) {
            properties(subject, was, is, Set.of(), lines);
        } else {
            lines.add(new Line(subject, say("change.setting", property(name), value(was), value(is))));
        }
    }

    private void label(String subject, String name, JsonNode was, JsonNode is, List<Line> lines) {
        for (var language : Languages.SHIPPED) {
            var first = was.path(language.getLanguage()).asText();
            var then = is.path(language.getLanguage()).asText();
            if (!first.equals(then)) {
                var how = first.isEmpty() ? "new" : then.isEmpty() ? "gone" : "other";
                lines.add(new Line(
                        subject,
                        say("change.words." + how, property(name), language.getDisplayLanguage(locale), first, then)));
            }
        }
    }

    private void entries(String subject, Map<String, JsonNode> was, Map<String, JsonNode> is, List<Line> lines) {
        for (var code : together(is.keySet(), was.keySet())) {
            var first = was.get(code);
            var then = is.get(code);
            if (first == null && then != null) {
                lines.add(new Line(subject, say("change.choice.added", value(then))));
            } else if (first != null && then == null) {
                lines.add(new Line(subject, say("change.choice.removed", value(first))));
            } else if (first != null && then != null) {
                properties(subject + " › " + value(then), first, then, Set.of("code"), lines);
            }
        }
        if (!moved(was, is).isEmpty()) {
            lines.add(new Line(subject, say("change.choices.order")));
        }
    }

    private String described(JsonNode field) {
        var kind = kind(field.path("kind").asText());
        return field.path("required").asBoolean() ? say("field.compulsory", kind) : kind;
    }

    private String kind(String kind) {
        return spoken("templates.kind." + kind, kind);
    }

    private String property(String name) {
        return spoken("templates.property." + name, name);
    }

    private String value(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return "–";
        } else if (value.isBoolean()) {
            return say(value.asBoolean() ? "yes" : "no");
        } else if (value.isArray()) {
            return shortened(entries(value).stream().map(this::value).collect(Collectors.joining(", ")));
        } else if (value.isObject()) {
            return isLabel(value)
                    ? words(value)
                    : isLabel(value.path("label"))
                            ? words(value.path("label"))
                            : shortened(entries(value).stream().map(this::value).collect(Collectors.joining(", ")));
        }
        return shortened(value.asText());
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    private String words(JsonNode label) {
        return label.path(locale.getLanguage()).asText(label.path("en").asText());
    }

    private static boolean isLabel(JsonNode value) {
        return value.isObject() && value.path("en").isTextual();
    }

    private static boolean isCoded(JsonNode value) {
        return value.isArray() && entries(value).stream().allMatch(it -> it.has("code"));
    }

    private static Map<String, JsonNode> byKey(JsonNode list, String key) {
        var byKey = new LinkedHashMap<String, JsonNode>();
        list.forEach(entry -> byKey.put(entry.path(key).asText(), entry));
        return byKey;
    }

    private static Set<String> moved(Map<String, JsonNode> was, Map<String, JsonNode> is) {
        var moved = new TreeSet<>(is.keySet());
        moved.retainAll(was.keySet());
        moved.removeAll(Order.steady(List.copyOf(was.keySet()), List.copyOf(is.keySet())));
        return moved;
    }

    private static Set<String> together(Set<String> first, Set<String> then) {
        var all = new LinkedHashSet<>(first);
        all.addAll(then);
        return all;
    }

    private String spoken(String key, String otherwise) {
        return Objects.requireNonNull(messages.getMessage(key, null, otherwise, locale));
    }

    private String say(String key, Object... arguments) {
        return messages.getMessage("templates." + key, arguments, locale);
    }
}
