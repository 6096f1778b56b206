package org.biennium;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands on a French screen is told apart: our French, and all else. */
class SpokenBrowserTest {

    private static final Set<String> DATA = Set.of("Nadia Ben Salah", "Sahara et Sahel");

    private final BrowserContext visit = Browser.visit("about:blank");

    @AfterEach
    void leave() {
        visit.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "No open task moves; nobody is told.",
                "Due: 15 January 2027",
                "Plans de travail · Draft the plan",
                "Sahara and Sahel, Nadia Ben Salah",
                "Référence : a case",
                "null · Biennium"
            })
    void aWordOfAnotherLanguageIsFound(String text) {
        assertThat(foreignOn(text)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Nadia Ben Salah",
                "Référence : Nadia Ben Salah",
                "Aucune tâche en cours n’est déplacée ; personne n’est informé.",
                "Sahara et Sahel · Plans de travail",
                "vendredi 18 décembre 2026 à 23 h 59 (Montréal)"
            })
    void ourFrenchAndNamesAreNot(String text) {
        assertThat(foreignOn(text)).isEmpty();
    }

    private Set<String> foreignOn(String text) {
        var page = visit.newPage();
        page.setContent("<title></title><p></p>");
        page.locator("p").evaluate("(place, text) => place.textContent = text", text);
        return Set.copyOf(Spoken.in(Locale.FRENCH).foreign(page, DATA));
    }
}
