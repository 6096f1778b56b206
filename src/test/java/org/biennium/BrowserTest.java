package org.biennium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrowserTest {

    private static final String GOOD =
            "<html lang='en'><title>Plan</title><main><h1>Plan</h1><p>Text</p></main></html>";

    @Test
    void visitsWithItsLanguageAndWidth() {
        try (var visit = Browser.visit("http://127.0.0.1", "fr-FR", 360)) {
            var page = visit.newPage();

            assertThat(page.evaluate("() => navigator.language")).isEqualTo("fr-FR");
            assertThat(page.evaluate("() => window.innerWidth")).isEqualTo(360);
        }
    }

    @Test
    void takesPictures() {
        try (var visit = Browser.visit("http://127.0.0.1")) {
            assertThat(Browser.picture(showing(visit.newPage(), GOOD), "browser-test"))
                    .isNotEmptyFile();
        }
    }

    @Test
    void acceptsAPageWithoutHindrance() {
        try (var visit = Browser.visit("http://127.0.0.1")) {
            Browser.assertAccessible(showing(visit.newPage(), GOOD));
        }
    }

    @Test
    void namesAHindrance() {
        try (var visit = Browser.visit("http://127.0.0.1")) {
            var page = showing(visit.newPage(), GOOD.replace("<p>Text</p>", "<input name='title'>"));

            assertThatThrownBy(() -> Browser.assertAccessible(page)).hasMessageContaining("label");
        }
    }

    @Test
    void namesWhatIsClipped() {
        try (var visit = Browser.visit("http://127.0.0.1", "en-GB", 360)) {
            var page = showing(visit.newPage(), GOOD.replace("<p>", "<p style='width: 500px'>"));

            assertThatThrownBy(() -> Browser.assertNothingClipped(page)).hasMessageContaining("right edge");
        }
    }

    @Test
    void isFoundOnThePathUnderAnyOfItsNames(@TempDir Path folder) throws IOException {
        var chrome = Files.createFile(folder.resolve("google-chrome-stable"));
        assertThat(chrome.toFile().setExecutable(true)).isTrue();

        assertThat(BrowserSearch.installed("/nowhere:" + folder)).hasValue(chrome);
    }

    private static Page showing(Page page, String html) {
        page.setContent(html);
        return page;
    }
}
