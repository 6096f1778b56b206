package org.biennium.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One of the choices that the template names. */
record ChoiceField(
        String key,
        Label label,
        @Nullable Label help,
        boolean required,
        @Nullable Audience audience,
        List<Choice> choices)
        implements Field {

    record Choice(String code, Label label) {}

    @Override
    public @Nullable JsonNode read(Typed typed, @Nullable JsonNode stands, Around around) {
        var code = typed.one(key);
        if (code.isBlank()) {
            return null;
        }
        if (choices.stream().noneMatch(choice -> choice.code().equals(code))) {
            throw new Unfit("document.problem.choice");
        }
        return Json.NODES.textNode(code);
    }

    @Override
    public Typed typed(JsonNode value) {
        return Typed.of(key, value.asText());
    }

    @Override
    public Shown show(JsonNode value, Map<String, JsonNode> neighbours, Words words) {
        return Shown.line(name(value.asText(), words));
    }

    @Override
    public ObjectNode schema() {
        return Schema.oneOf(choices.stream().map(Choice::code));
    }

    @Override
    public Widget widget(Typed typed, Words words) {
        var options = choices.stream()
                .map(it -> new Widget.Option(
                        it.code(), words.say(it.label()), it.code().equals(typed.one(key))))
                .toList();
        return Widget.choice("choice", List.of(new Widget.Group(null, options)));
    }

    /** What a choice is called; the code itself where the template no longer has it. */
    String name(String code, Words words) {
        return choices.stream()
                .filter(choice -> choice.code().equals(code))
                .map(choice -> words.say(choice.label()))
                .findFirst()
                .orElse(code);
    }
}
