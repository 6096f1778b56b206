package org.biennium.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.biennium.document.TemplateComparison.Group;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.AbstractMessageSource;
import org.springframework.core.io.ClassPathResource;

/** What an administrator reads before publishing: each difference once, in its section. */
class TemplateComparisonTest {

    private final ObjectNode before = shipped();
    private final ObjectNode now = shipped();

    @Test
    void saysNothingOfWhatIsTheSame() {
        assertThat(groups()).isEmpty();
    }

    @Test
    void tellsSectionsThatCameFromThoseThatWent() {
        var sections = (ArrayNode) now.path("sections");
        var added = ((ObjectNode) sections.get(0)).deepCopy().put("key", "legacy");
        sections.remove(1);
        sections.add(added);

        assertThat(groups())
                .extracting(Group::title, Group::change)
                .containsExactly(tuple("Summary", "added"), tuple("Context and needs", "removed"));
    }

    @Test
    void tellsWhatBecameOfAField() {
        var field = field("goals", "outcomes");
        field.put("kind", "text").put("required", true).put("maximum", 200);
        ((ObjectNode) field.path("label")).put("fr", "Résultats");

        assertThat(said("Goals and objectives"))
                .containsExactly("change.kind", "change.compulsory", "change.words.other", "change.setting");
    }

    @Test
    void tellsFieldsAndChoicesThatCameOrWentOrMoved() {
        var fields = (ArrayNode) section("goals").path("fields");
        fields.add(fields.remove(0));
        var choices = (ArrayNode) field("activities", "fundingStatus").path("choices");
        choices.remove(0);

        assertThat(said("Goals and objectives")).containsExactly("change.moved");
        assertThat(said("Activities")).containsExactly("change.choice.removed");
    }

    @Test
    void tellsASectionThatWasRenamedOrMoved() {
        ((ObjectNode) section("risks").path("title")).put("en", "Hazards");
        var sections = (ArrayNode) now.path("sections");
        sections.add(sections.remove(5));

        assertThat(said("Hazards")).containsExactly("change.moved", "change.words.other");
    }

    @Test
    void tellsEachCheckThatCameOrWent() {
        var checks = (ArrayNode) now.path("checks");
        checks.add(((ObjectNode) checks.get(0).deepCopy()).put("level", "blocker"));
        checks.remove(0);

        assertThat(said("subject.whole")).containsExactly("change.check.added", "change.check.removed");
    }

    private List<String> said(String title) {
        return groups().stream()
                .filter(group -> group.title().equals(title))
                .flatMap(group -> group.lines().stream())
                .map(TemplateComparison.Line::sentence)
                .toList();
    }

    /** With sentences that are their own keys. */
    private List<Group> groups() {
        var messages = new AbstractMessageSource() {
            @Override
            protected MessageFormat resolveCode(String code, Locale locale) {
                return new MessageFormat(code.replace("templates.", ""), locale);
            }
        };
        return new TemplateComparison(before, now, messages, Locale.ENGLISH).groups();
    }

    private ObjectNode section(String key) {
        return keyed((ArrayNode) now.path("sections"), key);
    }

    private ObjectNode field(String section, String key) {
        return keyed((ArrayNode) section(section).path("fields"), key);
    }

    private static ObjectNode keyed(ArrayNode list, String key) {
        return StreamSupport.stream(list.spliterator(), false)
                .filter(entry -> entry.path("key").asText().equals(key))
                .map(ObjectNode.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static ObjectNode shipped() {
        try {
            return (ObjectNode) Json.read(new ClassPathResource("documents/work-plan-2.json").getContentAsByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
