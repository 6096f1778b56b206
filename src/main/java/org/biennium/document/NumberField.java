package org.biennium.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A number, kept as a decimal in writing.
 *
 * @param unit what it counts, where that is always the same
 * @param unitField key of the text of the same section that says what it counts, where a person does
 */
record NumberField(
        String key,
        Label label,
        @Nullable Label help,
        boolean required,
        @Nullable Audience audience,
        @Nullable Label unit,
        @Nullable String unitField)
        implements Field {

    @Override
    public List<String> needs() {
        return unitField == null ? List.of() : List.of(unitField);
    }

    @Override
    public @Nullable JsonNode read(Typed typed, @Nullable JsonNode stands, Around around) {
        var number = Figures.number(typed.one(key));
        return number == null ? null : Json.NODES.textNode(number.toPlainString());
    }

    @Override
    public Typed typed(JsonNode value) {
        return Typed.of(key, value.asText());
    }

    @Override
    public Shown show(JsonNode value, Map<String, JsonNode> neighbours, Words words) {
        var figure = Figures.figure(new BigDecimal(value.asText()), words);
        var counted = unit != null ? words.say(unit) : unitOf(neighbours);
        return Shown.figure(counted.isEmpty() ? figure : words.say("document.number", figure, counted));
    }

    @Override
    public ObjectNode schema() {
        return Schema.matching("-?[0-9]+([.][0-9]+)?");
    }

    @Override
    public Widget widget(Typed typed, Words words) {
        return Widget.input("number", typed.one(key), 0, unit == null ? null : words.say(unit));
    }

    private String unitOf(Map<String, JsonNode> neighbours) {
        var value = unitField == null ? null : neighbours.get(unitField);
        return value == null ? "" : value.asText();
    }
}
