package org.biennium.workplan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.biennium.BienniumTest;
import org.biennium.Caller;
import org.biennium.TestClock;
import org.biennium.engine.Deadline;
import org.biennium.record.Step;
import org.biennium.record.Steps;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** More time for one step: asked for on the plan's page, granted or refused by an officer. */
@BienniumTest
class ExtensionTest {

    private static final String EXTENSIONS = "/meetings/extensions";

    @LocalServerPort
    int port;

    @Autowired
    Story story;

    @Autowired
    Steps steps;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    private Caller drafter;
    private Caller officer;
    private Previews previews;
    private String key;

    @BeforeEach
    void aPlanThatIsDrafted() {
        story.clear();
        key = story.opened("southernafrica");
        drafter = Caller.signedIn(port, "sanbi-drafter");
        officer = Caller.signedIn(port, "gce-officer");
        previews = new Previews(officer);
    }

    @AfterEach
    void ended() {
        clock.set(TestClock.START);
        List.of("southernafrica", "westafrica", "pacific").forEach(story::clear);
        // What was granted to all stays, and would hold for every story after this one.
        jdbc.sql("update biennium.extension set new_date = '2026-12-01' where case_key is null and outcome = 'granted'")
                .update();
    }

    @Test
    void aDrafterAsksAndAnOfficerGrantsIt() {
        ask("2027-01-22", "Floods in the region");

        assertThat(drafter.get("/plans/" + key).body())
                .contains("extension to 22 January 2027 asked for by", "Floods in the region");
        assertThat(letterTo("gce-officer", "meeting/extension-asked"))
                .contains("22 January 2027", "Floods in the region");
        assertThat(due()).isEqualTo("2026-12-18");

        officer.post(
                EXTENSIONS + "/" + open(), Map.of("outcome", "grant", "until", "2027-01-20", "decision", "Take care"));

        assertThat(due()).isEqualTo("2027-01-20");
        assertThat(drafter.get("/plans/" + key).body()).contains("extension to 20 January 2027 granted by");
        assertThat(letterTo("sanbi-drafter", "meeting/extension-decided")).contains("20 January 2027", "Take care");
    }

    @Test
    void aRefusalNeedsAReasonAndLeavesTheDate() {
        ask("2027-01-22", "We are slow");
        officer.post(EXTENSIONS + "/" + open(), Map.of("outcome", "refuse", "until", "", "decision", " "));
        assertThat(officer.get(EXTENSIONS).body()).contains("We are slow", "value=\"refuse\"");

        officer.post(EXTENSIONS + "/" + open(), Map.of("outcome", "refuse", "until", "", "decision", "Reviewers wait"));

        assertThat(due()).isEqualTo("2026-12-18");
        assertThat(letterTo("sanbi-drafter", "meeting/extension-decided")).contains("Reviewers wait");
        assertThat(drafter.get("/plans/" + key).body()).contains("extension refused by");
    }

    @Test
    void aDateThatIsNotLaterOrAWordlessRequestIsRefusedAndKept() {
        assertThat(ask("2026-12-10", "Floods in the region"))
                .contains("Enter a date after the present one", "value=\"2026-12-10\"", "Floods in the region");
        assertThat(ask("not a date", "Floods")).contains("Enter a date after the present one");
        assertThat(ask("2027-01-22", "   ")).contains("Please give the reason");
        assertThat(ask("2027-01-22", "x".repeat(2001))).contains("Please give the reason");
    }

    @Test
    void nobodyAsksTwiceAndNobodyDecidesTwice() {
        ask("2027-01-22", "Floods");
        assertThat(ask("2027-01-29", "Floods again")).contains("has been asked for already");
        var request = open();
        officer.post(EXTENSIONS + "/" + request, Map.of("outcome", "grant", "until", "2027-01-22"));
        officer.post(EXTENSIONS + "/" + request, Map.of("outcome", "refuse", "decision", "No"));

        assertThat(due()).isEqualTo("2027-01-22");
    }

    @Test
    void anExtensionForAllMovesEachPlanTellsEachPersonOnceAndHoldsForThoseOpenedLater() {
        var other = story.opened("westafrica");
        var before = told();

        var preview = previews.preview(EXTENSIONS, toAll("2027-01-29"));
        assertThat(preview)
                .contains("2 open tasks move; 2 persons are told", "18 December 2026", "29 January 2027")
                .contains("Southern Africa", "West Africa", "nothing has been written");
        assertThat(due()).isEqualTo("2026-12-18");
        assertThat(told()).isEqualTo(before);

        assertThat(previews.apply(EXTENSIONS, toAll("2027-01-29"), preview).statusCode())
                .isEqualTo(302);

        assertThat(story.due(key)).startsWith("2027-01-29");
        assertThat(story.due(other)).startsWith("2027-01-29");
        assertThat(told() - before).isEqualTo(2);
        assertThat(letterTo("sanbi-drafter", "meeting/moved"))
                .contains("An extension has been granted to all plans of 2027-2028.")
                .contains("29 January 2027 (before: 18 December 2026)", "The template came late");
        assertThat(drafter.get("/plans/" + key).body()).contains("extension to 29 January 2027 granted by");
        assertThat(officer.get(EXTENSIONS).body()).contains("The template came late");
        assertThat(story.due(story.opened("pacific"))).startsWith("2027-01-29");
    }

    @Test
    void anExtensionForAllNeedsADayAndAReasonAndKeepsWhatWasTyped() {
        assertThat(previews.preview(EXTENSIONS, toAll("2020-01-29")))
                .contains("Enter a date after the present one", "value=\"2020-01-29\"");
        assertThat(previews.preview(EXTENSIONS, Map.of("period", "", "milestone", "", "until", "2027-01-29")))
                .contains("Choose one of the options offered.", "value=\"2027-01-29\"");

        var typed = new HashMap<>(toAll("2027-01-29"));
        typed.put("reason", " ");
        var answer = previews.seeAndApply(EXTENSIONS, typed);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Please give the reason", "29 January 2027");
        assertThat(due()).isEqualTo("2026-12-18");
    }

    @Test
    void anExtensionForAllWhosePreviewIsStaleIsRefused() {
        var preview = previews.preview(EXTENSIONS, toAll("2027-01-29"));
        story.opened("westafrica");

        var answer = previews.apply(EXTENSIONS, toAll("2027-01-29"), preview);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("Something has changed since this preview", "West Africa", "The template came late");
        assertThat(due()).isEqualTo("2026-12-18");
    }

    @Test
    void todayIsTheDayItIsWhereTheDateEnds() {
        clock.set(Instant.parse("2026-11-25T03:00:00Z"));
        assertThat(previews.preview(EXTENSIONS, toAll("2026-11-23"))).contains("Enter a date after the present one");

        previews.seeAndApply(EXTENSIONS, toAll("2026-11-24"));

        assertThat(officer.get(EXTENSIONS).body()).contains("The decision has been recorded");
    }

    private static Map<String, String> toAll(String until) {
        return Map.of(
                "period", "2027-2028",
                "milestone", "plan-draft",
                "until", until,
                "reason", "The template came late");
    }

    private int told() {
        return jdbc.sql("""
                        select count(*) from biennium.mail where template = 'meeting/moved'
                        and recipient in ('sanbi-drafter', 'cse-drafter')""").query(Integer.class).single();
    }

    private String ask(String until, String why) {
        var task = steps.of(key).get(0).what().taskId();
        drafter.post("/plans/" + key + "/extension", Map.of("step", task, "until", until, "why", why));
        return drafter.get("/plans/" + key).body();
    }

    private long open() {
        return jdbc.sql("select id from biennium.extension where case_key = ? order by id desc limit 1")
                .param(key)
                .query(Long.class)
                .single();
    }

    private LocalDate due() {
        return steps.of(key).stream()
                .filter(Step::isOpen)
                .map(Step::due)
                .map(Deadline::date)
                .findFirst()
                .orElseThrow();
    }

    private String letterTo(String person, String template) {
        return jdbc.sql("""
                        select text from biennium.mail where recipient = ? and template = ? and case_key = ?
                        order by number desc limit 1""").params(person, template, key).query(String.class).single();
    }
}
