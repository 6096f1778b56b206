package org.biennium.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.biennium.BienniumTest;
import org.biennium.Caller;
import org.biennium.workplan.Story;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A biennium from the opening of its plans to its last day, hour by hour: the reminders that arrive at the mail server are
 * those in the table beside this test, no more and no less.
 */
@BienniumTest
class TwoYearCycleTest {

    private static final List<String> CENTRES = List.of(
            "sahel",
            "westafrica",
            "southernafrica",
            "latinamerica",
            "caribbean",
            "westasia",
            "pacific",
            "centralafrica",
            "europe");

    @Autowired
    PassingTime time;

    @Autowired
    Story story;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    @BeforeEach
    void nothingIsUnderWay() {
        time.begin();
        together("sanbi-drafter", true);
    }

    @AfterEach
    void leaveNothingBehind() {
        CENTRES.forEach(story::clear);
        together("sanbi-drafter", false);
        time.end();
    }

    @Test
    void everyReminderIsInTheTableAndNoOther() throws IOException {
        until("2026-11-24T14:00:00Z");
        var sahel = story.opened("sahel");
        story.opened("westafrica");
        var southernAfrica = story.opened("southernafrica");
        var latinAmerica = story.opened("latinamerica");
        var caribbean = story.opened("caribbean");
        var westAsia = story.opened("westasia");

        until("2026-12-07T15:00:00Z");
        getsMoreTime(southernAfrica, "sanbi-drafter", "2027-01-22");
        until("2026-12-10T15:00:00Z");
        submits(caribbean, "caricom-drafter");
        until("2026-12-12T09:00:00Z");
        pauses("westasia", "2027-01-31");
        until("2026-12-18T16:00:00Z");
        submits(sahel, "oss-drafter");
        until("2026-12-21T15:00:00Z");
        expects(latinAmerica, "iavh-drafter", "2027-01-08");

        until("2027-01-08T20:00:00Z");
        submits(latinAmerica, "iavh-drafter");
        until("2027-01-12T18:00:00Z");
        story.signOff(sahel, "oss", "return", "The budget of activity 6 is missing");
        until("2027-01-13T15:00:00Z");
        story.submit(sahel);
        until("2027-01-14T15:00:00Z");
        story.sign(sahel, "oss");
        story.sign(caribbean, "caricom");
        until("2027-01-19T15:00:00Z");
        story.sign(latinAmerica, "iavh");
        recommends(sahel);
        until("2027-01-20T15:00:00Z");
        recommends(caribbean);
        submits(southernAfrica, "sanbi-drafter");
        until("2027-01-22T15:00:00Z");
        validates(sahel);
        until("2027-01-25T15:00:00Z");
        story.sign(southernAfrica, "sanbi");
        until("2027-01-29T20:00:00Z");
        recommends(southernAfrica);
        validates(caribbean);

        until("2027-02-01T15:00:00Z");
        var pacific = story.opened("pacific");
        until("2027-02-09T15:00:00Z");
        recommends(latinAmerica);
        validates(southernAfrica);
        submits(westAsia, "iucnrowa-drafter");
        until("2027-02-10T15:00:00Z");
        validates(latinAmerica);
        story.sign(westAsia, "iucnrowa");
        recommends(westAsia);
        validates(westAsia);
        until("2027-02-25T20:00:00Z");
        submits(pacific, "sprep-drafter");
        until("2027-03-01T15:00:00Z");
        story.clear("westafrica");
        until("2027-03-15T15:00:00Z");
        var centralAfrica = story.opened("centralafrica");
        until("2027-03-29T15:00:00Z");
        story.sign(pacific, "sprep");

        until("2027-04-01T12:00:00Z");
        time.outageUntil(Instant.parse("2027-05-11T12:00:00Z"));
        until("2027-05-12T15:00:00Z");
        recommends(pacific);
        until("2027-05-13T15:00:00Z");
        submits(centralAfrica, "comifac-drafter");
        until("2027-05-17T15:00:00Z");
        story.sign(centralAfrica, "comifac");
        until("2027-05-18T15:00:00Z");
        recommends(centralAfrica);
        validates(centralAfrica);
        validates(pacific);

        nothingIsOpenUntil("2028-02-07T15:00:00Z");
        var europe = story.opened("europe");
        until("2028-03-01T15:00:00Z");
        submits(europe, "jrc-drafter");
        until("2028-03-06T15:00:00Z");
        story.sign(europe, "jrc");
        story.sign(europe, "iucnmed");
        until("2028-04-03T15:00:00Z");
        story.goOnWithout(europe, "rbins");
        until("2028-04-05T15:00:00Z");
        recommends(europe);
        until("2028-04-06T15:00:00Z");
        validates(europe);
        nothingIsOpenUntil("2028-12-31T23:00:00Z");

        var arrived = time.arrived();
        assertThat(time.lines(arrived)).containsExactlyInAnyOrderElementsOf(PassingTime.table("two-year-cycle.csv"));
        assertThat(arrived.stream()
                        .filter(letter -> letter.isReminder() && !letter.isMondays())
                        .map(letter -> letter.when().substring(0, 10) + letter.person()))
                .as("one letter for each person and day")
                .doesNotHaveDuplicates();
    }

    private void until(String instant) {
        time.until(Instant.parse(instant));
    }

    private void nothingIsOpenUntil(String instant) {
        time.untilEvery(Duration.ofHours(6), Instant.parse(instant));
    }

    private void submits(String plan, String drafter) {
        story.fill(plan, drafter);
        story.submit(plan);
    }

    private void recommends(String plan) {
        story.complete(plan, "recommendWorkPlan", "gce-officer", "recommendation", "validate", "Sound");
    }

    private void validates(String plan) {
        story.complete(plan, "validateWorkPlan", "gce-validator", "decision", "validate", "");
    }

    private void getsMoreTime(String plan, String drafter, String day) {
        act(
                drafter,
                "/plans/" + plan + "/extension",
                Map.of("step", task(plan), "until", day, "why", "Floods at the seat of the host"));
        var asked = jdbc.sql("select max(id) from biennium.extension where case_key = ?")
                .param(plan)
                .query(Long.class)
                .single();
        act("gce-officer", "/meetings/extensions/" + asked, Map.of("outcome", "grant", "until", day, "decision", ""));
    }

    private void pauses(String centre, String until) {
        act(
                "gce-officer",
                "/meetings/rules/pauses",
                Map.of("centre", centre, "reason", "War in the region", "until", until));
    }

    private void expects(String plan, String drafter, String day) {
        act(drafter, "/expected/" + task(plan), Map.of("date", day));
    }

    private void act(String person, String place, Map<String, String> fields) {
        assertThat(Caller.signedIn(port, person).post(place, fields).statusCode())
                .isEqualTo(302);
    }

    private String task(String plan) {
        return jdbc.sql("select task_id from biennium.step where case_key = ? and closed_at is null")
                .param(plan)
                .query(String.class)
                .single();
    }

    private void together(String person, boolean isTogether) {
        jdbc.sql("update biennium.person set group_mails = ? where id = ?")
                .params(isTogether, person)
                .update();
    }
}
