package org.biennium.workplan;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.biennium.BienniumTest;
import org.biennium.Browser;
import org.biennium.Line;
import org.biennium.document.Documents;
import org.biennium.document.Drafts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The editor where the line is thin and the screen narrow. */
@BienniumTest
class LightEditorBrowserTest {

    private static final Pattern SAVED = Pattern.compile("Enregistré à .*");
    private static final int TWO_HUNDRED_KILOBYTES = 200_000;
    private static final int TWO_KILOBYTES = 2_000;

    @LocalServerPort
    int port;

    @Autowired
    WrittenPlan written;

    @Autowired
    Documents documents;

    @Autowired
    Drafts drafts;

    private BrowserContext telephone;
    private WorkPlan plan;

    @BeforeEach
    void aLongDraft() {
        plan = written.empty("sahel", "fr");
        new LongPlan(drafts, documents, plan.document()).upTo(30);
        telephone = Browser.visit("http://127.0.0.1:" + port, "fr-FR", 360);
    }

    @AfterEach
    void hangUp() {
        telephone.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sections/summary", "/sections/activities", "/sections/activities/rows/{last}", ""})
    void theFirstLoadIsLight(String place) {
        var page = signedIn();
        var line = Line.of(page);

        page.navigate(at(place));
        page.waitForLoadState();

        assertThat(line.received()).isBetween(1_000L, (long) TWO_HUNDRED_KILOBYTES);
    }

    @Test
    void anAutosaveOfAWholeFormIsLightEachWay() {
        var page = signedIn();
        page.navigate(at("/sections/activities/rows/{last}"));
        page.locator("#title").fill("Former des gestionnaires des terres au suivi par satellite");
        page.locator("#fundingSource").fill("Contributions volontaires");
        page.locator("#end").fill("2028-09-30");

        var call = page.waitForRequest("**/autosave", () -> page.keyboard().press("Control+s"));

        call.response().finished();
        var sizes = call.sizes();
        assertThat(sizes.requestHeadersSize + sizes.requestBodySize).isLessThan(TWO_KILOBYTES);
        assertThat(sizes.responseHeadersSize + sizes.responseBodySize).isLessThan(TWO_KILOBYTES);
    }

    @Test
    void onAThinLineOneTypesAndIsSaved() {
        var page = signedIn();
        Line.of(page).slow();
        page.navigate(at("/sections/summary"));

        page.locator("#text").pressSequentially("Écrit depuis une oasis");

        assertThat(page.locator("#text")).hasValue("Écrit depuis une oasis");
        assertThat(status(page)).hasText(SAVED);
        assertThat(text()).isEqualTo("Écrit depuis une oasis");
        Browser.assertNothingClipped(page);
        Browser.screenshot(page, "thin-line-360");
    }

    @Test
    void atTheTopOfALongFormOneSeesThatItIsSaved() {
        var page = signedIn();
        page.navigate(at("/sections/activities/rows/{last}"));

        page.locator("#title").fill("Former des gestionnaires");

        assertThat(status(page)).hasText(SAVED);
        assertThat(status(page)).isInViewport();
        assertThat(page.locator("#title")).isInViewport();
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/saved-at-360.png")));
    }

    @Test
    void whileASaveIsUnderWayOneTypesOn() {
        var page = signedIn();
        page.navigate(at("/sections/summary"));
        var underWay = new ArrayList<Route>();
        page.route("**/autosave", underWay::add);
        page.locator("#text").pressSequentially("Les premiers mots");
        page.waitForCondition(() -> !underWay.isEmpty());

        page.locator("#text").pressSequentially(", puis d’autres");

        assertThat(page.locator("#text")).hasValue("Les premiers mots, puis d’autres");
        assertThat(text()).isEmpty();
        page.unroute("**/autosave");
        underWay.get(0).resume();
        page.waitForCondition(() -> text().equals("Les premiers mots, puis d’autres"));
        assertThat(page.locator("#text")).hasValue("Les premiers mots, puis d’autres");
        assertThat(page.locator("#text")).isFocused();
    }

    private Page signedIn() {
        var page = telephone.newPage();
        page.navigate("/login");
        page.fill("#username", "oss-drafter");
        page.fill("#password", "demo");
        page.locator("form[action='/login'] button").click();
        return page;
    }

    private String at(String place) {
        var last = new LongPlan(drafts, documents, plan.document()).last();
        return "/plans/" + plan.key() + place.replace("{last}", last.toString());
    }

    private static Locator status(Page page) {
        return page.locator(".acts-bar .saved");
    }

    private String text() {
        var value = documents.read(plan.document()).part("summary").fields().get("text");
        return value == null ? "" : value.at("/texts/fr/text").asText();
    }
}
