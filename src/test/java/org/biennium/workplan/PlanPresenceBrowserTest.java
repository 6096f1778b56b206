package org.biennium.workplan;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.biennium.BienniumTest;
import org.biennium.Browser;
import org.biennium.TestClock;
import org.biennium.document.Drafts;
import org.biennium.document.Place;
import org.biennium.document.Presences;
import org.biennium.document.Typed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Two who draft a plan see of each other where they are. */
@BienniumTest
class PlanPresenceBrowserTest {

    @LocalServerPort
    int port;

    @Autowired
    WrittenPlan written;

    @Autowired
    Drafts drafts;

    @Autowired
    Presences presences;

    @Autowired
    TestClock clock;

    private final List<BrowserContext> visits = new ArrayList<>();
    private WorkPlan plan;

    @BeforeEach
    void aDraftOfAJointCentre() {
        plan = written.empty("europe", "en");
    }

    @AfterEach
    void everybodyLeaves() {
        visits.forEach(BrowserContext::close);
    }

    @Test
    void eachSeesWhereTheOtherIs() {
        var row = UUID.randomUUID();
        drafts.add(plan.document(), "activities", row, Typed.of("title", "Train the trainers"), "jrc-drafter");
        var one = at("/sections/activities/rows/" + row, "jrc-drafter", 1400);

        var other = at("/sections/summary", "rbins-drafter", 360);

        assertThat(told(other)).hasText("JRC · drafter (demo) est dans «\u00a0Activités, activité 1\u00a0»");
        Browser.screenshot(other, "presence-360");
        one.navigate("/plans/" + plan.key());
        assertThat(told(one)).hasText("IRSNB · rédaction (démonstration) is in Summary");
        Browser.screenshot(one, "presence-plan");
        Browser.assertAccessible(one);
    }

    @Test
    void whoeverComesToTheSamePlaceIsToldByTheNextSave() {
        var one = at("/sections/summary", "jrc-drafter", 1400);
        assertThat(told(one)).hasCount(0);
        at("/sections/summary", "rbins-drafter", 1400);

        one.locator("#text").fill("Water for all");

        assertThat(told(one)).hasCount(1);
        assertThat(one.locator(".present li.here")).hasCount(1);
        assertThat(one.locator(".present [role=status]")).containsText("is in Summary");
        Browser.screenshot(one, "presence-here");
        Browser.assertAccessible(one);
    }

    @Test
    void whoeverHasGoneIsForgotten() {
        var one = at("/sections/summary", "jrc-drafter", 1400);
        var other = at("/sections/summary", "rbins-drafter", 1400);
        assertThat(told(other)).hasCount(1);
        one.close();
        clock.advance(Duration.ofMinutes(1));

        other.locator("#text").fill("L’eau pour tous");

        assertThat(told(other)).hasCount(0);
    }

    @Test
    void aSignIsSmall() {
        var page = at("/sections/summary", "jrc-drafter", 1400);
        presences.sign(plan.document(), Place.of("goals"), "rbins-drafter");

        var call = page.waitForRequest("**/presence", page::reload);

        call.response();
        var sizes = call.sizes();
        assertThat(sizes.requestBodySize
                        + sizes.requestHeadersSize
                        + sizes.responseBodySize
                        + sizes.responseHeadersSize)
                .isLessThan(2048);
    }

    @Test
    void aHiddenTabGivesNoSign() {
        var page = at("/sections/summary", "jrc-drafter", 1400);
        var signs = new ArrayList<String>();
        page.onRequest(request -> signs.add(request.url()));

        page.evaluate("""
                () => {
                  Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
                  dispatchEvent(new Event('visibilitychange'));
                }""");
        page.clock().runFor(120_000);
        assertThat(signs).noneMatch(sign -> sign.endsWith("/presence"));

        page.waitForResponse("**/presence", () -> page.evaluate("""
                () => {
                  Object.defineProperty(document, 'visibilityState', { value: 'visible', configurable: true });
                  dispatchEvent(new Event('visibilitychange'));
                }"""));
    }

    private Locator told(Page page) {
        return page.locator(".present li");
    }

    private Page at(String path, String person, int width) {
        var visit = Browser.visit("http://127.0.0.1:" + port, "en-GB", width);
        visits.add(visit);
        var page = visit.newPage();
        page.navigate("/login");
        page.fill("#username", person);
        page.fill("#password", "demo");
        page.locator("form[action='/login'] button").click();
        page.clock().install();
        page.waitForResponse(
                answer -> answer.url().endsWith("/presence") && answer.ok(),
                () -> page.navigate("/plans/" + plan.key() + path));
        return page;
    }
}
