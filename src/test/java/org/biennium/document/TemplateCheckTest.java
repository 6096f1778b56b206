package org.biennium.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.biennium.language.Languages;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/** Every mistake in a template is found, each with its place. */
class TemplateCheckTest {

    @Test
    void theShippedTemplateHasNone() {
        assertThat(mistakes(template -> {})).isEmpty();
    }

    @Test
    void aPropertyThatNobodyKnowsIsNamedWithItsPlace() {
        assertThat(mistakes(template -> section(template, "summary").put("tittle", "x")))
                .containsExactly(Mistake.at("sections › summary", "unknown-property", "tittle"));
    }

    @Test
    void everyMistakeIsFoundAtOnce() {
        assertThat(mistakes(template -> {
                    section(template, "summary").remove("fields");
                    field(template, "context", "problems").put("kind", "essay");
                    field(template, "goals", "goal").put("required", "yes").put("maximum", -1);
                    ((ObjectNode) section(template, "risks").path("title")).remove("es");
                    ((ObjectNode) section(template, "risks").path("title"))
                            .put("fr", "a\nb")
                            .put("de", "Risiken");
                }))
                .extracting(it -> it.key().replace("templates.mistake.", ""), Mistake::place)
                .contains(
                        tuple("missing-property", "sections › summary"),
                        tuple("unknown-kind", "sections › context › fields › problems"),
                        tuple("no-truth", "sections › goals › fields › goal › required"),
                        tuple("no-number", "sections › goals › fields › goal › maximum"),
                        tuple("no-text", "sections › risks › title › es"),
                        tuple("no-text", "sections › risks › title › fr"),
                        tuple("unknown-property", "sections › risks › title"));
    }

    @Test
    void whatDoesNotHoldTogetherIsFound() {
        assertThat(keys(template -> {
                    var activities = section(template, "activities");
                    ((ObjectNode) activities.path("rows"))
                            .put("titled", "budget")
                            .put("most", 0);
                    activities.path("fields").forEach(field -> ((ObjectNode) field).put("required", true));
                    ((ObjectNode) template.path("total")).put("field", "title");
                    field(template, "summary", "text").put("maximum", 0).put("key", "my text");
                    ((ObjectNode) section(template, "goals")).put("key", "context");
                }))
                .contains("titled", "rows", "compulsory", "total", "maximum", "field-key", "twice");
    }

    @Test
    void aCodeWithoutANameInEveryLanguageIsFound() {
        assertThat(TemplateCheck.mistakes(Json.template(shipped()), key -> !key.endsWith("GBF-TARGET-07")))
                .extracting(Mistake::key)
                .containsExactly("templates.mistake.unnamed");
    }

    @Test
    void whatWasPublishedBeforeALanguageJoinedStillHolds() {
        assertThat(TemplateShape.mistakes(shipped(), Set.of("en"))).isEmpty();
        assertThat(TemplateShape.mistakes(shipped(), Set.of("en", "ar")))
                .extracting(Mistake::key)
                .containsOnly("templates.mistake.no-text");
    }

    @Test
    void aLabelMayBeThereInALanguageThatIsNotShippedYet() {
        var template = shipped();
        ((ObjectNode) section(template, "summary").path("title")).put("ar", "ملخص");

        assertThat(TemplateShape.mistakes(template, Languages.codes())).isEmpty();
        assertThat(Json.template(template).find("summary").orElseThrow().title().in(Locale.forLanguageTag("ar")))
                .isEqualTo("ملخص");
    }

    @Test
    void whatIsNoTemplateAtAllIsSaidSo() throws IOException {
        for (var json :
                List.of("[]", "\"x\"", "7", "null", "{\"sections\": {}}", "{\"code\": 1, \"sections\": [[]]}")) {
            assertThat(TemplateShape.mistakes(Json.read(json), Languages.codes()))
                    .as(json)
                    .isNotEmpty();
        }
    }

    private static List<String> keys(Consumer<ObjectNode> change) {
        return mistakes(change).stream()
                .map(it -> it.key().replace("templates.mistake.", ""))
                .toList();
    }

    private static List<Mistake> mistakes(Consumer<ObjectNode> change) {
        var template = shipped();
        change.accept(template);
        var mistakes = TemplateShape.mistakes(template, Languages.codes());
        return mistakes.isEmpty() ? TemplateCheck.mistakes(Json.template(template), key -> true) : mistakes;
    }

    private static ObjectNode section(JsonNode template, String key) {
        return keyed(template.path("sections"), key);
    }

    private static ObjectNode field(JsonNode template, String section, String key) {
        return keyed(section(template, section).path("fields"), key);
    }

    private static ObjectNode keyed(JsonNode list, String key) {
        for (var entry : list) {
            if (entry.path("key").asText().equals(key)) {
                return (ObjectNode) entry;
            }
        }
        throw new AssertionError("No " + key);
    }

    private static ObjectNode shipped() {
        try {
            return (ObjectNode) Json.read(new ClassPathResource("documents/work-plan-1.json").getContentAsByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
