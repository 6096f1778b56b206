package org.biennium.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.NoSuchMessageException;

class TextsTest {

    private final Texts texts = new Texts(List.of());

    @Test
    void knowsTheBundlesOfAllRooms() {
        assertThat(Stream.of("layout.product.name", "language.day", "mail.house", "task.draft-work-plan.remark"))
                .allSatisfy(key -> assertThat(texts.getMessage(key, new Object[] {1, "", ""}, Locale.FRENCH))
                        .isNotBlank());
    }

    @Test
    void countsAsTheLanguageCounts() {
        assertThat(Stream.of(0, 1, 2, 12_000)
                        .map(number -> texts.getMessage("document.saved", new Object[] {number}, Locale.FRENCH)))
                .containsExactly(
                        "Rien n’avait changé.",
                        "Enregistré\u00a0: une modification.",
                        "Enregistré\u00a0: 2 modifications.",
                        "Enregistré\u00a0: 12\u202f000 modifications.");
    }

    @Test
    void fallsBackToEnglishAndNotToTheMachinesLanguage() {
        assertThat(texts.getMessage("layout.sign-out.label", null, Locale.JAPANESE))
                .isEqualTo("Sign out");
    }

    @Test
    void aTextThatIsNowhereIsAFault() {
        assertThatThrownBy(() -> texts.getMessage("no.such.text", null, Locale.ENGLISH))
                .isInstanceOf(NoSuchMessageException.class)
                .hasMessageContaining("no.such.text");
    }
}
