package org.biennium.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import jakarta.mail.internet.MimeMultipart;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.biennium.BienniumTest;
import org.biennium.Browser;
import org.biennium.mail.PostRound;
import org.biennium.workplan.Story;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@BienniumTest
class SignInByCodeBrowserTest {

    private static final Pattern CODE = Pattern.compile("(?<=\\s)[2-9A-Z]{4}-[2-9A-Z]{4}(?=\\s)");
    private static final Pattern LINK = Pattern.compile("/login/code\\?c=[2-9A-Z]{4}-[2-9A-Z]{4}");

    @LocalServerPort
    int port;

    @Autowired
    Story story;

    @Autowired
    CodePost post;

    @Autowired
    GreenMail trap;

    @Autowired
    ApplicationContext context;

    @Test
    void aHeadSignsInFromAPhoneAndArrivesAtThePlanThatTheMailNamed() throws Exception {
        var key = story.submitted("sahel");
        try (var visit = Browser.visit("http://127.0.0.1:" + port, "fr-FR", 360)) {
            var page = visit.newPage();
            page.navigate("/plans/" + key);
            assertThat(page.url()).endsWith("/login");
            Browser.assertNothingClipped(page);
            Browser.assertAccessible(page);
            page.getByLabel("Identifiant ou adresse électronique").fill("oss-head");
            button(page, "M’envoyer un code").click();

            page.waitForURL("**/login/code");
            Browser.assertNothingClipped(page);
            Browser.assertAccessible(page);
            page.getByLabel("Code reçu par courriel")
                    .fill(first(CODE, letterTo("oss-head")).toLowerCase().replace("-", " "));
            button(page, "Se connecter").click();

            page.waitForURL("**/plans/" + key);
            assertThat(page.locator(".me-name").innerText()).isNotBlank();
        }
    }

    @Test
    void theLinkOfTheMailOpensThePageWithTheCodeFilledIn() throws Exception {
        try (var visit = Browser.visit("http://127.0.0.1:" + port, "fr-FR", 360);
                var elsewhere = Browser.visit("http://127.0.0.1:" + port, "fr-FR", 360)) {
            var page = visit.newPage();
            page.navigate("/login");
            page.getByLabel("Identifiant ou adresse électronique").fill("sanbi-head@demo.invalid");
            button(page, "M’envoyer un code").click();
            page.waitForURL("**/login/code");
            var letter = letterTo("sanbi-head");
            var other = elsewhere.newPage();
            other.navigate(first(LINK, letter));
            assertThat(other.locator("h1").innerText()).isEqualTo("Demandez un code dans ce navigateur");
            Browser.assertAccessible(other);

            page.navigate(first(LINK, letter));
            assertThat(page.getByLabel("Code reçu par courriel").inputValue()).isEqualTo(first(CODE, letter));
            button(page, "Se connecter").click();

            page.waitForURL("**/plans");
        }
    }

    @ParameterizedTest
    @CsvSource({"en-GB,360", "fr-FR,360", "es-ES,360", "en-GB,1400", "fr-FR,1400", "es-ES,1400"})
    void everyPageFitsTheScreen(String language, int width) {
        try (var visit = Browser.visit("http://127.0.0.1:" + port, language, width)) {
            var page = visit.newPage();
            page.navigate("/login/code");
            look(page, "code-none-" + language + "-" + width);
            page.navigate("/login");
            look(page, "login-" + language + "-" + width);
            page.locator("#who").fill("nobody");
            page.locator("#by-mail button").click();
            page.waitForURL("**/login/code");
            look(page, "code-" + language + "-" + width);
            page.locator("#code").fill("2222 2222");
            page.locator("main button").click();
            page.waitForURL("**/login/code?wrong*");
            look(page, "code-wrong-" + language + "-" + width);
        }
    }

    private static void look(Page page, String name) {
        Browser.assertNothingClipped(page);
        Browser.assertAccessible(page);
        Browser.screenshot(page, name);
    }

    private static Locator button(Page page, String name) {
        return page.locator("main").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
    }

    /** The plain text of the latest letter. */
    private String letterTo(String account) throws Exception {
        post.worker.submit(() -> true).get(20, TimeUnit.SECONDS);
        PostRound.go(context);
        var letters = trap.getReceivedMessages();
        for (var number = letters.length - 1; number >= 0; number--) {
            if (letters[number].getAllRecipients()[0].toString().contains("<" + account + "@demo.invalid>")
                    && letters[number].getSubject().contains("code")) {
                return ((MimeMultipart) letters[number].getContent())
                        .getBodyPart(0)
                        .getContent()
                        .toString();
            }
        }
        throw new AssertionError("No letter to " + account);
    }

    private static String first(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(pattern + " in " + text).isTrue();
        return matcher.group();
    }
}
