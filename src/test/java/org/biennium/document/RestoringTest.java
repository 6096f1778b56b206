package org.biennium.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.biennium.BienniumTest;
import org.biennium.engine.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An older text becomes the draft again, and nothing vanishes. */
@BienniumTest
class RestoringTest {

    private static final String DRAFTER = "oss-drafter";

    @Autowired
    Documents documents;

    @Autowired
    Drafts drafts;

    @Autowired
    Editions editions;

    @Autowired
    Restoring restoring;

    @Autowired
    JdbcClient jdbc;

    UUID document = UUID.randomUUID();

    @BeforeEach
    void aDocument() {
        document = documents.create("work-plan", "fr", DRAFTER);
    }

    @Test
    void bringsBackFieldsRowsAndTheirOrder() {
        write("summary", "text", "Les oasis");
        var first = row("Former");
        var second = row("Partager");
        var third = row("Relier");
        var kept = editions.name(document, "Avant la réunion", DRAFTER);
        var older = text(kept);
        write("summary", "text", "Les déserts");
        drafts.move(document, place(third), order(), false, DRAFTER);
        drafts.save(document, place(second), 1, Typed.of("title", "Échanger"), DRAFTER);
        drafts.remove(document, place(first), 1, DRAFTER);
        row("Publier");

        restore(kept);

        var draft = documents.read(document);
        assertThat(draft.json()).isEqualTo(older.json());
        assertThat(draft.part("activities").rows()).extracting(Content.Row::id).containsExactly(first, second, third);
    }

    @Test
    void keepsTheDraftThatStoodBefore() {
        write("summary", "text", "Les oasis");
        var kept = editions.name(document, "Avant la réunion", DRAFTER);
        write("summary", "text", "Les déserts");
        var before = documents.read(document).json();

        var saved = restore(kept);

        assertThat(text(saved).json()).isEqualTo(before);
        assertThat(editions.of(document)).extracting(Edition::id).containsExactly(saved, kept);
        assertThat(editions.of(document).get(0).restored()).isEqualTo(kept);
    }

    @Test
    void leavesRestrictedWhatIsRestricted() {
        write("summary", "text", "Les oasis");
        var kept = editions.name(document, "Avant la réunion", DRAFTER);
        var confidential = new Restriction(Audience.CENTRE, "Négociations en cours");
        drafts.restrict(document, Place.of("summary"), "text", confidential, DRAFTER);
        write("summary", "text", "Les déserts");

        assertThat(restoring.preview(document, text(kept)).changes().sections())
                .singleElement()
                .satisfies(section -> assertThat(section.restrictions()).isEmpty());
        restore(kept);

        assertThat(documents.read(document).part("summary").restrictions().on("text"))
                .contains(confidential);
    }

    @Test
    void canBeUndoneByRestoringWhatStoodBefore() {
        write("summary", "text", "Les oasis");
        var kept = editions.name(document, "Avant la réunion", DRAFTER);
        write("summary", "text", "Les déserts");
        row("Former");
        var before = documents.read(document).json();

        restore(restore(kept));

        assertThat(documents.read(document).json()).isEqualTo(before);
    }

    @Test
    void leavesEveryChangeInTheLogOfEdits() {
        write("summary", "text", "Les oasis");
        var removed = row("Former");
        var kept = editions.name(document, "Avant la réunion", DRAFTER);
        write("summary", "text", "Les déserts");
        drafts.remove(document, place(removed), 1, DRAFTER);
        var last = lastEdit();

        restore(kept);

        assertThat(jdbc.sql("select path from biennium.document_edit where document = ? and id > ? order by id")
                        .params(document, last)
                        .query(String.class)
                        .list())
                .containsExactly("/summary/text", "/activities/" + removed);
    }

    @Test
    void isRefusedWhenTheDraftHasChangedSinceThePreview() {
        write("summary", "text", "Les oasis");
        var kept = editions.name(document, "Avant la réunion", DRAFTER);
        write("summary", "text", "Les déserts");
        var seen = restoring.preview(document, text(kept)).draft();
        write("summary", "text", "Les montagnes");

        assertThatThrownBy(() -> restoring.restore(document, kept, text(kept), seen, "sanbi-drafter"))
                .isInstanceOf(Refusal.class)
                .hasMessage("versions.restore.overtaken");
        assertThat(editions.of(document)).hasSize(1);
    }

    @Test
    void isRefusedWhereTheDraftSaysTheSame() {
        write("summary", "text", "Les oasis");
        var kept = editions.name(document, "Avant la réunion", DRAFTER);

        assertThatThrownBy(() -> restore(kept)).isInstanceOf(Refusal.class).hasMessage("versions.restore.same");
    }

    @Test
    void tellsAColleagueWhoWasWritingMeanwhile() {
        write("summary", "text", "Les oasis");
        var kept = editions.name(document, "Avant la réunion", DRAFTER);
        write("summary", "text", "Les déserts");
        restore(kept);

        var saving =
                drafts.merge(document, Place.of("summary"), 2, Typed.of("text", "Les déserts froids"), "sanbi-drafter");

        assertThat(((Saving.Merged) saving).conflicts())
                .extracting(it -> it.field().key())
                .containsExactly("text");
    }

    @Test
    void countsNamedDraftsApartFromVersions() {
        editions.name(document, "Le premier", DRAFTER);
        assertThat(documents.takeVersion(document, DRAFTER)).isEqualTo(1);
        editions.name(document, "Le deuxième", DRAFTER);
        assertThat(documents.takeVersion(document, DRAFTER)).isEqualTo(2);

        assertThat(editions.of(document))
                .extracting(it -> it.id().code())
                .containsExactlyInAnyOrder("version-1", "version-2", "draft-1", "draft-2");
    }

    @Test
    void refusesANameThatIsNoneOrTaken() {
        editions.name(document, "Avant  la réunion", DRAFTER);

        for (var name : List.of(" ", "Avant la réunion", "x".repeat(121), "a\u0000b")) {
            assertThatThrownBy(() -> editions.name(document, name, DRAFTER)).isInstanceOf(Refusal.class);
        }
    }

    @Test
    void aNamedDraftNeverChanges() {
        editions.name(document, "Avant la réunion", DRAFTER);

        for (var statement : List.of(
                "update biennium.document_draft set name = 'x'",
                "delete from biennium.document_draft",
                "truncate biennium.document_draft")) {
            assertThatThrownBy(() -> jdbc.sql(statement).update()).isInstanceOf(DataAccessException.class);
        }
    }

    private Edition.Id restore(Edition.Id kept) {
        var older = text(kept);
        return restoring.restore(
                document, kept, older, restoring.preview(document, older).draft(), DRAFTER);
    }

    private Content text(Edition.Id kept) {
        return documents.read(editions.find(document, kept).orElseThrow());
    }

    private void write(String section, String field, String text) {
        var revision = documents.read(document).part(section).revision();
        drafts.save(document, Place.of(section), revision, Typed.of(field, text), DRAFTER);
    }

    private UUID row(String title) {
        var row = UUID.randomUUID();
        drafts.add(document, "activities", row, Typed.of("title", title), DRAFTER);
        return row;
    }

    private static Place place(UUID row) {
        return new Place("activities", row);
    }

    private int order() {
        return documents.read(document).part("activities").revision();
    }

    private long lastEdit() {
        return jdbc.sql("select max(id) from biennium.document_edit where document = ?")
                .param(document)
                .query(Long.class)
                .single();
    }
}
