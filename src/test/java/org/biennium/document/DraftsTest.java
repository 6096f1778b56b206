package org.biennium.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.biennium.document.Difference.Changed.BY_BOTH;
import static org.biennium.document.Difference.Changed.BY_ME;
import static org.biennium.document.Difference.Changed.BY_OTHERS;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.biennium.BienniumTest;
import org.biennium.TestClock;
import org.biennium.engine.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@BienniumTest
class DraftsTest {

    private static final Place GOALS = Place.of("goals");

    @Autowired
    Documents documents;

    @Autowired
    Drafts drafts;

    @Autowired
    JdbcClient jdbc;

    UUID document;

    @BeforeEach
    void begin() {
        document = documents.create("work-plan", "fr", "gce-officer");
    }

    @Test
    void whatIsSavedIsFoundAgain() {
        assertThat(drafts.save(document, GOALS, 0, Typed.of("goal", "  Un but.\r\n\r\nUn second.  "), "oss-drafter"))
                .isEqualTo(new Saving.Done(null, 1, 1));

        assertThat(documents.read(document).part("goals").fields().get("goal")).isEqualTo(Json.read("""
                        {"original": "fr", "texts": {"fr": {"text": "Un but.\\n\\nUn second.", "mark": "original"}}}"""));
    }

    @Test
    void onlyWhatChangedIsLogged() {
        drafts.save(document, GOALS, 0, Typed.of("goal", "A").and(Typed.of("outcomes", "B")), "oss-drafter");
        drafts.save(document, GOALS, 1, Typed.of("goal", "A").and(Typed.of("outcomes", "C")), "carec-drafter");

        assertThat(edits())
                .containsExactly(
                        "/goals/goal oss-drafter", "/goals/outcomes oss-drafter", "/goals/outcomes carec-drafter");
    }

    @Test
    void savingTheSameAgainChangesNothingHoweverOldItsBase() {
        drafts.save(document, GOALS, 0, Typed.of("goal", "A"), "oss-drafter");

        assertThat(drafts.save(document, GOALS, 0, Typed.of("goal", "A"), "oss-drafter"))
                .isEqualTo(new Saving.Done(null, 1, 0));
    }

    @Test
    void aFieldThatWasNotAskedForStays() {
        drafts.save(document, GOALS, 0, Typed.of("goal", "A"), "oss-drafter");
        drafts.save(document, GOALS, 1, Typed.of("outcomes", "B"), "oss-drafter");

        assertThat(documents.read(document).part("goals").fields()).containsOnlyKeys("goal", "outcomes");
    }

    @Test
    void aStaleSaveIsNotWrittenAndSaysWhoseChangeIsWhose() {
        drafts.save(document, GOALS, 0, goals("goal", "objectives", "outcomes"), "oss-drafter");
        drafts.save(document, GOALS, 1, goals("goal", "theirs", "theirs"), "carec-drafter");

        var saving = drafts.save(document, GOALS, 1, goals("mine", "objectives", "mine"), "oss-drafter");

        assertThat(saving).isInstanceOfSatisfying(Saving.Overtaken.class, overtaken -> {
            assertThat(overtaken.last()).isEqualTo(new Content.Saved("carec-drafter", TestClock.START));
            assertThat(overtaken.revision()).isEqualTo(2);
            assertThat(overtaken.differences())
                    .extracting(difference -> difference.field().key() + " " + difference.changed())
                    .containsExactly("goal " + BY_ME, "objectives " + BY_OTHERS, "outcomes " + BY_BOTH);
            assertThat(overtaken.merged()).isEqualTo(goals("mine", "theirs", "mine"));
        });
        assertThat(documents.read(document).part("goals").revision()).isEqualTo(2);
    }

    @Test
    void whatWasMergedIsSavedOnTopDeliberately() {
        drafts.save(document, GOALS, 0, goals("A", "B", "C"), "oss-drafter");
        drafts.save(document, GOALS, 1, goals("A", "theirs", "C"), "carec-drafter");
        var overtaken = (Saving.Overtaken) drafts.save(document, GOALS, 1, goals("mine", "B", "C"), "oss-drafter");

        var saving = drafts.save(document, GOALS, overtaken.revision(), overtaken.merged(), "oss-drafter");

        assertThat(saving).isEqualTo(new Saving.Done(null, 3, 1));
    }

    @Test
    void ofARevisionThatIsNotThereNothingIsWrittenOver() {
        drafts.save(document, GOALS, 0, Typed.of("goal", "A"), "oss-drafter");

        var saving = drafts.merge(document, GOALS, 9, Typed.of("goal", "B"), "carec-drafter");

        assertThat(saving).isInstanceOfSatisfying(Saving.Merged.class, merged -> assertThat(merged.conflicts())
                .hasSize(1));
        assertThat(documents.read(document).part("goals").revision()).isEqualTo(1);
    }

    @Test
    void oneProblemKeepsTheWholeSectionFromBeingSaved() {
        var saving = drafts.save(
                document,
                Place.of("resources"),
                0,
                Typed.of("staff", "Two")
                        .and(Typed.of("needed.amount", "a lot"))
                        .and(Typed.of("needed.currency", "USD")),
                "oss-drafter");

        assertThat(saving)
                .isEqualTo(new Saving.Unfit(List.of(new Problem("needed", "document.problem.amount", List.of()))));
        assertThat(documents.read(document).part("resources").fields()).isEmpty();
    }

    @Test
    void rowsAreAddedMovedAndRemoved() {
        var one = anActivity("One");
        var two = anActivity("Two");
        var three = anActivity("Three");

        drafts.move(document, activity(three), 3, false, "oss-drafter");
        drafts.remove(document, activity(one), 1, "oss-drafter");

        assertThat(documents.read(document).part("activities").rows())
                .extracting(Content.Row::id)
                .containsExactly(three, two);
        assertThat(edits())
                .contains("/activities/" + three + "/#position oss-drafter", "/activities/" + one + " oss-drafter");
    }

    @Test
    void aRowSentTwiceIsAddedOnce() {
        var row = UUID.randomUUID();
        drafts.add(document, "activities", row, Typed.of("title", "One"), "oss-drafter");

        assertThat(drafts.add(document, "activities", row, Typed.of("title", "One"), "oss-drafter"))
                .isEqualTo(new Saving.Done(row, 1, 0));
        assertThat(documents.read(document).part("activities").rows()).hasSize(1);
    }

    @Test
    void aRowOfAnotherDocumentCannotBeReached() {
        var row = anActivity("One");
        var other = documents.create("work-plan", "en", "gce-officer");

        assertThatThrownBy(() -> drafts.save(other, activity(row), 1, Typed.of("title", "Mine"), "jrc-drafter"))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> drafts.add(other, "activities", row, Typed.of("title", "Mine"), "jrc-drafter"))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> drafts.remove(other, activity(row), 1, "jrc-drafter"))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void aSaveIntoARemovedRowIsToldSo() {
        var row = anActivity("One");
        drafts.remove(document, activity(row), 1, "carec-drafter");

        assertThat(drafts.save(document, activity(row), 1, Typed.of("title", "Mine"), "oss-drafter"))
                .isEqualTo(new Saving.Removed(new Content.Saved("carec-drafter", TestClock.START)));
    }

    @Test
    void aRowThatSomebodyChangedIsNotRemovedUnseen() {
        var row = anActivity("One");
        drafts.save(document, activity(row), 1, Typed.of("title", "Better"), "carec-drafter");

        assertThat(drafts.remove(document, activity(row), 1, "oss-drafter")).isInstanceOf(Saving.Overtaken.class);
        assertThat(documents.read(document).part("activities").rows()).hasSize(1);
    }

    @Test
    void aRowIsNotMovedInAnOrderThatHasChanged() {
        var row = anActivity("One");
        anActivity("Two");

        assertThat(drafts.move(document, activity(row), 1, true, "oss-drafter")).isInstanceOf(Saving.Overtaken.class);
    }

    @Test
    void ofTwoWhoSaveAtOnceExactlyOneIsWritten() throws Exception {
        var together = Executors.newFixedThreadPool(8);
        try {
            var saves = new ArrayList<Callable<Saving>>();
            for (var i = 0; i < 16; i++) {
                var text = "Text " + i;
                saves.add(() -> drafts.save(document, GOALS, 0, Typed.of("goal", text), "oss-drafter"));
            }

            var outcomes = new ArrayList<Saving>();
            for (var outcome : together.invokeAll(saves)) {
                outcomes.add(outcome.get());
            }

            assertThat(outcomes).filteredOn(Saving.Done.class::isInstance).hasSize(1);
            assertThat(outcomes).filteredOn(Saving.Overtaken.class::isInstance).hasSize(15);
            assertThat(documents.read(document).part("goals").revision()).isEqualTo(1);
        } finally {
            together.shutdownNow();
        }
    }

    @Test
    void eightWhoAddAndMoveAtOnceLoseNothing() throws Exception {
        var together = Executors.newFixedThreadPool(8);
        try {
            var adds = new ArrayList<Callable<Saving>>();
            for (var i = 0; i < 24; i++) {
                var title = "Activity " + i;
                adds.add(() ->
                        drafts.add(document, "activities", UUID.randomUUID(), Typed.of("title", title), "oss-drafter"));
            }
            for (var add : together.invokeAll(adds)) {
                add.get();
            }

            assertThat(jdbc.sql("select count(distinct position) from biennium.document_row where document = ?")
                            .param(document)
                            .query(Integer.class)
                            .single())
                    .isEqualTo(24);
        } finally {
            together.shutdownNow();
        }
    }

    private UUID anActivity(String title) {
        var row = UUID.randomUUID();
        drafts.add(document, "activities", row, Typed.of("title", title), "oss-drafter");
        return row;
    }

    private static Place activity(UUID row) {
        return new Place("activities", row);
    }

    private static Typed goals(String goal, String objectives, String outcomes) {
        return Typed.of("goal", goal).and(Typed.of("objectives", objectives)).and(Typed.of("outcomes", outcomes));
    }

    private List<String> edits() {
        return jdbc.sql("select path || ' ' || edited_by from biennium.document_edit where document = ? order by id")
                .param(document)
                .query(String.class)
                .list();
    }
}
