package org.biennium.document;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.biennium.document.Changes.OfField;
import org.biennium.document.Changes.OfRestriction;
import org.biennium.document.Changes.OfRow;
import org.biennium.document.Content.Part;
import org.biennium.document.Content.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Two texts of one document, compared by hand and, from a seed, in any way they may differ. */
class ChangesTest {

    private static final UUID A = UUID.fromString("00000000-0000-0000-0000-00000000000a");
    private static final UUID B = UUID.fromString("00000000-0000-0000-0000-00000000000b");
    private static final UUID C = UUID.fromString("00000000-0000-0000-0000-00000000000c");

    private final Template template = template();

    @Test
    void aTextThatStayedHasNone() {
        var text = text(Map.of("summary", prose("As it was")), List.of(row(A, "Training"), row(B, "Atlas")));

        assertThat(Changes.between(text, text).isEmpty()).isTrue();
    }

    @Test
    void aFieldIsGivenAsItWasAndAsItIs() {
        var before = text(Map.of("summary", prose("As it was")), List.of());
        var now = text(Map.of("summary", prose("As it is")), List.of());

        assertThat(Changes.between(before, now).sections())
                .containsExactly(new Changes.InSection(
                        "summary",
                        List.of(new OfField("text", prose("As it was"), prose("As it is"))),
                        List.of(),
                        List.of()));
    }

    @Test
    void aRowIsKnownByItsIdWhereverItStands() {
        var before = text(Map.of(), List.of(row(A, "Training"), row(B, "Atlas"), row(C, "Help desk")));
        var now = text(Map.of(), List.of(row(B, "Atlas of arid lands"), row(C, "Help desk"), row(A, "Training")));

        assertThat(rows(before, now))
                .containsExactly(
                        new OfRow(B, 2, 1, false, List.of(title("Atlas", "Atlas of arid lands")), List.of()),
                        new OfRow(A, 1, 3, true, List.of(), List.of()));
    }

    @Test
    void aRowThatCameAndOneThatWentMoveNoOther() {
        var before = text(Map.of(), List.of(row(A, "Training"), row(B, "Atlas")));
        var now = text(Map.of(), List.of(row(C, "Help desk"), row(B, "Atlas")));

        assertThat(rows(before, now))
                .containsExactly(
                        new OfRow(C, 0, 1, false, List.of(title(null, "Help desk")), List.of()),
                        new OfRow(A, 1, 0, false, List.of(title("Training", null)), List.of()));
    }

    @Test
    void aRestrictionThatCameAndOneThatWentAreTold() {
        var costs = new Restriction(Audience.CENTRE, "Prices are being negotiated");
        var open = text(Map.of(), List.of(row(A, "Training")));
        var kept = text(Map.of(), List.of(restricted(row(A, "Training"), Map.of("deliverable", costs))));

        assertThat(rows(open, kept))
                .containsExactly(
                        new OfRow(A, 1, 1, false, List.of(), List.of(new OfRestriction("deliverable", null, costs))));
        assertThat(rows(kept, open))
                .containsExactly(
                        new OfRow(A, 1, 1, false, List.of(), List.of(new OfRestriction("deliverable", costs, null))));
    }

    @Test
    void aFieldThatTheTemplateNoLongerHasIsGoneAndANewOneHasCome() {
        var before = text(Map.of("summary", prose("As it was")), List.of());
        var renamed = renamed(template, "summary", "text", "gist");
        var now = new Content(
                before.document(), renamed, "en", parts(renamed, Map.of("summary", Map.of("gist", prose("As it is")))));

        assertThat(Changes.between(before, now).sections().get(0).fields())
                .containsExactly(
                        new OfField("gist", null, prose("As it is")), new OfField("text", prose("As it was"), null));
    }

    @Test
    void anyTwoTextsDifferInWhatWasDoneToThem() {
        for (var seed = 1; seed <= 200; seed++) {
            new Rewriting(seed).check();
        }
    }

    private List<OfRow> rows(Content before, Content now) {
        return Changes.between(before, now).rows().toList();
    }

    private static OfField title(@Nullable String before, @Nullable String now) {
        return new OfField("title", value(before), value(now));
    }

    private static @Nullable JsonNode value(@Nullable String text) {
        return text == null ? null : Json.NODES.textNode(text);
    }

    private static Row restricted(Row row, Map<String, Restriction> ticked) {
        return new Row(row.id(), row.revision(), row.fields(), null, new Restrictions(ticked, Set.of()));
    }

    private static Row row(UUID id, String title) {
        return new Row(id, 1, Map.of("title", Json.NODES.textNode(title)), null);
    }

    private static JsonNode prose(String text) {
        var value = Json.NODES.objectNode().put("original", "en");
        value.withObjectProperty("texts")
                .withObjectProperty("en")
                .put("text", text)
                .put("mark", "original");
        return value;
    }

    private Content text(Map<String, JsonNode> summaries, List<Row> activities) {
        var fields = new HashMap<String, Map<String, JsonNode>>();
        summaries.forEach((section, value) -> fields.put(section, Map.of("text", value)));
        var parts = parts(template, fields).stream()
                .map(part -> part.section().key().equals("activities")
                        ? new Part(part.section(), 1, Map.of(), activities, null)
                        : part)
                .toList();
        return new Content(A, template, "en", parts);
    }

    private static List<Part> parts(Template template, Map<String, Map<String, JsonNode>> fields) {
        return template.sections().stream()
                .map(section -> new Part(section, 1, fields.getOrDefault(section.key(), Map.of()), List.of(), null))
                .toList();
    }

    private static Template renamed(Template template, String section, String from, String to) {
        var tree = (ObjectNode) tree();
        tree.withArray("sections").forEach(it -> it.path("fields").forEach(field -> {
            if (it.path("key").asText().equals(section)
                    && field.path("key").asText().equals(from)) {
                ((ObjectNode) field).put("key", to);
            }
        }));
        return Json.template(tree.put("version", template.version() + 1));
    }

    private static Template template() {
        return Json.template(tree());
    }

    private static JsonNode tree() {
        try (var file = Objects.requireNonNull(ChangesTest.class.getResourceAsStream("/documents/work-plan-2.json"))) {
            return Json.read(file.readAllBytes());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** A text made up and rewritten from a seed. */
    private final class Rewriting {

        private final Random random;
        private final String seed;
        private final Set<String> edited = new HashSet<>();

        Rewriting(long seed) {
            this.random = new Random(seed);
            this.seed = "seed " + seed;
        }

        void check() {
            var before = made();
            var now = rewritten(before);
            var changes = Changes.between(before, now);

            assertThat(listed(changes)).as(seed).isEqualTo(edited);
            assertThat(listed(Changes.between(now, before)))
                    .as(seed + ", reversed")
                    .isEqualTo(edited);
            assertThat(moved(Changes.between(now, before)))
                    .as(seed + ", reversed")
                    .isEqualTo(moved(changes));
            assertThat(Changes.between(before, before).isEmpty()).as(seed).isTrue();
            assertThat(valuesOf(changes.now())).as(seed).isEqualTo(replayed(before, changes));
            assertThat(steadyRowsKeepTheirOrder(before, now, changes)).as(seed).isTrue();
        }

        private Content made() {
            return new Content(
                    A,
                    template,
                    "en",
                    template.sections().stream()
                            .map(section -> section.repeats()
                                    ? new Part(section, 1, Map.of(), rows(section, random.nextInt(8)), null)
                                    : new Part(section, 1, fields(section), List.of(), null))
                            .toList());
        }

        private List<Row> rows(Section section, int count) {
            var rows = new ArrayList<Row>();
            for (var row = 0; row < count; row++) {
                rows.add(new Row(id(), 1, fields(section), null));
            }
            return rows;
        }

        private Map<String, JsonNode> fields(Section section) {
            var fields = new LinkedHashMap<String, JsonNode>();
            section.fields().stream()
                    .filter(field -> random.nextInt(3) > 0)
                    .forEach(field -> fields.put(field.key(), value()));
            return fields;
        }

        private Content rewritten(Content before) {
            return new Content(
                    before.document(),
                    template,
                    "en",
                    before.parts().stream()
                            .map(part -> part.section().repeats()
                                    ? new Part(part.section(), 2, Map.of(), rewritten(part), null)
                                    : new Part(
                                            part.section(),
                                            2,
                                            edited(
                                                    part.section(),
                                                    part.section().key(),
                                                    part.fields()),
                                            List.of(),
                                            null))
                            .toList());
        }

        private List<Row> rewritten(Part part) {
            var key = part.section().key();
            var rows = new ArrayList<Row>();
            for (var row : part.rows()) {
                if (random.nextInt(5) == 0) {
                    edited.add(key + " " + row.id());
                    row.fields().keySet().forEach(field -> edited.add(key + " " + row.id() + " " + field));
                } else {
                    rows.add(new Row(row.id(), 2, edited(part.section(), key + " " + row.id(), row.fields()), null));
                }
            }
            for (var more = random.nextInt(3); more > 0; more--) {
                var row = new Row(id(), 1, fields(part.section()), null);
                edited.add(key + " " + row.id());
                row.fields().keySet().forEach(field -> edited.add(key + " " + row.id() + " " + field));
                rows.add(random.nextInt(rows.size() + 1), row);
            }
            if (random.nextInt(3) == 0) {
                Collections.shuffle(rows, random);
            }
            return rows;
        }

        private Map<String, JsonNode> edited(Section section, String place, Map<String, JsonNode> fields) {
            var now = new LinkedHashMap<>(fields);
            for (var field : section.fields()) {
                if (random.nextInt(6) == 0) {
                    var value = random.nextBoolean() ? null : value();
                    if (!Objects.equals(value, now.get(field.key()))) {
                        edited.add(place + " " + field.key());
                    }
                    now.remove(field.key());
                    if (value != null) {
                        now.put(field.key(), value);
                    }
                }
            }
            return now;
        }

        private JsonNode value() {
            return prose("Text " + random.nextInt(1_000));
        }

        private UUID id() {
            return new UUID(random.nextLong(), random.nextLong());
        }

        private Set<String> listed(Changes changes) {
            var listed = new HashSet<String>();
            for (var section : changes.sections()) {
                section.fields().forEach(field -> listed.add(section.key() + " " + field.key()));
                for (var row : section.rows()) {
                    row.fields().forEach(field -> listed.add(section.key() + " " + row.id() + " " + field.key()));
                    if (row.isAdded() || row.isRemoved()) {
                        listed.add(section.key() + " " + row.id());
                    }
                }
            }
            return listed;
        }

        private Set<UUID> moved(Changes changes) {
            return changes.rows().filter(OfRow::isMoved).map(OfRow::id).collect(toSet());
        }

        private Map<String, JsonNode> valuesOf(Content content) {
            var values = new HashMap<String, JsonNode>();
            for (var part : content.parts()) {
                var key = part.section().key();
                part.fields().forEach((field, value) -> values.put(key + " " + field, value));
                part.rows().forEach(row -> row.fields()
                        .forEach((field, value) -> values.put(key + " " + row.id() + " " + field, value)));
            }
            return values;
        }

        private Map<String, JsonNode> replayed(Content before, Changes changes) {
            var values = valuesOf(before);
            for (var section : changes.sections()) {
                section.fields().forEach(field -> replay(values, section.key(), field));
                section.rows().forEach(row -> row.fields()
                        .forEach(field -> replay(values, section.key() + " " + row.id(), field)));
            }
            return values;
        }

        private void replay(Map<String, JsonNode> values, String place, OfField field) {
            assertThat(values.get(place + " " + field.key())).as(seed).isEqualTo(field.before());
            if (field.now() == null) {
                values.remove(place + " " + field.key());
            } else {
                values.put(place + " " + field.key(), field.now());
            }
        }

        private boolean steadyRowsKeepTheirOrder(Content before, Content now, Changes changes) {
            var moved = moved(changes);
            return template.sections().stream().allMatch(section -> {
                var was = ids(before, section);
                var is = ids(now, section);
                return was.stream()
                        .filter(id -> is.contains(id) && !moved.contains(id))
                        .toList()
                        .equals(is.stream()
                                .filter(id -> was.contains(id) && !moved.contains(id))
                                .toList());
            });
        }

        private List<UUID> ids(Content content, Section section) {
            return content.part(section.key()).rows().stream().map(Row::id).toList();
        }
    }
}
