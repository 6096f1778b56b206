package org.biennium.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A number, kept as a decimal in writing, or {open: true} for one that is not known yet.
 *
 * @param unit what it counts, where that is always the same
 * @param unitField key of the text of the same section that says what it counts, where a person does
 * @param mayBeOpen whether it may be declared not known yet
 */
record NumberField(
        String key,
        Label label,
        @Nullable Label help,
        boolean required,
        @Nullable Audience audience,
        @Nullable Label unit,
        @Nullable String unitField,
        boolean mayBeOpen)
        implements Field {

    @Override
    public List<String> inputs() {
        return mayBeOpen ? List.of(key, Open.input(key)) : List.of(key);
    }

    @Override
    public List<String> needs() {
        return unitField == null ? List.of() : List.of(unitField);
    }

    @Override
    public @Nullable JsonNode read(Typed typed, @Nullable JsonNode stands, Around around) {
        var number = Figures.number(typed.one(key));
        var open = mayBeOpen && Open.isTicked(key, typed);
        if (number != null && open) {
            throw new Unfit("document.problem.one-answer");
        }
        return number != null ? Json.NODES.textNode(number.toPlainString()) : open ? Open.value() : null;
    }

    @Override
    public Typed typed(JsonNode value) {
        return Open.is(value)
                ? Typed.of(Open.input(key), "true").and(Typed.of(key, ""))
                : Typed.of(key, value.asText());
    }

    @Override
    public Shown show(JsonNode value, Map<String, JsonNode> neighbours, Words words) {
        if (Open.is(value)) {
            return Open.show(words);
        }
        var figure = Figures.figure(new BigDecimal(value.asText()), words);
        var counted = unit != null ? words.say(unit) : unitOf(neighbours);
        return Shown.figure(counted.isEmpty() ? figure : words.say("document.number", figure, counted));
    }

    @Override
    public ObjectNode schema() {
        return Schema.either(Stream.of(Schema.matching("-?[0-9]+([.][0-9]+)?")), mayBeOpen);
    }

    @Override
    public Widget widget(Typed typed, Words words) {
        var values =
                mayBeOpen ? Map.of("", typed.one(key), "open", typed.one(Open.input(key))) : Map.of("", typed.one(key));
        return new Widget("number", values, List.of(), 0, unit == null ? null : words.say(unit));
    }

    private String unitOf(Map<String, JsonNode> neighbours) {
        var value = unitField == null ? null : neighbours.get(unitField);
        return value == null ? "" : value.asText();
    }
}
