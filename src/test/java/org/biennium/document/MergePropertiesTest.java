package org.biennium.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.biennium.BienniumTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Three browsers save as people type, in whatever order: each text stands, is in the log, or was shown to its writer. */
@BienniumTest
class MergePropertiesTest {

    private static final List<String> FIELDS = List.of("goal", "objectives", "outcomes");
    private static final Place GOALS = Place.of("goals");

    @Autowired
    Documents documents;

    @Autowired
    Drafts drafts;

    @Autowired
    JdbcClient jdbc;

    @Test
    void noTextVanishesWithoutTrace() {
        for (var seed = 1; seed <= 20; seed++) {
            threeTypeAtOnce(seed);
        }
    }

    private void threeTypeAtOnce(long seed) {
        var random = new Random(seed);
        var document = documents.create("work-plan", "en", "gce-officer");
        var tabs = List.of(new Tab("a"), new Tab("b"), new Tab("c"));
        var written = new HashSet<String>();
        for (var turn = 0; turn < 60; turn++) {
            var tab = tabs.get(random.nextInt(tabs.size()));
            switch (random.nextInt(4)) {
                case 0, 1 -> tab.types(FIELDS.get(random.nextInt(FIELDS.size())), tab.person + turn);
                case 2 -> tab.sends(document, written);
                default -> tab.chooses(random.nextBoolean());
            }
        }

        var standing = standing(document);
        var logged = logged(document);
        var shown = new HashSet<String>();
        tabs.forEach(tab -> shown.addAll(tab.shown));
        assertThat(standing.values()).as("seed " + seed).isSubsetOf(written);
        assertThat(written).as("seed " + seed).allMatch(text -> logged.contains(text) || shown.contains(text));
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

    private Set<String> logged(UUID document) {
        return new HashSet<>(jdbc.sql("select new #>> '{texts,en,text}' from biennium.document_edit where document = ?")
                .param(document)
                .query(String.class)
                .list());
    }

    /** What autosave.js does: each field on top of the revision that its writer has seen. */
    private final class Tab {

        final String person;
        final Map<String, String> typed = new HashMap<>();
        final Map<String, String> taken = new HashMap<>();
        final Map<String, Integer> bases = new HashMap<>();
        final Map<String, String> held = new HashMap<>();
        final Set<String> shown = new HashSet<>();
        int revision;

        Tab(String person) {
            this.person = person;
            FIELDS.forEach(field -> bases.put(field, 0));
        }

        void types(String field, String text) {
            typed.put(field, text);
        }

        void sends(UUID document, Set<String> written) {
            var unsaved = FIELDS.stream()
                    .filter(field -> !held.containsKey(field) && isUnsaved(field))
                    .toList();
            if (unsaved.isEmpty()) {
                return;
            }
            var base = unsaved.stream()
                    .mapToInt(field -> bases.getOrDefault(field, 0))
                    .min()
                    .orElseThrow();
            var chosen = unsaved.stream()
                    .filter(field -> bases.getOrDefault(field, 0) == base)
                    .toList();
            var sent =
                    chosen.stream().map(field -> Typed.of(field, text(field))).reduce(Typed.NOTHING, Typed::and);
            chosen.forEach(field -> written.add(text(field)));

            takes((Saving.Merged) drafts.merge(document, GOALS, base, sent, person), chosen);
        }

        private void takes(Saving.Merged merged, List<String> sent) {
            revision = merged.revision();
            var conflicts = new HashMap<String, Difference>();
            merged.conflicts()
                    .forEach(conflict -> conflicts.put(conflict.field().key(), conflict));
            for (var field : FIELDS) {
                if (conflicts.containsKey(field)) {
                    shown.add(text(field));
                    held.put(field, conflicts.get(field).standing().one(field));
                    bases.put(field, revision);
                } else if (sent.contains(field)) {
                    taken.put(field, text(field));
                    bases.put(field, revision);
                } else if (merged.theirs().values().containsKey(field)) {
                    if (!held.containsKey(field) && !isUnsaved(field)) {
                        typed.put(field, merged.theirs().one(field));
                        taken.put(field, merged.theirs().one(field));
                        bases.put(field, revision);
                    }
                } else if (!held.containsKey(field)) {
                    bases.put(field, revision);
                }
            }
        }

        void chooses(boolean mine) {
            for (var field : new ArrayList<>(held.keySet())) {
                var theirs = held.remove(field);
                if (!mine) {
                    typed.put(field, theirs);
                    taken.put(field, theirs);
                }
            }
        }

        private String text(String field) {
            return typed.getOrDefault(field, "");
        }

        private boolean isUnsaved(String field) {
            return typed.containsKey(field) && !text(field).equals(taken.get(field));
        }
    }
}
