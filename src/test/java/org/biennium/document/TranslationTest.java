package org.biennium.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.UUID;
import org.biennium.BienniumTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Translations are saved, merged, logged, compared and shown like all else. */
@BienniumTest
class TranslationTest {

    private static final Place SUMMARY = Place.of("summary");

    @Autowired
    Documents documents;

    @Autowired
    Drafts drafts;

    @Autowired
    DocumentPages pages;

    @Autowired
    JdbcClient jdbc;

    UUID document = UUID.randomUUID();

    @BeforeEach
    void aDocumentInFrench() {
        document = documents.create("work-plan", "fr", "oss-drafter");
        write("Les oasis du Sahel");
    }

    @Test
    void theWriterAndTheTranslatorAreNotInEachOthersWay() {
        merge(1, Typed.of("text", "Les oasis du Sahara"), "oss-drafter");
        var saving = merge(1, english("The oases of the Sahel"), "sanbi-drafter");

        assertThat(saving.conflicts()).isEmpty();
        assertThat(narrative().text()).isEqualTo("Les oasis du Sahara");
        assertThat(narrative().text("en")).isEqualTo("The oases of the Sahel");
    }

    @Test
    void theWriterIsNotHandedBackAnOlderOriginalWhenATranslationCame() {
        merge(1, english("The oases of the Sahel"), "sanbi-drafter");
        var saving = merge(1, Typed.of("text", "Les oasis du Sahara"), "oss-drafter");

        assertThat(saving.theirs().values()).isEmpty();
        assertThat(narrative().text()).isEqualTo("Les oasis du Sahara");
        assertThat(narrative().text("en")).isEqualTo("The oases of the Sahel");
    }

    @Test
    void twoTranslatorsOfOneTextAreToldOfEachOther() {
        merge(1, english("The oases of the Sahel"), "sanbi-drafter");
        var saving = merge(1, english("Sahelian oases"), "oss-drafter");

        assertThat(saving.conflicts()).hasSize(1);
        assertThat(narrative().text("en")).isEqualTo("The oases of the Sahel");
        merge(saving.revision(), english("Sahelian oases"), "oss-drafter");
        assertThat(narrative().text("en")).isEqualTo("Sahelian oases");
    }

    @Test
    void everyTranslationIsInTheLogOfEdits() {
        merge(1, english("The oases of the Sahel"), "sanbi-drafter");

        assertThat(jdbc.sql("select new::text from biennium.document_edit where document = ? order by id desc limit 1")
                        .param(document)
                        .query(String.class)
                        .single())
                .contains("The oases of the Sahel", "Les oasis du Sahel");
    }

    @Test
    void readersSeeTheirLanguageWithItsMarkAndTheOthersTheOriginal() {
        merge(1, english("The oases of the Sahel"), "sanbi-drafter");

        assertThat(shown(Locale.ENGLISH, "en").text()).isEqualTo("The oases of the Sahel");
        assertThat(shown(Locale.ENGLISH, "en").language()).isEqualTo("en");
        assertThat(shown(Locale.ENGLISH, "en").note()).isEqualTo("Machine translation; original in French");
        assertThat(shown(Locale.ENGLISH, "original").text()).isEqualTo("Les oasis du Sahel");
        assertThat(shown(Locale.forLanguageTag("es"), "es").text()).isEqualTo("Les oasis du Sahel");
        assertThat(shown(Locale.forLanguageTag("es"), "es").note()).isNull();
    }

    @Test
    void aTranslationOlderThanTheOriginalSaysSo() {
        merge(1, english("The oases of the Sahel"), "sanbi-drafter");
        write("Les oasis du Sahara");

        assertThat(shown(Locale.ENGLISH, "en").note())
                .isEqualTo("Machine translation; the original in French has changed since");
    }

    @Test
    void whatIsCompulsoryIsMissingWithoutItsOriginal() {
        merge(1, english("The oases of the Sahel"), "sanbi-drafter");
        write("");

        assertThat(documents.missing(document)).contains(new Missing("summary", null, 0, "text"));
        assertThat(pages.section(documents.read(document), "summary", Locale.ENGLISH)
                        .fields())
                .isEmpty();
    }

    @Test
    void differencesTellTheOriginalFromTheTranslation() {
        var before = documents.read(document);
        merge(1, english("The oases of the Sahel"), "sanbi-drafter");
        var translated = documents.read(document);
        write("Les oasis du Sahara");

        var translation = pages.changes(Changes.between(before, translated), Locale.ENGLISH);
        var original = pages.changes(Changes.between(translated, documents.read(document)), Locale.ENGLISH);

        assertThat(translation.sections().get(0).fields())
                .extracting(ChangesPage.FieldView::label)
                .containsExactly("Summary of the plan (English)");
        assertThat(original.sections().get(0).fields())
                .extracting(ChangesPage.FieldView::label)
                .containsExactly("Summary of the plan");
        assertThat(original.fields()).isEqualTo(1);
    }

    @Test
    void theTranslatorSeesOriginalAndTranslationSideBySide() {
        merge(1, english("The oases of the Sahel"), "sanbi-drafter");
        write("Les oasis du Sahara");

        var page = pages.translation(documents.read(document), SUMMARY, "en", Typed.NOTHING, null, Locale.ENGLISH);

        assertThat(page.fields()).hasSize(1);
        var field = page.fields().get(0);
        assertThat(field.original()).isEqualTo("Les oasis du Sahara");
        assertThat(field.text()).isEqualTo("The oases of the Sahel");
        assertThat(field.isOlder()).isTrue();
        assertThat(page.languages())
                .extracting(TranslationPage.Option::code)
                .containsExactly("ar", "en", "es", "pt", "ru", "zh");
    }

    private Typed english(String text) {
        return Typed.of("text.language", "en")
                .and(Typed.of("text.translation", text))
                .and(Typed.of("text.mark", "machine"))
                .and(Typed.of("text.of", narrative().fingerprint()));
    }

    private void write(String text) {
        var revision = documents.read(document).part("summary").revision();
        drafts.save(document, SUMMARY, revision, Typed.of("text", text), "oss-drafter");
    }

    private Saving.Merged merge(int base, Typed typed, String person) {
        return (Saving.Merged) drafts.merge(document, SUMMARY, base, typed, person);
    }

    private Narrative narrative() {
        return Narrative.of(documents.read(document).part("summary").fields().get("text"), "fr");
    }

    private Shown.Item shown(Locale locale, String texts) {
        return pages.reading(documents.read(document), locale, texts)
                .sections()
                .get(0)
                .fields()
                .get(0)
                .shown()
                .items()
                .get(0);
    }
}
