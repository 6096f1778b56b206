package org.biennium.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The value of a narrative field.
 *
 * @param value as it is kept
 */
record Narrative(ObjectNode value) {

    /** Those that a text can be translated into: the ones of the United Nations, and Portuguese. */
    static final List<String> LANGUAGES = List.of("ar", "en", "es", "fr", "pt", "ru", "zh");

    /** Who made a translation: a person, a machine, or somebody whose translation counts. */
    static final List<String> MARKS = List.of("human", "machine", "official");

    private static final String ORIGINAL = "original";
    private static final String TEXTS = "texts";
    private static final String TEXT = "text";
    private static final String MARK = "mark";
    private static final String OF = "of";

    /** What stands, or nothing yet in this language. */
    static Narrative of(@Nullable JsonNode stands, String language) {
        return new Narrative(
                stands == null ? Json.NODES.objectNode().put(ORIGINAL, language) : ((ObjectNode) stands).deepCopy());
    }

    /** The language of the original. */
    String original() {
        return value.path(ORIGINAL).asText();
    }

    /** The original; empty where only translations are left of it. */
    String text() {
        return text(original());
    }

    String text(String language) {
        return value.path(TEXTS).path(language).path(TEXT).asText();
    }

    boolean has(String language) {
        return value.path(TEXTS).has(language);
    }

    /** What is kept of a language, null for nothing. */
    @Nullable
    JsonNode kept(String language) {
        return value.path(TEXTS).get(language);
    }

    /** The languages there are translations in. */
    List<String> translations() {
        var languages = new ArrayList<String>();
        value.path(TEXTS).fieldNames().forEachRemaining(languages::add);
        languages.remove(original());
        languages.sort(null);
        return languages;
    }

    String mark(String language) {
        return value.path(TEXTS).path(language).path(MARK).asText();
    }

    /** Whether the original has changed since this translation was made of it. */
    boolean isOlder(String language) {
        return !value.path(TEXTS).path(language).path(OF).asText().equals(fingerprint());
    }

    /** By which a translation knows the original that it was made of. */
    String fingerprint() {
        return Json.sha256(text().getBytes(StandardCharsets.UTF_8));
    }

    /** Who translated it and of what state it is, as a sentence; null for the original. */
    @Nullable
    String note(String language, Words words) {
        if (language.equals(original())) {
            return null;
        }
        var key = "translation.note." + mark(language) + (isOlder(language) ? ".older" : "");
        return words.say(key, Locale.forLanguageTag(original()).getDisplayLanguage(words.locale()));
    }

    /** With another original; translations stay. */
    Narrative written(String text) {
        if (text.isEmpty()) {
            return without(original());
        }
        var changed = value.deepCopy();
        changed.withObjectProperty(TEXTS)
                .withObjectProperty(original())
                .put(TEXT, text)
                .put(MARK, ORIGINAL);
        return new Narrative(changed);
    }

    /**
     * With a translation.
     *
     * @param of fingerprint of the original that the translator had before them
     * @param checked whether they found that it says what that original says
     */
    Narrative translated(String language, String text, String mark, String of, boolean checked) {
        var isSame = text.equals(text(language));
        if (isSame && mark.equals(mark(language)) && !checked) {
            return this;
        }
        var made = of.matches("[0-9a-f]{64}") ? of : fingerprint();
        var kept = value.path(TEXTS).path(language).path(OF).asText(made);
        var changed = value.deepCopy();
        changed.withObjectProperty(TEXTS)
                .withObjectProperty(language)
                .put(TEXT, text)
                .put(MARK, mark)
                .put(OF, isSame && !checked ? kept : made);
        return new Narrative(changed);
    }

    Narrative without(String language) {
        var changed = value.deepCopy();
        changed.withObjectProperty(TEXTS).remove(language);
        return new Narrative(changed);
    }

    /** As it is kept; null where nothing is left. */
    @Nullable
    JsonNode json() {
        return value.path(TEXTS).isEmpty() ? null : value;
    }
}
