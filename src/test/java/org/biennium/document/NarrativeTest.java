package org.biennium.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A text and its translations: neither is lost when the other changes, and a translation knows when it is older. */
class NarrativeTest {

    private static final Label LABEL = new Label(Map.of("en", "Text", "fr", "Texte", "es", "Texto"));
    private static final NarrativeField FIELD = new NarrativeField("text", LABEL, null, true, null, 1000);
    private static final Around AROUND = new Around("fr", Map.of());

    @Test
    void anOriginalIsKeptAsBefore() {
        assertThat(original(null, "Les oasis"))
                .isEqualTo(Json.read(
                        "{\"original\":\"fr\",\"texts\":{\"fr\":{\"text\":\"Les oasis\",\"mark\":\"original\"}}}"));
        assertThat(original(null, " ")).isNull();
    }

    @Test
    void aTranslationStandsBesideTheOriginal() {
        var value = translated(original(null, "Les oasis"), "The oases", "machine");

        var narrative = Narrative.of(value, "");
        assertThat(narrative.text()).isEqualTo("Les oasis");
        assertThat(narrative.text("en")).isEqualTo("The oases");
        assertThat(narrative.mark("en")).isEqualTo("machine");
        assertThat(narrative.isOlder("en")).isFalse();
    }

    @Test
    void aChangedOriginalLeavesTheTranslationAndMakesItOlder() {
        var value = original(translated(original(null, "Les oasis"), "The oases", "human"), "Les oasis du Sahel");

        assertThat(Narrative.of(value, "").text("en")).isEqualTo("The oases");
        assertThat(Narrative.of(value, "").isOlder("en")).isTrue();
    }

    @Test
    void anEmptiedOriginalLeavesTheTranslationAndHoldsNothing() {
        var value = original(translated(original(null, "Les oasis"), "The oases", "human"), "");

        assertThat(FIELD.holds(Objects.requireNonNull(value))).isFalse();
        assertThat(Narrative.of(original(value, "Les oasis"), "").isOlder("en")).isFalse();
    }

    @Test
    void savingAnOlderTranslationUnchangedDoesNotMakeItCurrent() {
        var older = original(translated(original(null, "Les oasis"), "The oases", "human"), "Les déserts");

        assertThat(translated(older, "The oases", "human")).isEqualTo(older);
        assertThat(Narrative.of(translated(older, "The oases", "official"), "").isOlder("en"))
                .isTrue();
        assertThat(Narrative.of(translated(older, "The deserts", "human"), "").isOlder("en"))
                .isFalse();
    }

    @Test
    void aTranslatorMaySayThatItIsCurrentStill() {
        var older = original(translated(original(null, "Les oasis"), "The oases", "human"), "Les oasis.");

        var checked =
                FIELD.read(typed("The oases", "human", older).and(Typed.of("text.checked", "true")), older, AROUND);

        assertThat(Narrative.of(checked, "").isOlder("en")).isFalse();
    }

    @Test
    void aTranslationOfWhatWasReadBeforeIsOlderFromTheStart() {
        var read = original(null, "Les oasis");
        var stands = original(read, "Les déserts");

        var value = FIELD.read(typed("The oases", "human", read), stands, AROUND);

        assertThat(Narrative.of(value, "").isOlder("en")).isTrue();
    }

    @Test
    void anEmptyTranslationIsRemoved() {
        var stands = original(null, "Les oasis");

        assertThat(translated(translated(stands, "The oases", "human"), " ", "human"))
                .isEqualTo(stands);
        assertThat(translated(null, "", "human")).isNull();
    }

    @Test
    void whatIsNoTranslationIsRefused() {
        var stands = original(null, "Les oasis");

        assertThatThrownBy(() -> translated(null, "The oases", "human")).isInstanceOf(Unfit.class);
        assertThatThrownBy(() -> translated(stands, "The oases", "divine")).isInstanceOf(Unfit.class);
        assertThatThrownBy(() -> translated(stands, "x".repeat(2001), "human")).isInstanceOf(Unfit.class);
        for (var language : new String[] {"fr", "xx", "../en", "EN"}) {
            var typed = typed("The oases", "human", stands).and(Typed.of("text.language", language));
            assertThatThrownBy(() -> FIELD.read(typed, stands, AROUND)).isInstanceOf(Unfit.class);
        }
    }

    private static @Nullable JsonNode original(@Nullable JsonNode stands, String text) {
        return FIELD.read(Typed.of("text", text), stands, AROUND);
    }

    private static @Nullable JsonNode translated(@Nullable JsonNode stands, String text, String mark) {
        return FIELD.read(typed(text, mark, stands), stands, AROUND);
    }

    /** A translation typed by somebody who has this value before them. */
    private static Typed typed(String text, String mark, @Nullable JsonNode seen) {
        return Typed.of("text.language", "en")
                .and(Typed.of("text.translation", text))
                .and(Typed.of("text.mark", mark))
                .and(Typed.of("text.of", Narrative.of(seen, "fr").fingerprint()));
    }
}
