package org.biennium.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The languages that the narratives of a document are there in.
 *
 * @param original name of the language of the original
 * @param options the original first; empty where nothing is translated
 */
public record TextLanguages(String original, List<Option> options) {

    /** A language to read in. */
    public record Option(String code, String name, boolean isOriginal, boolean isChosen) {}

    static TextLanguages of(Content content, Locale locale, String texts) {
        var found = new TreeSet<String>();
        for (var part : content.parts()) {
            var values =
                    Stream.concat(Stream.of(part.fields()), part.rows().stream().map(Content.Row::fields));
            values.forEach(fields -> add(part.section(), fields, found));
        }
        found.remove(content.language());
        var options = new ArrayList<Option>();
        if (!found.isEmpty()) {
            options.add(new Option(content.language(), name(content.language(), locale), true, !found.contains(texts)));
            found.forEach(code -> options.add(new Option(code, name(code, locale), false, code.equals(texts))));
        }
        return new TextLanguages(name(content.language(), locale), options);
    }

    private static void add(Section section, Map<String, JsonNode> fields, TreeSet<String> found) {
        for (var field : section.fields()) {
            var value = fields.get(field.key());
            if (field instanceof NarrativeField && value != null && field.holds(value)) {
                found.addAll(Narrative.of(value, "").translations());
            }
        }
    }

    static String name(String code, Locale locale) {
        return Locale.forLanguageTag(code).getDisplayLanguage(locale);
    }
}
