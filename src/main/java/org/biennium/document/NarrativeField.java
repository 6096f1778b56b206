package org.biennium.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A text of several paragraphs, kept by language with an original: {original, texts: {language: {text, mark}}}. */
record NarrativeField(
        String key,
        Label label,
        @Nullable Label help,
        boolean required,
        @Nullable Audience audience,
        int maximum) implements Field {

    private static final String ORIGINAL = "original";

    @Override
    public @Nullable JsonNode read(Typed typed, @Nullable JsonNode stands, Around around) {
        var text = Texts.clean(typed.one(key), maximum);
        if (text.isEmpty()) {
            return null;
        }
        var value = stands == null ? Json.NODES.objectNode() : ((ObjectNode) stands).deepCopy();
        var language = value.path(ORIGINAL).asText(around.language());
        value.put(ORIGINAL, language)
                .withObjectProperty("texts")
                .withObjectProperty(language)
                .put("text", text)
                .put("mark", ORIGINAL);
        return value;
    }

    @Override
    public Typed typed(JsonNode value) {
        return Typed.of(key, original(value));
    }

    @Override
    public Shown show(JsonNode value, Map<String, JsonNode> neighbours, Words words) {
        var item = new Shown.Item(original(value), null, value.path(ORIGINAL).asText(), null);
        return new Shown(Shown.Form.PROSE, List.of(item));
    }

    @Override
    public ObjectNode schema() {
        var text = Schema.object(List.of("text", "mark"));
        text.withObjectProperty("properties").set("text", Schema.text(maximum));
        text.withObjectProperty("properties").set("mark", Schema.oneOf(Stream.of(ORIGINAL)));
        var texts = Json.NODES.objectNode().put("type", "object");
        texts.set("additionalProperties", text);
        var schema = Schema.object(List.of(ORIGINAL, "texts"));
        schema.withObjectProperty("properties").set(ORIGINAL, Schema.matching("[a-z]{2,3}"));
        schema.withObjectProperty("properties").set("texts", texts);
        return schema;
    }

    @Override
    public Widget widget(Typed typed, Words words) {
        return Widget.input("narrative", typed.one(key), maximum, null);
    }

    private static String original(JsonNode value) {
        return value.path("texts")
                .path(value.path(ORIGINAL).asText())
                .path("text")
                .asText();
    }
}
