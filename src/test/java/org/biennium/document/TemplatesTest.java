package org.biennium.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.biennium.BienniumTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.core.io.ClassPathResource;

@BienniumTest
class TemplatesTest {

    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.FRENCH, Locale.forLanguageTag("es"));

    @Autowired
    Templates templates;

    @Autowired
    MessageSource messages;

    @Test
    void thePlanHasTheSectionsOfTheMechanism() {
        assertThat(templates.newest("work-plan").sections())
                .extracting(Section::key)
                .containsExactly(
                        "summary",
                        "context",
                        "goals",
                        "activities",
                        "indicators",
                        "risks",
                        "resources",
                        "coordination",
                        "inclusion",
                        "alignment");
    }

    @Test
    void anActivityAsksForNoMoreThanFiveCompulsoryFields() {
        var activities = templates.newest("work-plan").section("activities");

        assertThat(activities.fields().stream().filter(Field::required).count()).isBetween(1L, 5L);
    }

    @Test
    void everyTextHasAMaximum() throws IOException {
        for (var section : planAsPublished().withArray("sections")) {
            for (var field : section.withArray("fields")) {
                if (List.of("text", "narrative").contains(field.path("kind").asText())) {
                    assertThat(field.path("maximum").asInt())
                            .as(field.toString())
                            .isPositive();
                }
            }
        }
    }

    @Test
    void everyTagHasANameInEachLanguage() {
        var tags = templates.newest("work-plan").sections().stream()
                .flatMap(section -> section.fields().stream())
                .flatMap(field -> field instanceof TagsField it ? Stream.of(it) : Stream.empty())
                .toList();

        assertThat(tags)
                .hasSize(2)
                .allSatisfy(field -> LANGUAGES.forEach(language -> field.groups().stream()
                        .flatMap(group -> group.codes().stream())
                        .forEach(code -> assertThat(messages.getMessage(field.names() + "." + code, null, language))
                                .isNotBlank())));
    }

    @Test
    void everyProblemHasASentenceInEachLanguage() throws IOException {
        var keys = Arrays.stream(new String[] {
            "characters",
            "too-long",
            "choice",
            "country",
            "currency",
            "amount",
            "amount-and-open",
            "number",
            "number-with-two-meanings",
            "date",
            "year",
            "before",
            "untitled"
        });

        assertThat(keys)
                .allSatisfy(key -> LANGUAGES.forEach(language -> assertThat(
                                messages.getMessage("document.problem." + key, new Object[] {1, 2}, language))
                        .isNotBlank()));
    }

    @Test
    void aLabelThatLacksEnglishIsRefused() throws IOException {
        var changed = another();
        ((ObjectNode) changed.path("sections").path(0).path("title")).remove("en");

        assertThatThrownBy(() -> templates.publish(changed))
                .hasMessageContaining("sections › summary › title › en: A text is expected here");
    }

    @Test
    void aLabelOfANewTemplateThatLacksALanguageIsFound() throws IOException {
        var changed = another();
        ((ObjectNode) changed.path("sections").path(0).path("title")).remove("es");

        assertThat(templates.mistakes(changed))
                .extracting(Mistake::place)
                .containsExactly("sections › summary › title › es");
    }

    @Test
    void theNewestTemplateIsThereInEveryLanguage() throws IOException {
        assertThat(templates.mistakes(planAsPublished())).isEmpty();
    }

    @Test
    void theSameContentPublishesAgain() throws IOException {
        templates.publish(planAsPublished());

        assertThat(templates.newest("work-plan").version())
                .isEqualTo(planAsPublished().path("version").asInt());
    }

    @Test
    void anotherContentUnderAPublishedVersionIsRefusedInASentence() throws IOException {
        var changed = planAsPublished();
        ((ObjectNode) changed.path("sections").path(0).path("title")).put("en", "Abstract");

        assertThatThrownBy(() -> templates.publish(changed))
                .hasMessage("Version 2 of the template work-plan was published with another content."
                        + " Documents already follow it: publish the change as version 3.");
    }

    @Test
    void aDocumentKeepsTheVersionItBeganWith(@Autowired Documents documents) throws IOException {
        var changed = another();
        templates.publish(changed);
        var code = changed.path("code").asText();
        var document = documents.create(code, "en", "oss-drafter");
        changed.put("version", 2);
        templates.publish(changed);

        assertThat(documents.read(document).template().version()).isEqualTo(1);
        assertThat(documents
                        .read(documents.create(code, "en", "oss-drafter"))
                        .template()
                        .version())
                .isEqualTo(2);
    }

    private static ObjectNode another() throws IOException {
        return planAsPublished().put("code", "test-" + UUID.randomUUID()).put("version", 1);
    }

    private static ObjectNode planAsPublished() throws IOException {
        return (ObjectNode) Json.read(new ClassPathResource("documents/work-plan-2.json").getContentAsByteArray());
    }
}
