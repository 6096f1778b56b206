package org.biennium.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.biennium.document.Content.Part;
import org.biennium.document.Content.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a document each reader sees. */
class RestrictionsTest {

    private static final Template TEMPLATE =
            Json.template(Json.read("""
            {"code": "test", "version": 1, "sections": [
              {"key": "open", "title": {"en": "Open"}, "fields": [
                {"key": "plain", "kind": "text", "label": {"en": "Plain"}, "maximum": 100},
                {"key": "forNetwork", "kind": "text", "label": {"en": "Network"}, "maximum": 100, "audience": "network"},
                {"key": "forCentre", "kind": "text", "label": {"en": "Centre"}, "maximum": 100, "audience": "centre"}]},
              {"key": "closed", "title": {"en": "Closed"}, "audience": "centre", "fields": [
                {"key": "plain", "kind": "text", "label": {"en": "Plain"}, "maximum": 100}]},
              {"key": "list", "title": {"en": "List"},
               "rows": {"one": {"en": "Row"}, "add": {"en": "Add"}, "none": {"en": "None"},
                        "titled": "name", "columns": [], "least": 0, "most": 9},
               "fields": [
                {"key": "name", "kind": "text", "label": {"en": "Name"}, "maximum": 100},
                {"key": "sum", "kind": "text", "label": {"en": "Sum"}, "maximum": 100, "audience": "network"}]}]}
            """.replaceAll("\\{\"en\": (\"\\w+\")}", "{\"en\": $1, \"fr\": $1, \"es\": $1}")));

    @Test
    void theTemplateSaysForWhomAPartIsMeant() {
        var content = content(new Random(1), false);

        assertThat(content.seenBy(Audience.PUBLIC).part("open").fields()).containsOnlyKeys("plain");
        assertThat(content.seenBy(Audience.NETWORK).part("open").fields()).containsOnlyKeys("plain", "forNetwork");
        assertThat(content.seenBy(Audience.CENTRE)).isEqualTo(content);
        assertThat(content.seenBy(Audience.NETWORK)
                        .part("closed")
                        .restrictions()
                        .hidesAll())
                .isTrue();
    }

    @Test
    void aTickNeverOpensWhatTheTemplateCloses() {
        var wider = new Restrictions(Map.of("forCentre", new Restriction(Audience.NETWORK, "why")), Set.of());

        assertThat(wider.seenBy(Audience.NETWORK, TEMPLATE.section("open")).hides("forCentre"))
                .isTrue();
    }

    @Test
    void anEmptyFieldLooksLikeAFullOne() {
        var full = content(new Random(2), false);
        var empty = new Content(
                full.document(),
                TEMPLATE,
                "en",
                TEMPLATE.sections().stream()
                        .map(section -> new Part(section, 1, Map.of(), List.of(), null))
                        .toList());

        assertThat(full.seenBy(Audience.PUBLIC).part("closed").fields())
                .isEqualTo(empty.seenBy(Audience.PUBLIC).part("closed").fields());
        assertThat(full.seenBy(Audience.PUBLIC).part("closed").restrictions())
                .isEqualTo(empty.seenBy(Audience.PUBLIC).part("closed").restrictions());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void whateverIsRestrictedAReadersTextHoldsOnlyWhatIsMeantForThem(long seed) {
        var random = new Random(seed);
        for (var round = 0; round < 200; round++) {
            var content = content(random, true);
            for (var eyes : Audience.values()) {
                var seen = content.seenBy(eyes);
                var text = seen.json().toString();

                for (var secret : notFor(eyes, content)) {
                    assertThat(text).doesNotContain("\"" + secret + "\"");
                }
                assertThat(seen.seenBy(eyes).json()).isEqualTo(seen.json());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatIsKeptFromAReaderIsReadAgainFromTheirVersion(long seed) {
        var random = new Random(seed);
        for (var round = 0; round < 200; round++) {
            for (var eyes : Audience.values()) {
                for (var part : content(random, true).seenBy(eyes).parts()) {
                    assertReadAgain(part.restrictions());
                    part.rows().forEach(row -> assertReadAgain(row.restrictions()));
                }
            }
        }
    }

    private static void assertReadAgain(Restrictions restrictions) {
        var written = restrictions.json();

        assertThat(written == null ? Restrictions.NONE : Restrictions.of(written))
                .isEqualTo(restrictions);
    }

    /** By the rule itself: the narrowest of what section, field, and ticks on all and on the field say. */
    private static List<String> notFor(Audience eyes, Content content) {
        var secrets = new ArrayList<String>();
        for (var part : content.parts()) {
            secrets(eyes, part.section(), part.restrictions(), part.restrictions(), part.fields(), secrets);
            part.rows()
                    .forEach(row -> secrets(
                            eyes, part.section(), part.restrictions(), row.restrictions(), row.fields(), secrets));
        }
        return secrets;
    }

    private static void secrets(
            Audience eyes,
            Section section,
            Restrictions ofSection,
            Restrictions own,
            Map<String, JsonNode> fields,
            List<String> secrets) {
        fields.forEach((key, value) -> {
            var audiences = new ArrayList<>(
                    List.of(section.meantFor(), section.field(key).meantFor()));
            ofSection.on(Restrictions.WHOLE).ifPresent(it -> audiences.add(it.audience()));
            own.on(Restrictions.WHOLE).ifPresent(it -> audiences.add(it.audience()));
            own.on(key).ifPresent(it -> audiences.add(it.audience()));
            if (audiences.stream().anyMatch(audience -> !eyes.sees(audience))) {
                secrets.add(value.asText());
                own.on(key).ifPresent(it -> secrets.add(it.reason()));
            }
        });
    }

    private static Content content(Random random, boolean ticked) {
        return new Content(
                UUID.randomUUID(),
                TEMPLATE,
                "en",
                TEMPLATE.sections().stream()
                        .map(section -> section.repeats()
                                ? new Part(
                                        section,
                                        1,
                                        Map.of(),
                                        rows(section, random, ticked),
                                        null,
                                        ticks(section, random, ticked))
                                : new Part(
                                        section,
                                        1,
                                        fields(section, random),
                                        List.of(),
                                        null,
                                        ticks(section, random, ticked)))
                        .toList());
    }

    private static List<Row> rows(Section section, Random random, boolean ticked) {
        var rows = new ArrayList<Row>();
        for (var row = random.nextInt(4); row > 0; row--) {
            rows.add(new Row(UUID.randomUUID(), 1, fields(section, random), null, ticks(section, random, ticked)));
        }
        return rows;
    }

    private static Map<String, JsonNode> fields(Section section, Random random) {
        var fields = new LinkedHashMap<String, JsonNode>();
        section.fields().forEach(field -> fields.put(field.key(), Json.NODES.textNode("word " + random.nextLong())));
        return fields;
    }

    private static Restrictions ticks(Section section, Random random, boolean ticked) {
        var ticks = new TreeMap<String, Restriction>();
        if (ticked && random.nextInt(4) == 0) {
            ticks.put(Restrictions.WHOLE, tick(random));
        }
        for (var field : section.fields()) {
            if (ticked && !section.repeats() && random.nextInt(3) == 0) {
                ticks.put(field.key(), tick(random));
            }
        }
        return new Restrictions(ticks, Set.of());
    }

    private static Restriction tick(Random random) {
        return new Restriction(Audience.values()[random.nextInt(2)], "reason " + random.nextLong());
    }
}
