package org.biennium.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.biennium.BienniumTest;
import org.biennium.Browser;
import org.biennium.people.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@BienniumTest
class MailPagesTest {

    @Autowired
    Outbox outbox;

    @Autowired
    Mails mails;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    private final String reader = "reader-" + UUID.randomUUID();

    @AfterEach
    void tidyUp() {
        jdbc.sql(
                        "update biennium.mail set state = 'dead', next_attempt_at = null where recipient = ? and state <> 'sent'")
                .param(reader)
                .update();
    }

    @ParameterizedTest
    @CsvSource({"en,1400,Mails", "fr,360,Courriels", "es,1400,Correos"})
    void administratorsSeeTheLettersTheNewestFirst(String language, int width, String title) {
        var mail = writtenMail("Salem Trabelsi");
        administratorsRead(language);
        try (var visit = signedIn("admin", "en-GB", width)) {
            var page = visit.newPage();
            page.navigate("/mails");
            assertThat(page.locator("h1").innerText()).isEqualTo(title);
            assertThat(page.locator("article a").first().getAttribute("href")).isEqualTo("/mails/" + mail.id());
            Browser.assertNothingClipped(page);
            Browser.assertAccessible(page);
            Browser.screenshot(page, "mails-" + language);

            page.navigate("/mails/" + mail.id());
            assertThat(page.frameLocator("iframe").locator("body").innerText()).contains("Nadia Ben Salah a retiré");
            Browser.assertNothingClipped(page);
            Browser.screenshot(page, "mail-" + language);
        } finally {
            administratorsRead("en");
        }
    }

    private void administratorsRead(String language) {
        jdbc.sql("update biennium.person set languages = ? where id = 'admin'")
                .param(new String[] {language})
                .update();
    }

    @Test
    void aLetterThatWasGivenUpIsSentAgainByAButton() {
        var mail = writtenMail("Salem Trabelsi");
        tidyUp();
        try (var visit = signedIn("admin", "en-GB", 1400)) {
            var page = visit.newPage();
            page.navigate("/mails?state=dead");
            page.locator("a[href='/mails/" + mail.id() + "']").click();
            page.locator("form[action$='/again'] button").click();

            assertThat(page.url()).endsWith("/mails/" + mail.id());
            assertThat(mails.find(mail.id()).orElseThrow().state()).isEqualTo(Mail.State.QUEUED);
        }
    }

    @Test
    void aLetterIsShownWithoutAnyPowerOverThePage() {
        var mail = writtenMail("<script>document.title='owned'</script>");
        try (var visit = signedIn("admin", "en-GB", 1400)) {
            var answer = visit.request().get("/mails/" + mail.id() + "/html");

            assertThat(answer.headers().get("content-security-policy"))
                    .contains("default-src 'none'", "sandbox", "frame-ancestors 'self'");
            assertThat(answer.headers().get("x-frame-options")).isEqualToIgnoringCase("SAMEORIGIN");
            assertThat(answer.text()).doesNotContain("<script");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"oss-head", "gce-validator", "secretariat", "reader"})
    void forEverybodyElseThereIsNothingHere(String account) {
        var mail = writtenMail("Salem Trabelsi");
        try (var visit = signedIn(account, "en-GB", 1400)) {
            for (var path : List.of("/mails", "/mails/" + mail.id(), "/mails/" + mail.id() + "/html", "/mails/no")) {
                var answer = visit.request().get(path, RequestOptions.create().setHeader("Accept", "text/html"));
                assertThat(answer.status()).as(path).isEqualTo(404);
                assertThat(answer.text()).doesNotContain("Trabelsi");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/mails/no", "/mails/00000000-0000-0000-0000-000000000000", "/mails?page=x"})
    void anAddressThatIsNoneIsAnsweredClearly(String path) {
        try (var visit = signedIn("admin", "en-GB", 1400)) {
            assertThat(visit.request().get(path).status()).isBetween(400, 404);
        }
    }

    private BrowserContext signedIn(String account, String language, int width) {
        var visit = Browser.visit("http://127.0.0.1:" + port, language, width);
        Page page = visit.newPage();
        page.navigate("/login");
        page.locator("input[name=username]").fill(account);
        page.locator("input[name=password]").fill("demo");
        page.locator("main button[type=submit]").first().click();
        // Not closed here: a page that is closed while it still navigates may never answer.
        page.waitForURL(address -> !address.endsWith("/login"));
        return visit;
    }

    private Mail writtenMail(String name) {
        List<Object> named =
                List.of("2027-2028", new DefaultMessageSourceResolvable("centre.sahel"), 2, "Nadia Ben Salah");
        transaction.executeWithoutResult(status -> outbox.write(new Letter(
                new Person(
                        reader,
                        name,
                        reader + "@demo.invalid",
                        List.of("fr"),
                        Locale.FRENCH,
                        ZoneId.of("Africa/Tunis"),
                        null,
                        "oss"),
                List.of(),
                "work-plan/withdrawn",
                named,
                Map.of(
                        "what",
                        new DefaultMessageSourceResolvable(
                                new String[] {"mail.work-plan.withdrawn.what"}, named.toArray()),
                        "then",
                        new DefaultMessageSourceResolvable("mail.work-plan.withdrawn.then"),
                        "because",
                        new DefaultMessageSourceResolvable("mail.work-plan.because"),
                        "quotedAs",
                        new DefaultMessageSourceResolvable("mail.work-plan.reason"),
                        "quoted",
                        "Le centre change d’institution hôte."),
                "/plans/WP-2027-SAHEL",
                "WP-2027-SAHEL",
                null)));
        return mails.newest(new Mails.Wanted(null, reader), 0, 1).stream()
                .findFirst()
                .flatMap(line -> mails.find(line.id()))
                .orElseThrow();
    }
}
