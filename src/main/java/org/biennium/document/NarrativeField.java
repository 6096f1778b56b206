package org.biennium.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A text of several paragraphs, kept by language with an original: {original, texts: {language: {text, mark, of}}}. A
 * translation is typed apart from the original, and a change of the one leaves the other as it stands.
 */
record NarrativeField(
        String key,
        Label label,
        @Nullable Label help,
        boolean required,
        @Nullable Audience audience,
        int maximum) implements Field {

    private static final String ORIGINAL = "original";

    /** How many times the room of the original another language may take. */
    private static final int LONGER = 2;

    @Override
    public List<String> inputs() {
        return List.of(key, translation(), language(), mark(), of(), checked());
    }

    /** A sheet holds the original; a translation stands beside it on a page of its own. */
    @Override
    public List<String> columns() {
        return List.of(key);
    }

    String translation() {
        return key + ".translation";
    }

    String language() {
        return key + ".language";
    }

    String mark() {
        return key + ".mark";
    }

    String of() {
        return key + ".of";
    }

    String checked() {
        return key + ".checked";
    }

    @Override
    public @Nullable JsonNode read(Typed typed, @Nullable JsonNode stands, Around around) {
        var narrative = Narrative.of(stands, around.language());
        return isTranslation(typed)
                ? translated(narrative, typed).json()
                : narrative.written(Texts.clean(typed.one(key), maximum)).json();
    }

    private Narrative translated(Narrative narrative, Typed typed) {
        var language = typed.one(language());
        var text = Texts.clean(typed.one(translation()), LONGER * maximum);
        var mark = typed.one(mark());
        if (!Narrative.LANGUAGES.contains(language) || language.equals(narrative.original())) {
            throw new Unfit("translation.problem.language");
        }
        if (text.isEmpty()) {
            return narrative.without(language);
        }
        if (narrative.text().isEmpty()) {
            throw new Unfit("translation.problem.no-original");
        }
        if (!Narrative.MARKS.contains(mark)) {
            throw new Unfit("document.problem.choice");
        }
        return narrative.translated(
                language, text, mark, typed.one(of()), !typed.one(checked()).isEmpty());
    }

    @Override
    public @Nullable JsonNode spoken(Typed typed, @Nullable JsonNode value) {
        if (value == null) {
            return null;
        }
        var narrative = Narrative.of(value, "");
        return isTranslation(typed)
                ? narrative.kept(typed.one(language()))
                : narrative.text().isEmpty() ? null : Json.NODES.textNode(narrative.text());
    }

    private boolean isTranslation(Typed typed) {
        return !typed.one(language()).isEmpty();
    }

    @Override
    public boolean holds(JsonNode value) {
        return !Narrative.of(value, "").text().isEmpty();
    }

    @Override
    public Typed typed(JsonNode value) {
        return Typed.of(key, Narrative.of(value, "").text());
    }

    @Override
    public Typed asTyped(@Nullable JsonNode value) {
        return value == null ? Typed.of(key) : typed(value);
    }

    @Override
    public Shown show(JsonNode value, Map<String, JsonNode> neighbours, Words words) {
        var narrative = Narrative.of(value, words.original());
        var language = narrative.has(words.texts()) ? words.texts() : narrative.original();
        return show(narrative, language, words);
    }

    /** The text in one of the languages that it is there in. */
    static Shown show(Narrative narrative, String language, Words words) {
        var item = new Shown.Item(narrative.text(language), null, language, null, narrative.note(language, words));
        return new Shown(Shown.Form.PROSE, List.of(item));
    }

    @Override
    public ObjectNode schema() {
        var text = Schema.object(List.of("text", "mark"));
        text.withObjectProperty("properties").set("text", Schema.text(LONGER * maximum));
        text.withObjectProperty("properties")
                .set("mark", Schema.oneOf(Stream.concat(Stream.of(ORIGINAL), Narrative.MARKS.stream())));
        text.withObjectProperty("properties").set("of", Schema.matching("[0-9a-f]{64}"));
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
}
