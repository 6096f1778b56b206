package org.biennium.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.biennium.BienniumTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever several people do to a section, in whatever order they come: nothing is lost unseen. */
@BienniumTest
class SavingPropertiesTest {

    private static final List<String> FIELDS = List.of("goal", "objectives", "outcomes");
    private static final Place GOALS = Place.of("goals");

    @Autowired
    Documents documents;

    @Autowired
    Drafts drafts;

    @Autowired
    JdbcClient jdbc;

    @Test
    void theTextIsAlwaysWhatTheLastAcceptedSaveSaidAndEveryStepIsLogged() {
        for (var seed = 1; seed <= 12; seed++) {
            severalPeopleWrite(seed);
        }
    }

    private void severalPeopleWrite(long seed) {
        var random = new Random(seed);
        var document = documents.create("work-plan", "en", "gce-officer");
        var model = new HashMap<String, String>();
        var revision = 0;
        var desks = new ArrayList<>(List.of(new Desk("a"), new Desk("b"), new Desk("c")));
        for (var turn = 0; turn < 30; turn++) {
            var desk = desks.get(random.nextInt(desks.size()));
            if (random.nextBoolean()) {
                desk.look(revision, model);
                continue;
            }
            desk.write(random, turn);
            var saving = drafts.save(document, GOALS, desk.revision, desk.typed(), desk.person);
            if (saving instanceof Saving.Done done && done.changed() > 0) {
                assertThat(desk.revision).as("seed " + seed).isEqualTo(revision);
                revision = done.revision();
                model.putAll(desk.texts);
                model.values().removeIf(String::isEmpty);
                desk.look(revision, model);
            } else if (saving instanceof Saving.Overtaken overtaken) {
                assertThat(desk.revision).as("seed " + seed).isLessThan(revision);
                assertThat(overtaken.revision()).isEqualTo(revision);
                checkMerge(seed, desk, model, overtaken);
                desk.take(overtaken);
            }
            assertThat(standing(document)).as("seed " + seed).isEqualTo(model);
        }
        assertThat(replayed(document)).as("seed " + seed).isEqualTo(model);
    }

    private static void checkMerge(long seed, Desk desk, Map<String, String> model, Saving.Overtaken overtaken) {
        for (var field : FIELDS) {
            var mine = desk.texts.getOrDefault(field, "");
            var found = desk.found.getOrDefault(field, "");
            var now = model.getOrDefault(field, "");
            assertThat(overtaken.merged().one(field))
                    .as("seed " + seed + " " + field)
                    .isEqualTo(mine.equals(found) ? now : mine);
            assertThat(overtaken.differences())
                    .as("seed " + seed + " " + field)
                    .filteredOn(difference -> difference.field().key().equals(field))
                    .hasSize(mine.equals(now) ? 0 : 1);
        }
    }

    private Map<String, String> standing(UUID document) {
        var texts = new HashMap<String, String>();
        documents
                .read(document)
                .part("goals")
                .fields()
                .forEach((field, value) ->
                        texts.put(field, value.at("/texts/en/text").asText()));
        return texts;
    }

    private Map<String, String> replayed(UUID document) {
        var texts = new HashMap<String, String>();
        jdbc.sql("""
                        select path, old #>> '{texts,en,text}' as old, new #>> '{texts,en,text}' as new
                        from biennium.document_edit where document = ? order by id
                        """).param(document).query(found -> {
            var field = found.getString("path").substring("/goals/".length());
            assertThat(texts.get(field)).isEqualTo(found.getString("old"));
            var now = found.getString("new");
            if (now == null) {
                texts.remove(field);
            } else {
                texts.put(field, now);
            }
        });
        return texts;
    }

    /** What one person has before them. */
    private static final class Desk {

        final String person;
        int revision;
        Map<String, String> found = Map.of();
        Map<String, String> texts = new HashMap<>();

        Desk(String person) {
            this.person = person;
        }

        void look(int now, Map<String, String> model) {
            revision = now;
            found = Map.copyOf(model);
            texts = new HashMap<>(model);
        }

        void write(Random random, int turn) {
            for (var field : FIELDS) {
                if (random.nextInt(3) == 0) {
                    texts.put(field, random.nextInt(5) == 0 ? "" : person + turn);
                }
            }
        }

        void take(Saving.Overtaken overtaken) {
            revision = overtaken.revision();
            var merged = overtaken.merged();
            FIELDS.forEach(field -> texts.put(field, merged.one(field)));
            var now = new HashMap<>(found);
            overtaken.differences().forEach(difference -> {
                var stands = difference.stands();
                now.put(
                        difference.field().key(),
                        stands == null ? "" : stands.at("/texts/en/text").asText());
            });
            FIELDS.stream()
                    .filter(field -> overtaken.differences().stream()
                            .noneMatch(difference -> difference.field().key().equals(field)))
                    .forEach(field -> now.put(field, texts.get(field)));
            found = now;
        }

        Typed typed() {
            return FIELDS.stream()
                    .map(field -> Typed.of(field, texts.getOrDefault(field, "")))
                    .reduce(Typed.NOTHING, Typed::and);
        }
    }
}
