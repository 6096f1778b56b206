package org.biennium.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.biennium.document.TranslationPage.FieldView;
import org.biennium.document.TranslationPage.Option;
import org.jspecify.annotations.Nullable;

/** Sets the narratives of a place beside their translations. */
final class TranslationSetting {

    private final Content content;
    private final Place place;
    private final String to;
    private final Words words;

    TranslationSetting(Content content, Place place, String to, Words words) {
        this.content = content;
        this.place = place;
        this.to = to;
        this.words = words;
    }

    /** The languages that a text in this one can be translated into. */
    static List<String> offered(String original) {
        return Narrative.LANGUAGES.stream().filter(it -> !it.equals(original)).toList();
    }

    TranslationPage page(Typed typed, @Nullable Saving saving) {
        var part = content.part(place.section());
        var section = part.section();
        var rows = section.rows();
        var row = place.row() == null ? null : part.row(place.row()).orElse(null);
        return new TranslationPage(
                section.key(),
                place.row(),
                words.say(section.title()),
                rows == null || row == null
                        ? words.say(section.title())
                        : words.say(
                                "document.row",
                                words.say(rows.one()),
                                part.rows().indexOf(row) + 1),
                TextLanguages.name(content.language(), words.locale()),
                to,
                TextLanguages.name(to, words.locale()),
                offered(content.language()).stream()
                        .map(code -> new Option(code, TextLanguages.name(code, words.locale()), code.equals(to)))
                        .toList(),
                saving instanceof Saving.Merged merged
                        ? merged.revision()
                        : row != null ? row.revision() : part.revision(),
                section.fields().stream()
                        .flatMap(field -> field instanceof NarrativeField narrative
                                ? Stream.of(narrative)
                                : Stream.<NarrativeField>empty())
                        .flatMap(field -> view(field, content.fields(place).orElse(Map.of()), typed, saving))
                        .toList());
    }

    /** What the inputs of a translation are to hold now, for those of its fields that are among these. */
    Typed inputs(Typed among) {
        var values = content.fields(place).orElse(Map.of());
        var inputs = Typed.NOTHING;
        for (var field : content.part(place.section()).section().fields()) {
            if (field instanceof NarrativeField text && among.has(text)) {
                var narrative = Narrative.of(values.get(text.key()), content.language());
                inputs = inputs.and(Typed.of(text.translation(), narrative.text(to)))
                        .and(Typed.of(text.mark(), narrative.mark(to)));
            }
        }
        return inputs;
    }

    private Stream<FieldView> view(
            NarrativeField field, Map<String, JsonNode> values, Typed typed, @Nullable Saving saving) {
        var value = values.get(field.key());
        if (value == null) {
            return Stream.empty();
        }
        var narrative = Narrative.of(value, content.language());
        if (narrative.original().equals(to) || narrative.text().isEmpty() && !narrative.has(to)) {
            return Stream.empty();
        }
        var isTyped = !typed.one(field.language()).isEmpty();
        var mark = isTyped ? typed.one(field.mark()) : narrative.mark(to);
        var isConflict = saving instanceof Saving.Merged merged
                && merged.conflicts().stream().anyMatch(it -> it.field().key().equals(field.key()));
        return Stream.of(new FieldView(
                field.key(),
                words.say(field.label()),
                narrative.text(),
                narrative.original(),
                isTyped ? typed.one(field.translation()) : narrative.text(to),
                Narrative.MARKS.stream()
                        .map(code -> new Option(code, words.say("translation.mark." + code), code.equals(mark)))
                        .toList(),
                narrative.fingerprint(),
                narrative.has(to) ? narrative.note(to, words) : null,
                narrative.has(to) && narrative.isOlder(to),
                problem(field, saving),
                isConflict ? narrative.text(to) : null));
    }

    private @Nullable String problem(NarrativeField field, @Nullable Saving saving) {
        return saving instanceof Saving.Merged merged
                ? merged.problems().stream()
                        .filter(problem -> problem.field().equals(field.key()))
                        .map(problem ->
                                words.say(problem.key(), problem.arguments().toArray()))
                        .findFirst()
                        .orElse(null)
                : null;
    }
}
