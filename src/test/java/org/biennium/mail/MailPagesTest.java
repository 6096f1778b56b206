package org.biennium.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import java.net.URLEncoder;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.biennium.BienniumTest;
import org.biennium.Browser;
import org.biennium.Caller;
import org.biennium.mail.Mails.Wanted;
import org.biennium.people.Person;
import org.jspecify.annotations.Nullable;
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
                        "update biennium.mail set state = 'dead', next_attempt_at = null where recipient in (?, 'nies-drafter') and state in ('queued', 'sending')")
                .param(reader)
                .update();
    }

    @ParameterizedTest
    @CsvSource({
        "en,1400,Mails",
        "en,360,Mails",
        "fr,1400,Courriels",
        "fr,360,Courriels",
        "es,1400,Correos",
        "es,360,Correos"
    })
    void officersSeeTheLettersTheNewestFirst(String language, int width, String title) {
        var mail = writtenMail("Salem Trabelsi");
        reads("gce-officer", language);
        try (var visit = signedIn("gce-officer", "en-GB", width)) {
            var page = visit.newPage();
            page.navigate("/plans");
            page.locator(".places a[href='/mails']").click();
            assertThat(page.locator("h1").innerText()).isEqualTo(title);
            assertThat(page.locator("article a").first().getAttribute("href")).isEqualTo("/mails/" + mail.id());
            assertThat(page.locator("article").first().innerText())
                    .doesNotContain("\"")
                    .contains("Salem Trabelsi", "Leïla Haddad", "Vous recevez ce message parce que");
            Browser.assertNothingClipped(page);
            Browser.assertAccessible(page);
            Browser.screenshot(page, "mails-" + language + "-" + width);

            page.navigate("/mails/" + mail.id());
            assertThat(page.frameLocator("iframe").locator("body").innerText()).contains("Nadia Ben Salah a retiré");
            Browser.assertNothingClipped(page);
            Browser.screenshot(page, "mail-" + language + "-" + width);
            assertAccessibleAroundTheLetter(page);
        } finally {
            reads("gce-officer", "en");
        }
    }

    @ParameterizedTest
    @CsvSource({"en,1400", "en,360", "fr,1400", "fr,360", "es,1400", "es,360"})
    void everyLetterCanBeReadBeforehandByKeyboardAlone(String language, int width) {
        reads("gce-officer", language);
        try (var visit = signedIn("gce-officer", "en-GB", width)) {
            var page = visit.newPage();
            page.navigate("/mails");
            page.locator("a[href='/mails/preview']").click();
            page.locator("#letter").selectOption("work-plan/your-turn/sign-off-work-plan");
            page.locator("#facts").focus();
            page.locator("#facts").press("ArrowDown");
            page.locator("#facts").press("Tab");
            page.keyboard().press("Enter");
            page.waitForURL("**facts=extreme**");

            assertThat(page.locator("pre").innerText()).contains("عبد الرحمن");
            assertThat(page.frameLocator("iframe")
                            .locator("a[href$='/summary']")
                            .count())
                    .isEqualTo(1);
            Browser.assertNothingClipped(page);
            Browser.screenshot(page, "preview-extreme-" + language + "-" + width);
            assertAccessibleAroundTheLetter(page);

            page.navigate("/mails/preview?letter=work-plan/receipt/sign-off-work-plan-sign");
            assertThat(page.frameLocator("iframe").locator("body").innerText()).contains("SHA-256");
            Browser.assertNothingClipped(page);
            Browser.screenshot(page, "preview-" + language + "-" + width);
        } finally {
            reads("gce-officer", "en");
        }
    }

    @Test
    void theChooserWorksWithoutScripts() {
        var officer = Caller.signedIn(port, "gce-officer");

        var page = officer.get("/mails/preview?letter=work-plan/published/observed&language=es&facts=usual");
        assertThat(page.body())
                .contains("plan validado con observaciones y publicado")
                .doesNotContain("<script");
        var frame = officer.get("/mails/preview/html?letter=work-plan/published/observed&language=es&facts=usual");
        assertThat(frame.headers().firstValue("content-security-policy").orElseThrow())
                .contains("default-src 'none'", "sandbox");
        assertThat(officer.get("/mails/preview?letter=none&language=xx&facts=%00")
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SALEM",
                "trab",
                "salém trabelsi",
                "READER-OF-THIS",
                "WP-2027-SAHEL retire",
                "leila",
                "'\\: & | !salem"
            })
    void lettersAreFoundByPersonCaseAndSubject(String words) {
        var mail = writtenMail("Salem Trabelsi");

        assertThat(mails.newest(new Wanted(Mail.State.QUEUED, words.replace("READER-OF-THIS", reader)), 0, 50))
                .extracting(Mails.Line::id)
                .contains(mail.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Nobody of that name", "???", "Salem Nobody"})
    void whatNoLetterSaysFindsNone(String words) {
        writtenMail("Salem Trabelsi");

        assertThat(mails.newest(new Wanted(null, words), 0, 50)).isEmpty();
        assertThat(Caller.signedIn(port, "gce-officer")
                        .get("/mails?text=" + URLEncoder.encode(words, UTF_8))
                        .body())
                .contains("There is no letter here.");
    }

    @Test
    void anEndlessNameIsFoundByItsBeginning() {
        var mail = writtenMail("x".repeat(120));

        assertThat(mails.newest(new Wanted(null, "x".repeat(119)), 0, 50))
                .extracting(Mails.Line::id)
                .contains(mail.id());
    }

    @ParameterizedTest
    @CsvSource({",'',mail_number_key", "DEAD,'',mail_by_state", ",salem,mail_found_by", "DEAD,salem,Bitmap Index Scan"})
    void eachListHasItsIndex(Mail.@Nullable State state, String words, String index) {
        var plan = transaction.execute(status -> {
            jdbc.sql("set local enable_seqscan = off").update();
            // A handful of letters is read from the end sooner than looked up.
            jdbc.sql("set local enable_indexscan = " + (words.isEmpty() ? "on" : "off"))
                    .update();
            return jdbc.sql("explain " + new Wanted(state, words).sql())
                    .param("state", state == null ? null : state.code())
                    .param("words", words)
                    .param("offset", 0)
                    .param("limit", 51)
                    .query(String.class)
                    .list()
                    .toString();
        });

        assertThat(plan).contains(index).doesNotContain("Seq Scan");
        assertThat(plan.contains("Sort")).isEqualTo(!words.isEmpty());
    }

    @Test
    void whatTheMailServerSaidIsShownAsSuch() {
        var mail = writtenMail("Salem Trabelsi");
        jdbc.sql(
                        "update biennium.mail set state = 'dead', attempts = 1, next_attempt_at = null, last_error = ? where id = ?")
                .params("550 5.1.1 <nobody> of that name", mail.id())
                .update();

        assertThat(Caller.signedIn(port, "gce-officer")
                        .get("/mails/" + mail.id())
                        .body())
                .contains("What the mail server said", "550 5.1.1 &lt;nobody&gt; of that name");
    }

    // The frame runs no script, so it cannot be looked into.
    private static void assertAccessibleAroundTheLetter(Page page) {
        page.evaluate("() => document.querySelector('iframe').remove()");
        Browser.assertAccessible(page);
    }

    private void reads(String account, String language) {
        jdbc.sql("update biennium.person set languages = ? where id = ?")
                .params(new String[] {language}, account)
                .update();
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "gce-officer"})
    void aLetterThatWasGivenUpIsSentAgainByAButton(String account) {
        var mail = writtenMail("Salem Trabelsi");
        tidyUp();
        try (var visit = signedIn(account, "en-GB", 1400)) {
            var page = visit.newPage();
            page.navigate("/mails?state=dead");
            page.locator("a[href='/mails/" + mail.id() + "']").click();
            page.locator("form[action$='/again'] button").click();

            assertThat(page.url()).endsWith("/mails/" + mail.id());
            assertThat(page.locator(".success").innerText()).contains("waiting to be sent again");
            assertThat(mails.find(mail.id()).orElseThrow().state()).isEqualTo(Mail.State.QUEUED);
        }
    }

    @Test
    void aLetterThatWasGivenUpGoesAgainToWhereItsReaderIsNow() {
        var address = addressOf("nies-drafter");
        var mail = givenUpLetterTo("nies-drafter", "gone@demo.invalid");
        var officer = Caller.signedIn(port, "gce-officer");
        assertThat(officer.get("/mails/" + mail).body()).contains("It goes to " + address);

        officer.post("/mails/" + mail + "/again", Map.of());

        assertThat(officer.get("/mails/" + mail).body()).contains("waiting to be sent again, to " + address);
        var sent = mails.find(mail).orElseThrow();
        assertThat(sent.address()).isEqualTo(address);
        assertThat(sent.state()).isEqualTo(Mail.State.QUEUED);
    }

    @Test
    void aLetterWhoseReaderCannotBeReachedStaysGivenUp() {
        var address = addressOf("nies-drafter");
        var mail = givenUpLetterTo("nies-drafter", "gone@demo.invalid");
        var officer = Caller.signedIn(port, "gce-officer");
        move("nies-drafter", "nobody@demo..invalid");
        try {
            assertThat(officer.get("/mails/" + mail).body())
                    .contains("No letter can be sent to nobody@demo..invalid")
                    .doesNotContain("Send again");

            officer.post("/mails/" + mail + "/again", Map.of());

            assertThat(officer.get("/mails/" + mail).body())
                    .containsOnlyOnce("No letter can be sent to nobody@demo..invalid");
            assertThat(mails.find(mail).orElseThrow().state()).isEqualTo(Mail.State.DEAD);
        } finally {
            move("nies-drafter", address);
        }
    }

    @Test
    void theFilesOfALetterAreNamedInTheReadersLanguage() {
        var mail = writtenMail("Salem Trabelsi");
        jdbc.sql("""
                        insert into biennium.mail_enclosure (mail, number, room, what, file_name, type)
                        values (?, 1, 'work-plan', 'none', 'plan.pdf', 'application/pdf')""").param(mail.id()).update();
        reads("gce-officer", "fr");
        try {
            assertThat(Caller.signedIn(port, "gce-officer")
                            .get("/mails/" + mail.id())
                            .body())
                    .contains("Pièces jointes", "plan.pdf")
                    .doesNotContain("Attachment");
        } finally {
            reads("gce-officer", "en");
        }
    }

    @Test
    void whoeverSendsALetterAgainThatIsOnItsWayIsToldSo() {
        var mail = givenUpLetterTo("nies-drafter", "gone@demo.invalid");
        var officer = Caller.signedIn(port, "gce-officer");
        officer.post("/mails/" + mail + "/again", Map.of());
        officer.get("/mails/" + mail);

        officer.post("/mails/" + mail + "/again", Map.of());

        assertThat(officer.get("/mails/" + mail).body()).contains("this letter is not given up");
    }

    private UUID givenUpLetterTo(String person, String address) {
        var mail = writtenMail(person, "Salem Trabelsi", address);
        jdbc.sql("update biennium.mail set state = 'dead', attempts = 1, next_attempt_at = null where id = ?")
                .param(mail.id())
                .update();
        return mail.id();
    }

    private String addressOf(String person) {
        return jdbc.sql("select mail from biennium.person where id = ?")
                .param(person)
                .query(String.class)
                .single();
    }

    private void move(String person, String address) {
        jdbc.sql("update biennium.person set mail = ? where id = ?")
                .params(address, person)
                .update();
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
            for (var path : List.of(
                    "/mails",
                    "/mails/" + mail.id(),
                    "/mails/" + mail.id() + "/html",
                    "/mails/no",
                    "/mails/preview",
                    "/mails/preview/html")) {
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
        return writtenMail(reader, name, reader + "@demo.invalid");
    }

    private Mail writtenMail(String id, String name, String address) {
        List<Object> named =
                List.of("2027-2028", new DefaultMessageSourceResolvable("centre.sahel"), 2, "Nadia Ben Salah");
        transaction.executeWithoutResult(status -> outbox.write(new Letter(
                new Person(id, name, address, List.of("fr"), Locale.FRENCH, ZoneId.of("Africa/Tunis"), null, "oss"),
                List.of(new Person(
                        "colleague",
                        "Leïla Haddad",
                        "colleague@demo.invalid",
                        List.of("fr"),
                        Locale.FRENCH,
                        ZoneId.of("Africa/Tunis"),
                        null,
                        "oss")),
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
        return mails.newest(new Mails.Wanted(null, id), 0, 1).stream()
                .findFirst()
                .flatMap(line -> mails.find(line.id()))
                .orElseThrow();
    }
}
