package org.biennium.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A deployed form: what it asks, in any language, and whether what was sent answers it. */
final class Form {

    /** The kinds of component that the check knows; a model's test refuses a form with any other. */
    static final Set<String> KINDS =
            Set.of("text", "separator", "textfield", "textarea", "radio", "select", "checkbox");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode tree;

    private Form(ObjectNode tree) {
        this.tree = tree;
    }

    static Form read(InputStream deployed) {
        try (deployed) {
            return new Form((ObjectNode) JSON.readTree(deployed));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The id of the form, which is the name of its step. */
    String id() {
        return tree.path("id").asText();
    }

    /**
     * The form with its texts in another language and its open choices filled.
     *
     * @param texts the text of a message key, null where there is none and the form's own stands
     * @param options the choices of a field that offers data
     */
    InputStream spoken(Function<String, @Nullable String> texts, Function<String, List<ProcessRoom.Option>> options) {
        places().forEach((key, place) -> {
            var text = texts.apply(key);
            if (text != null) {
                place.node().put(place.part(), text);
            }
        });
        components(tree).forEach(component -> offer(component, options));
        return new ByteArrayInputStream(tree.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** What it says, by message keys. */
    Map<String, String> texts() {
        var texts = new LinkedHashMap<String, String>();
        places().forEach((key, place) ->
                texts.put(key, place.node().path(place.part()).asText()));
        return texts;
    }

    /** Where a text stands. */
    private record Text(ObjectNode node, String part) {}

    private Map<String, Text> places() {
        var places = new LinkedHashMap<String, Text>();
        for (var component : components(tree)) {
            var key = "task." + Names.kebab(id()) + "." + name(component);
            place(places, key, component, "label");
            place(places, key + ".description", component, "description");
            // Not what is filled in anew for each reader.
            if (!component.path("text").asText().startsWith("{{")) {
                place(places, key, component, "text");
            }
            for (var value : component.path("values")) {
                place(places, key + "." + value.path("value").asText(), (ObjectNode) value, "label");
            }
        }
        return places;
    }

    private static void place(Map<String, Text> places, String key, ObjectNode node, String part) {
        if (node.has(part)) {
            places.put(key, new Text(node, part));
        }
    }

    /** What it asks for, in the words it has now. */
    List<FormField> fields() {
        return components(tree).stream()
                .filter(component -> component.has("key"))
                .map(Form::field)
                .toList();
    }

    private static FormField field(ObjectNode component) {
        var rules = component.path("validate");
        var options = new ArrayList<ProcessRoom.Option>();
        component
                .path("values")
                .forEach(value -> options.add(new ProcessRoom.Option(
                        value.path("value").asText(), value.path("label").asText())));
        return new FormField(
                name(component),
                component.path("type").asText(),
                component.path("label").asText(),
                component.path("description").asText(),
                rules.path("required").asBoolean(),
                rules.path("maxLength").asInt(0),
                options);
    }

    private static void offer(ObjectNode component, Function<String, List<ProcessRoom.Option>> options) {
        var open = component.has("values") && component.get("values").isEmpty();
        if (open) {
            var values = component.putArray("values");
            for (var option : options.apply(name(component))) {
                values.addObject().put("value", option.value()).put("label", option.label());
            }
        }
    }

    /**
     * What was sent, trimmed and complete: every field of the form is a key, an empty answer is null.
     *
     * @param options the choices of a field that offers data
     * @throws Refusal naming the first field that does not hold what the form asks
     */
    Map<String, Object> check(Map<String, Object> sent, Function<String, List<ProcessRoom.Option>> options) {
        var answers = new LinkedHashMap<String, @Nullable Object>();
        for (var component : components(tree)) {
            if (component.has("key")) {
                answers.put(name(component), answer(component, sent.get(name(component)), options));
            }
        }
        for (var name : sent.keySet()) {
            if (!answers.containsKey(name)) {
                throw new Refusal("form.unknown-field", printable(name));
            }
        }
        return answers;
    }

    private @Nullable Object answer(
            ObjectNode field, @Nullable Object sent, Function<String, List<ProcessRoom.Option>> options) {
        var rules = field.path("validate");
        var label = new Label("task." + Names.kebab(id()) + "." + name(field));
        if (field.path("type").asText().equals("checkbox")) {
            if (sent != null && !(sent instanceof Boolean)) {
                throw new Refusal("form.not-a-choice", label);
            }
            return Boolean.TRUE.equals(sent);
        }
        if (sent != null && !(sent instanceof String)) {
            throw new Refusal("form.not-a-text", label);
        }
        var text = sent == null ? "" : ((String) sent).strip();
        // Also a text of nothing but hard spaces says nothing.
        if (text.codePoints().allMatch(letter -> Character.isSpaceChar(letter) || Character.isWhitespace(letter))) {
            if (rules.path("required").asBoolean()) {
                throw new Refusal("form.required", label);
            }
            return null;
        }
        if (text.indexOf('\0') >= 0) {
            throw new Refusal("form.unreadable-character", label);
        }
        if (field.has("values")) {
            if (!choices(field, options).contains(text)) {
                throw new Refusal("form.not-a-choice", label);
            }
        } else if (text.length() > rules.path("maxLength").asInt(0)) {
            throw new Refusal("form.too-long", label, rules.path("maxLength").asInt(0), text.length());
        }
        return text;
    }

    private static List<String> choices(ObjectNode field, Function<String, List<ProcessRoom.Option>> options) {
        if (field.get("values").isEmpty()) {
            return options.apply(name(field)).stream()
                    .map(ProcessRoom.Option::value)
                    .toList();
        }
        var choices = new ArrayList<String>();
        field.get("values").forEach(value -> choices.add(value.path("value").asText()));
        return choices;
    }

    private static List<ObjectNode> components(JsonNode parent) {
        var found = new ArrayList<ObjectNode>();
        for (var component : parent.path("components")) {
            found.add((ObjectNode) component);
            found.addAll(components(component));
        }
        return found;
    }

    private static String name(JsonNode component) {
        return component.path(component.has("key") ? "key" : "id").asText();
    }

    private static String printable(String name) {
        return name.length() > 60 ? name.substring(0, 60) : name;
    }

    /** Stands for the label of a field in an argument of a refusal: a message key, resolved when it is spoken. */
    record Label(String code) implements org.springframework.context.MessageSourceResolvable {
        @Override
        public String[] getCodes() {
            return new String[] {code};
        }
    }
}
