package org.biennium.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.biennium.BienniumTest;
import org.biennium.engine.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@BienniumTest
class HostileInputTest {

    @Autowired
    Documents documents;

    @Autowired
    Drafts drafts;

    UUID document;

    @BeforeEach
    void begin() {
        document = documents.create("work-plan", "ar", "gce-officer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "'; drop table biennium.document; --",
                "${7*7} __${T(java.lang.Runtime)}__ #{x}",
                "مركز دعم التعاون ‏(أ)‏",
                "👩🏽‍🔬🌍 é vs é \u202Egnitfihs",
                "{\"original\":\"en\"}"
            })
    void textStaysText(String text) {
        drafts.save(document, Place.of("summary"), 0, Typed.of("text", text), "oss-drafter");

        assertThat(documents.read(document).part("summary").fields().values())
                .extracting(value -> value.at("/texts/ar/text").asText())
                .containsExactly(text);
    }

    @Test
    void whatNobodyCanSeeIsNothing() {
        assertThat(problemsOf("summary", Typed.of("text", "\u200b\ufeff \u2060")))
                .isEmpty();

        assertThat(documents.read(document).part("summary").fields()).doesNotContainKey("text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "a\u0007b", "a\u001bb", "half \ud83d", "\udc00 half"})
    void whatCannotBeKeptIsRefusedInASentence(String text) {
        assertThat(problemsOf("summary", Typed.of("text", text))).containsExactly("text document.problem.characters");
    }

    @Test
    void tenMegabytesAreTooLong() {
        assertThat(problemsOf("summary", Typed.of("text", "a".repeat(10_000_000))))
                .containsExactly("text document.problem.too-long");
    }

    @Test
    void aTextOfExactlyTheGreatestLengthIsSaved() {
        assertThat(problemsOf("summary", Typed.of("text", "é".repeat(5000)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "needed.amount, -1",
        "needed.amount, 1e9",
        "needed.amount, '12,5,00'",
        "needed.amount, '12.345,678'",
        "needed.amount, 0x10",
        "needed.amount, ١٢٣",
        "needed.amount, 9999999999999999"
    })
    void anAmountIsOnlyAnAmount(String input, String typed) {
        assertThat(problemsOf("resources", Typed.of(input, typed).and(Typed.of("needed.currency", "USD"))))
                .containsExactly("needed document.problem.amount");
    }

    @ParameterizedTest
    @CsvSource({
        "type, invented, choice",
        "type, <b>training</b>, choice",
        "targets, GBF-TARGET-24, choice",
        "tscObjectives, g, choice",
        "countries, XX, country",
        "countries, tn, country",
        "start, 2027-02-30, date",
        "start, 01/02/2027, date",
        "start, 9999-01-01, year",
        "fundingStatus, '', ''"
    })
    void aChoiceIsOnlyOneThatIsOffered(String input, String typed, String problem) {
        var saving = drafts.add(
                document,
                "activities",
                UUID.randomUUID(),
                Typed.of("title", "T").and(Typed.of(input, typed)),
                "oss-drafter");

        assertThat(problemsOf(saving))
                .isEqualTo(problem.isEmpty() ? List.of() : List.of(input + " document.problem." + problem));
    }

    @Test
    void anActivityDoesNotEndBeforeItStarts() {
        var saving = drafts.add(
                document,
                "activities",
                UUID.randomUUID(),
                Typed.of("title", "T").and(Typed.of("start", "2027-06-01")).and(Typed.of("end", "2027-05-31")),
                "oss-drafter");

        assertThat(problemsOf(saving)).containsExactly("end document.problem.before");
    }

    @Test
    void aRowNeedsATitle() {
        var saving = drafts.add(document, "activities", UUID.randomUUID(), Typed.of("title", " "), "oss-drafter");

        assertThat(problemsOf(saving)).containsExactly("title document.problem.untitled");
    }

    @ParameterizedTest
    @CsvSource({"'1,500'", "'12.000'"})
    void aNumberWithTwoMeaningsIsAskedBack(String typed) {
        var saving = drafts.add(
                document,
                "indicators",
                UUID.randomUUID(),
                Typed.of("indicator", "I").and(Typed.of("target", typed)),
                "x");

        assertThat(problemsOf(saving)).containsExactly("target document.problem.number-with-two-meanings");
    }

    @ParameterizedTest
    @CsvSource({"'0,001'", "'0.500'", "'1,0001'"})
    void partsOfACentAreNotTakenForThousands(String typed) {
        var saving = drafts.add(
                document,
                "activities",
                UUID.randomUUID(),
                Typed.of("title", "T").and(Typed.of("budget.amount", typed)).and(Typed.of("budget.currency", "USD")),
                "x");

        assertThat(problemsOf(saving)).containsExactly("budget document.problem.amount");
    }

    @ParameterizedTest
    @ValueSource(strings = {"XXX", "XTS", "XAU"})
    void nobodyPaysInWhatIsNoMoney(String currency) {
        var saving = drafts.add(
                document,
                "activities",
                UUID.randomUUID(),
                Typed.of("title", "T").and(Typed.of("budget.amount", "1")).and(Typed.of("budget.currency", currency)),
                "x");

        assertThat(problemsOf(saving)).containsExactly("budget document.problem.currency");
    }

    @Test
    void anIndicatorPointsOnlyToAnActivityOfItsOwnDocument() {
        var saving = drafts.add(
                document,
                "indicators",
                UUID.randomUUID(),
                Typed.of("indicator", "I")
                        .and(Typed.of("activity", UUID.randomUUID().toString())),
                "oss-drafter");

        assertThat(problemsOf(saving)).containsExactly("activity document.problem.choice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"invented", "text.amount", "__proto__", "revision"})
    void anUnknownFieldIsRefused(String input) {
        assertThatThrownBy(() -> drafts.save(document, Place.of("summary"), 0, Typed.of(input, "x"), "oss-drafter"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.key()).isEqualTo("document.unknown-field"));
    }

    @Test
    void anUnknownSectionIsRefused() {
        assertThatThrownBy(() -> drafts.save(document, Place.of("nowhere"), 0, Typed.NOTHING, "oss-drafter"))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> drafts.add(document, "summary", UUID.randomUUID(), Typed.NOTHING, "oss-drafter"))
                .isInstanceOf(Refusal.class);
    }

    private List<String> problemsOf(String section, Typed typed) {
        return problemsOf(drafts.save(document, Place.of(section), 0, typed, "oss-drafter"));
    }

    private static List<String> problemsOf(Saving saving) {
        return saving instanceof Saving.Unfit unfit
                ? unfit.problems().stream()
                        .map(problem -> problem.field() + " " + problem.key())
                        .toList()
                : List.of();
    }
}
