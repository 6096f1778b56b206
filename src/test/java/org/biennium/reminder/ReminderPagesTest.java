package org.biennium.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.biennium.BienniumTest;
import org.biennium.Browser;
import org.biennium.Caller;
import org.biennium.Queries;
import org.biennium.TestClock;
import org.biennium.record.Steps;
import org.biennium.workplan.Story;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What officers set about reminders, what people answer, and what the ledger says of both. */
@BienniumTest
class ReminderPagesTest {

    private static final LocalDate DUE = LocalDate.parse("2026-12-15");

    @Autowired
    Sweep sweep;

    @Autowired
    Rules rules;

    @Autowired
    Steps steps;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Story story;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    @BeforeEach
    @AfterEach
    void nothingIsUnderWay() {
        clock.set(TestClock.START);
        Reminding.forget(jdbc);
        jdbc.sql("""
                        update biennium.reminder_rule set changed_by = null, name = null, is_on = true, every_days = null
                        where code not like 'own-%'""").update();
        rules.load();
        jdbc.sql(
                        "update biennium.reminder_rule set is_on = false, processes = '{}', step = 'none' where code like 'own-%'")
                .update();
    }

    @Test
    void anOfficerChangesARuleAndWhatIsOpenFollowsIt() {
        var task = Reminding.oblige(jdbc, "sahel", "drafter-oss", TestClock.START, DUE);
        passes("2026-12-01T09:00:00Z");
        var officer = Caller.signedIn(port, "gce-officer");

        var answer = officer.post("/meetings/rules/eve", rule("5"));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(officer.get("/meetings/rules").body()).contains("5 days before the date");
        passes("2026-12-10T08:00:00Z");
        assertThat(ledger(task)).containsExactly("fortnight oss-drafter half", "eve oss-drafter written");
    }

    @Test
    void aRuleIsToldByTheNameThatTheOfficerGaveItElseByThatOfTheProduct() {
        var task = Reminding.oblige(jdbc, "sahel", "drafter-oss", TestClock.START, DUE);
        passes("2026-12-13T09:00:00Z");
        var officer = Caller.signedIn(port, "gce-officer");
        var ledger = "/mails/reminders?text="
                + jdbc.sql("select case_key from biennium.step where task_id = ?")
                        .param(task)
                        .query(String.class)
                        .single();
        assertThat(officer.get(ledger).body()).contains("Rule “Shortly before the date”", "<code>eve</code>");
        var named = rule("3");
        named.put("name", "  Call <them>  ");

        officer.post("/meetings/rules/eve", named);

        assertThat(officer.get("/meetings/rules").body()).contains(">Call &lt;them&gt;</h2>");
        assertThat(officer.get(ledger).body()).contains("Rule “Call &lt;them&gt;”");
        officer.post("/meetings/rules/eve", rule("3"));
        assertThat(officer.get("/meetings/rules").body()).contains(">Shortly before the date</h2>");
        named.put("name", "x".repeat(81));
        assertThat(officer.post("/meetings/rules/eve", named).body())
                .contains("The name may have 80 characters at most");
    }

    @Test
    void ofTwoOfficersAtOneRuleTheSecondIsTold() {
        var officer = Caller.signedIn(port, "gce-officer");
        var before = rule("20");
        var off = rule("3");
        off.remove("on");
        officer.post("/meetings/rules/eve", off);

        var answer = officer.post("/meetings/rules/eve", before);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Another officer has changed this rule", "value=\"20\"");
        assertThat(rules.find("eve").orElseThrow().isOn()).isFalse();
    }

    @Test
    void anOfficerAddsARuleForOneStep() {
        var signOff = Reminding.oblige(jdbc, "sahel", "drafter-oss", TestClock.START, DUE);
        var officer = Caller.signedIn(port, "gce-officer");
        var added = rule("6");
        added.put("name", "The last week");
        added.put("scope", "work-plan/draftWorkPlan");

        assertThat(officer.post("/meetings/rules", added).statusCode()).isEqualTo(302);

        assertThat(officer.get("/meetings/rules").body())
                .contains(">The last week</h2>", "work plans: Draft of the plan");
        passes("2026-12-10T08:00:00Z");
        assertThat(ledger(signOff)).anyMatch(line -> line.matches("own-\\w+ oss-drafter written"));
    }

    @Test
    void aRuleWithoutANameOrForAStepThatIsNoneIsNotAdded() {
        var officer = Caller.signedIn(port, "gce-officer");
        var added = rule("6");
        added.put("scope", "work-plan/doSomething");
        var before = rules.all();

        var answer = officer.post("/meetings/rules", added);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Please give the rule a name.");
        assertThat(rules.all()).isEqualTo(before);
    }

    @Test
    void whatCannotBeARuleIsRefusedInWordsAndWhatWasTypedIsKept() {
        var officer = Caller.signedIn(port, "gce-officer");

        var answer = officer.post("/meetings/rules/eve", rule("five"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("The number of days must be a whole number from 1 to 400.")
                .contains("value=\"five\"");
        assertThat(rules.find("eve").orElseThrow().offset()).isEqualTo(-3);
    }

    @Test
    void aCentreIsLeftInPeaceUntilTheDaySaid() {
        var task = Reminding.oblige(jdbc, "sahel", "drafter-oss", TestClock.START, DUE);
        var officer = Caller.signedIn(port, "gce-officer");
        assertThat(officer.post(
                                "/meetings/rules/pauses",
                                Map.of("centre", "sahel", "reason", "", "until", "2026-12-20"))
                        .body())
                .contains("Please give a reason");
        officer.post(
                "/meetings/rules/pauses",
                Map.of("centre", "sahel", "reason", "National mourning", "until", "2026-12-20"));
        assertThat(officer.get("/meetings/rules").body()).contains("National mourning", "until 20 December 2026");

        passes("2026-12-11T08:00:00Z");
        assertThat(ledger(task)).contains("eve oss-drafter paused");
        passes("2026-12-22T08:00:00Z");

        assertThat(ledger(task)).contains("late oss-drafter paused", "late-week oss-drafter written");
    }

    @Test
    void whoSaysWhenItWillComeIsLeftInPeaceUntilThen() {
        var plan = Reminding.due(jdbc, transaction, steps, story.opened("sahel"), DUE.toString());
        var task = task(plan);
        dueOn(task, DUE);
        passes("2026-12-16T08:00:00Z");
        assertThat(ledger(task)).contains("late oss-drafter written");
        var drafter = Caller.signedIn(port, "oss-drafter");
        assertThat(drafter.get("/expected/" + task).statusCode()).isEqualTo(200);
        assertThat(Caller.signedIn(port, "cse-drafter").get("/expected/" + task).statusCode())
                .isEqualTo(404);

        assertThat(drafter.post("/expected/" + task, Map.of("date", "2026-11-01"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(drafter.post("/expected/" + task, Map.of("date", "2026-12-27"))
                        .statusCode())
                .isEqualTo(302);

        assertThat(drafter.get("/expected").body()).contains("27 décembre 2026");
        assertThat(Caller.signedIn(port, "gce-officer").get("/plans/" + plan).body())
                .contains("Expected on 27 December 2026, says OSS · rédaction (démonstration).");
        passes("2026-12-24T08:00:00Z");
        assertThat(ledger(task)).contains("late-week oss-drafter expected", "late-week oss-head expected");
        passes("2026-12-29T14:00:00Z");
        assertThat(ledger(task)).contains("late-fortnight gce-officer written");
        assertThat(jdbc.sql("select due_on from biennium.step where task_id = ?")
                        .param(task)
                        .query(LocalDate.class)
                        .single())
                .as("not an extension")
                .isEqualTo(DUE);
    }

    @Test
    void anOfficerHoldsAnEscalationBackBeforeItLeaves() {
        var plan = Reminding.due(jdbc, transaction, steps, story.opened("sahel"), DUE.toString());
        var task = task(plan);
        dueOn(task, DUE);
        passes("2026-12-21T20:00:00Z");
        assertThat(ledger(task)).contains("late-week oss-head waiting");
        var officer = Caller.signedIn(port, "gce-officer");
        assertThat(officer.get("/plans/" + plan).body())
                .contains("16 December 2026: reminder to OSS · rédaction (démonstration)")
                .contains("oss-drafter@demo.invalid");

        officer.post("/expected/" + task + "/hold", Map.of("reason", "The head is in hospital"));

        assertThat(officer.get("/plans/" + plan).body()).contains("The head is in hospital");
        passes("2026-12-22T08:00:00Z");
        assertThat(ledger(task)).contains("late-week oss-drafter written", "late-week oss-head held");
    }

    @Test
    void theLedgerSaysWhyAPersonGotAReminderOrNot() {
        var plan = Reminding.due(jdbc, transaction, steps, story.opened("sahel"), DUE.toString());
        passes("2026-12-16T08:00:00Z");
        var admin = Caller.signedIn(port, "admin");

        var answer = admin.get("/mails/reminders?text=" + plan);

        assertThat(answer.body())
                .contains("half of the step’s time had not passed", "The letter was written.")
                .contains("oss-drafter@demo.invalid");
        assertThat(admin.get("/mails/reminders?text=oss-draf").body()).contains(plan);
        assertThat(admin.get("/mails/reminders?text=nobody-of-this-name").body())
                .doesNotContain("<article");
        assertThat(Queries.during(() -> admin.get("/mails/reminders?text=" + plan)))
                .isEqualTo(Queries.during(() -> admin.get("/mails/reminders?text=nobody-of-this-name")));
    }

    @Test
    void theLedgerSaysThatALetterCameBackOrWasGivenUp() {
        var task = Reminding.oblige(jdbc, "sahel", "drafter-oss", TestClock.START, DUE);
        passes("2026-12-16T08:00:00Z");
        var mail = jdbc.sql(
                        "select mail from biennium.reminder where task_id = ? and mail is not null order by id desc limit 1")
                .param(task)
                .query(UUID.class)
                .single();
        var plan = jdbc.sql("select case_key from biennium.step where task_id = ?")
                .param(task)
                .query(String.class)
                .single();
        var officer = Caller.signedIn(port, "gce-officer");

        jdbc.sql(
                        "update biennium.mail set state = 'bounced', sent_at = written_at, next_attempt_at = null where id = ?")
                .param(mail)
                .update();
        assertThat(officer.get("/mails/reminders?text=" + plan).body())
                .contains("The letter was sent and came back", "did not arrive");
        jdbc.sql("update biennium.mail set state = 'dead', sent_at = null, expires_at = written_at where id = ?")
                .param(mail)
                .update();
        assertThat(officer.get("/mails/reminders?text=" + plan).body()).contains("no mail server accepted it");
    }

    @ParameterizedTest
    @CsvSource({"360", "1400"})
    void readsWellInFrench(int width) {
        var plan = Reminding.due(jdbc, transaction, steps, story.opened("sahel"), DUE.toString());
        for (var day : List.of("2026-12-11T08:00:00Z", "2026-12-16T08:00:00Z", "2026-12-22T08:00:00Z")) {
            clock.set(Instant.parse(day));
            sweep.round();
        }
        speaks("gce-officer", "fr");
        try (var visit = Browser.visit("http://127.0.0.1:" + port, "fr", width)) {
            var page = visit.newPage();
            signIn(page, "gce-officer");
            for (var place : List.of("/meetings/rules", "/mails/reminders", "/plans/" + plan)) {
                look(page, place, width);
            }
            page.navigate("/meetings/rules");
            page.locator("#eve summary").click();
            look(page, null, width);
        } finally {
            speaks("gce-officer", "en");
        }
        try (var visit = Browser.visit("http://127.0.0.1:" + port, "fr", width)) {
            var page = visit.newPage();
            signIn(page, "oss-drafter");
            look(page, "/expected", width);
            page.locator("input[type=date]").first().fill("2027-01-08");
            page.locator("form button:has-text('Enregistrer la date')").first().click();
            assertThat(page.locator("main").innerText()).contains("8 janvier 2027");
        }
    }

    @Test
    void anOfficerFindsOutWhyAndChangesARuleInFrench() {
        var plan = Reminding.due(jdbc, transaction, steps, story.opened("sahel"), DUE.toString());
        passes("2026-12-16T08:00:00Z");
        speaks("gce-officer", "fr");
        try (var visit = Browser.visit("http://127.0.0.1:" + port, "fr", 360)) {
            var page = visit.newPage();
            signIn(page, "gce-officer");
            page.navigate("/mails");
            page.getByText("Pourquoi un rappel a-t-il été envoyé, ou non").click();
            page.locator("#text").fill("oss-drafter " + plan);
            page.locator("form[role=search] button").click();
            PlaywrightAssertions.assertThat(page.locator("article"))
                    .containsText(new String[] {"Le message a été rédigé.", "la moitié du délai de l’étape"});
            page.locator("article a").first().click();
            PlaywrightAssertions.assertThat(page.locator("main")).containsText("oss-drafter@demo.invalid");

            page.navigate("/meetings/rules");
            page.locator("#eve summary").click();
            page.locator("#eve-days").fill("cinq");
            page.locator("#eve form button").click();
            PlaywrightAssertions.assertThat(page.locator("#eve [role=alert]"))
                    .containsText("un nombre entier de 1 à 400");
            PlaywrightAssertions.assertThat(page.locator("#eve-days")).hasValue("cinq");
            page.locator("#eve-days").fill("5");
            page.locator("#eve form button").click();
            PlaywrightAssertions.assertThat(page.locator("[role=status]")).containsText("La règle est enregistrée.");
            PlaywrightAssertions.assertThat(page.locator("#eve")).containsText("5 jours avant la date");
            PlaywrightAssertions.assertThat(page.locator("#eve h2")).hasText("Peu avant la date");
        } finally {
            speaks("gce-officer", "en");
        }
    }

    private static void look(Page page, @Nullable String place, int width) {
        if (place != null) {
            page.navigate(place);
        }
        Browser.assertNothingClipped(page);
        Browser.assertAccessible(page);
        Browser.screenshot(
                page, "reminders-" + (place == null ? "rule" : place.replaceAll("[^a-z]+", "-")) + "-" + width);
    }

    private static void signIn(Page page, String account) {
        page.navigate("/login");
        page.locator("input[name=username]").fill(account);
        page.locator("input[name=password]").fill("demo");
        page.locator("main button[type=submit]").first().click();
        page.waitForURL(address -> !address.endsWith("/login"));
    }

    private void speaks(String person, String language) {
        jdbc.sql("update biennium.person set languages = array[?] where id = ?")
                .params(language, person)
                .update();
    }

    /** What the form about the rule {@code eve} sends. */
    private Map<String, String> rule(String days) {
        var revision = rules.find("eve").orElseThrow().revision();
        return new HashMap<>(Map.of(
                "days", days,
                "side", "before",
                "unit", "days",
                "recipient", "turn",
                "every", "",
                "most", "1",
                "on", "true",
                "revision", String.valueOf(revision)));
    }

    /** Time passes, twelve hours at a time. */
    private void passes(String until) {
        var end = Instant.parse(until);
        while (clock.instant().isBefore(end)) {
            var next = clock.instant().plus(Duration.ofHours(12));
            clock.set(next.isBefore(end) ? next : end);
            sweep.round();
        }
    }

    /** Whatever the timetable says. */
    private void dueOn(String task, LocalDate day) {
        jdbc.sql("update biennium.step set due_on = ? where task_id = ?")
                .params(day, task)
                .update();
    }

    private String task(String plan) {
        return jdbc.sql("select task_id from biennium.step where case_key = ? and closed_at is null")
                .param(plan)
                .query(String.class)
                .single();
    }

    private List<String> ledger(String task) {
        return jdbc.sql("""
                        select rule || ' ' || person || ' ' || coalesce(reason, result) from biennium.reminder
                        where task_id = ? order by id""").param(task).query(String.class).list();
    }
}
