package org.biennium.workplan;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.regex.Pattern;
import org.biennium.BienniumTest;
import org.biennium.Browser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A head acts twice in two years, from a phone: from the letter to the signature, with a keyboard alone. */
@BienniumTest
class HeadOnThePhoneBrowserTest {

    private static final int MOST_KEYS_TO_A_DECISION = 12;

    @LocalServerPort
    int port;

    @Autowired
    Story story;

    @Autowired
    JdbcClient jdbc;

    @ParameterizedTest
    @CsvSource({
        "sahel, oss-head, fr-FR, Sous réserve de l’accord du conseil, avec une réserve, visée avec réserve",
        "latinamerica, iavh-head, es-ES, A reserva del acuerdo del consejo, con una reserva, visto bueno con reserva"
    })
    void signsWithAReservationByKeyboardAlone(
            String centre, String head, String browser, String reservation, String choice, String recorded) {
        var key = story.submitted(centre);
        try (var visit = Browser.visit("http://127.0.0.1:" + port, browser, 360)) {
            var page = visit.newPage();
            page.setViewportSize(360, 740);
            page.navigate(linkInTheLetterTo(head, key));
            signInByKeyboard(page, head);
            PlaywrightAssertions.assertThat(page).hasURL(Pattern.compile(".*/summary$"));
            look(page, "summary-" + head);

            var keys = tabTo(page, page.locator("a[href='#decide']"));
            page.keyboard().press("Enter");
            keys += tabTo(page, page.locator("#decide input[type=radio]").first());
            page.keyboard().press("ArrowDown");
            PlaywrightAssertions.assertThat(page.getByLabel(choice)).isChecked();
            keys += tabTo(page, page.locator("#decide textarea"));
            page.keyboard().type(reservation);
            keys += tabTo(page, page.locator("#decide button"));
            page.keyboard().press("Enter");

            PlaywrightAssertions.assertThat(page.locator("#recorded")).containsText(recorded);
            PlaywrightAssertions.assertThat(page.locator("#recorded blockquote"))
                    .hasText(reservation);
            look(page, "summary-recorded-" + head);
            assertThat(keys).as("Tabs from the top of the page to the decision").isLessThan(MOST_KEYS_TO_A_DECISION);
            assertThat(story.openSteps(key)).noneMatch(step -> step.equals("signOffWorkPlan " + hostOf(head)));
        }
    }

    @ParameterizedTest
    @CsvSource({"360, fr-FR, oss-head", "1400, fr-FR, oss-head", "360, en-GB, gce-officer", "1400, en-GB, gce-officer"})
    void readsWhatHasChangedSinceTheyLastSigned(int width, String language, String reader) {
        var key = aSecondVersion();
        try (var visit = Browser.visit("http://127.0.0.1:" + port, language, width)) {
            var page = visit.newPage();
            page.navigate("/plans/" + key + "/summary");
            signInByKeyboard(page, reader);
            look(page, "summary-changes-" + reader + "-" + width);
            page.locator("details:has(.changes) > summary").all().forEach(Locator::click);
            look(page, "summary-changes-unfolded-" + reader + "-" + width);
        }
    }

    @Test
    void printsWhatHasChangedAlsoWhereItIsFolded() {
        var key = aSecondVersion();
        try (var visit = Browser.visit("http://127.0.0.1:" + port, "fr-FR", 1000)) {
            var page = visit.newPage();
            page.navigate("/plans/" + key + "/summary");
            signInByKeyboard(page, "oss-head");
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(com.microsoft.playwright.options.Media.PRINT));

            assertThat(page.locator(".changes del").first().isVisible()).isTrue();
            Browser.screenshot(page, "summary-printed");
        }
    }

    /** A plan that was signed, returned by the validator, much changed and submitted again. */
    private String aSecondVersion() {
        var key = story.signed("sahel");
        story.complete(key, WorkPlanProcess.RECOMMEND, "gce-officer", "recommendation", "return", "Not funded yet");
        story.complete(key, WorkPlanProcess.VALIDATE, "gce-validator", "decision", "return", "Please show the funding");
        story.rewrite(key, "oss-drafter");
        story.submit(key);
        return key;
    }

    private static void look(Page page, String name) {
        Browser.screenshot(page, name);
        Browser.assertNothingClipped(page);
        Browser.assertAccessible(page);
    }

    private static void signInByKeyboard(Page page, String person) {
        PlaywrightAssertions.assertThat(page.locator("#username")).isFocused();
        page.keyboard().type(person);
        page.keyboard().press("Tab");
        page.keyboard().type("demo");
        page.keyboard().press("Enter");
        page.waitForURL(url -> !url.contains("/login"));
    }

    private static int tabTo(Page page, Locator place) {
        for (var keys = 1; keys <= 40; keys++) {
            page.keyboard().press("Tab");
            if ((Boolean) place.evaluate("place => place === document.activeElement")) {
                return keys;
            }
        }
        throw new AssertionError("The keyboard does not lead to " + place);
    }

    private static String hostOf(String head) {
        return head.replace("-head", "");
    }

    private String linkInTheLetterTo(String recipient, String key) {
        var letter = jdbc.sql("select text from biennium.mail where recipient = ? and case_key = ?")
                .params(recipient, key)
                .query(String.class)
                .single();
        var link = Pattern.compile("/plans/\\S+/summary").matcher(letter);
        assertThat(link.find())
                .as("A link to the plan on one page in: " + letter)
                .isTrue();
        return link.group();
    }
}
