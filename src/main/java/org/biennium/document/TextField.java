package org.biennium.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A text of one line. */
record TextField(
        String key,
        Label label,
        @Nullable Label help,
        boolean required,
        @Nullable Audience audience,
        int maximum) implements Field {

    @Override
    public @Nullable JsonNode read(Typed typed, @Nullable JsonNode stands, Around around) {
        var text = Texts.clean(typed.one(key), maximum).replaceAll("\\s+", " ");
        return text.isEmpty() ? null : Json.NODES.textNode(text);
    }

    @Override
    public Typed typed(JsonNode value) {
        return Typed.of(key, value.asText());
    }

    @Override
    public Shown show(JsonNode value, Map<String, JsonNode> neighbours, Words words) {
        return new Shown(Shown.Form.LINE, List.of(new Shown.Item(value.asText(), null, words.original(), null)));
    }

    @Override
    public ObjectNode schema() {
        return Schema.text(maximum);
    }

    @Override
    public Widget widget(Typed typed, Words words) {
        return Widget.input("text", typed.one(key), maximum, null);
    }
}
