package org.biennium.workplan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.biennium.BienniumTest;
import org.biennium.Caller;
import org.biennium.reminder.PassingTime;
import org.biennium.reminder.PassingTime.Arrived;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The second story, on its own days, of all centres: a workshop moves, with plans in the place of reports. */
@BienniumTest
class SecondStoryTest {

    private static final String CODE = "TSCC-WS-2";
    private static final String SUBMITTED = "easternafrica";
    private static final Pattern UID = Pattern.compile("UID:(.*(?:\r\n .*)*)");
    private static final Pattern SEQUENCE = Pattern.compile("SEQUENCE:(\\d+)");

    @Autowired
    PassingTime time;

    @Autowired
    Story story;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    private final Map<String, String> plans = new TreeMap<>();
    private final Map<String, Entry> entries = new HashMap<>();
    private Caller officer;
    private Workshop workshop;
    private StoryCalendar calendar;

    /** The newest that a calendar knows of a step. */
    private record Entry(String uid, int sequence, boolean isCancelled) {}

    @BeforeEach
    void aWorkshopFourWeeksAfterTheDrafts() {
        time.begin();
        time.until(Instant.parse("2026-11-25T14:00:00Z"));
        officer = Caller.signedIn(port, "gce-officer");
        workshop = new Workshop(CODE, officer);
        enterWorkshop();
        calendar = new StoryCalendar(jdbc);
        calendar.draftsAreForAMeeting(CODE);
        jdbc.sql("select code from biennium.centre")
                .query(String.class)
                .list()
                .forEach(centre -> plans.put(centre, story.opened(centre)));
        assertThat(plans).hasSize(15);
        assertThat(plans.values()).allMatch(plan -> story.due(plan).startsWith("2027-01-12T23:59-05:00"));
        until("2026-11-26T14:00:00Z");
        assertThat(entries).hasSize(15).allSatisfy((plan, entry) -> assertThat(entry.sequence())
                .isZero());

        until("2026-12-07T15:00:00Z");
        southernAfricaGetsMoreTime();
        until("2026-12-10T15:00:00Z");
        story.fill(plan(SUBMITTED), story.drafterOf(SUBMITTED));
        story.submit(plan(SUBMITTED));
        until("2026-12-14T15:00:00Z");
    }

    @AfterEach
    void putTheCalendarBack() {
        plans.keySet().forEach(story::clear);
        calendar.putBack();
        time.end();
    }

    @Test
    void theWorkshopIsMovedAfterAPreviewAndEverybodyIsToldOnce() throws IOException {
        assertThat(workshop.preview("2027-03-09", "2027-03-11"))
                .contains("The meeting would fall on a holiday: 10 March 2027");
        var before = Map.copyOf(entries);

        var preview = workshop.preview("2027-03-16", "2027-03-18");
        var stale = workshop.preview("2027-03-16", "2027-03-18");

        assertThat(preview)
                .contains("14 open tasks move; 14 persons are told.")
                .contains("70 reminders fall away.", "70 reminders are set for the new dates.")
                .contains("extension to 22 January 2027")
                .contains("Eastern and Southern Africa (Draft the plan)");
        assertThat(workshop.apply(preview, "2027-03-16", "2027-03-18", "The venue is not free")
                        .statusCode())
                .isEqualTo(302);
        assertThat(workshop.apply(stale, "2027-03-16", "2027-03-18", "The venue is not free")
                        .statusCode())
                .isEqualTo(422);

        var told = until("2026-12-15T15:00:00Z").stream()
                .filter(letter -> letter.template().equals("meeting/moved"))
                .toList();
        assertThat(told)
                .extracting(Arrived::person)
                .containsExactlyInAnyOrderElementsOf(plans.keySet().stream()
                        .filter(centre -> !centre.equals(SUBMITTED))
                        .map(story::drafterOf)
                        .toList());
        plans.forEach((centre, plan) -> {
            if (!centre.equals(SUBMITTED)) {
                assertThat(story.due(plan)).startsWith("2027-02-16T23:59-05:00");
                assertThat(entry(plan).uid())
                        .isEqualTo(Objects.requireNonNull(before.get(plan)).uid());
                assertThat(entry(plan).sequence())
                        .isEqualTo(Objects.requireNonNull(before.get(plan)).sequence() + 1);
            }
        });
        assertThat(entry(plan("southernafrica")).sequence()).isEqualTo(2);
        assertThat(story.due(plan(SUBMITTED))).startsWith("2027-01-08T23:59-05:00");

        easternAfricaGoesOn();
        var arrived = new ArrayList<>(until("2027-02-17T15:00:00Z"));
        caribbeanSays("2027-02-26");
        assertThat(officer.get("/plans/" + plan("caribbean")).body()).contains("Expected on 26 February 2027");
        arrived.addAll(until("2027-02-18T12:00:00Z"));
        time.outageUntil(Instant.parse("2027-02-28T12:00:00Z"));
        var afterwards = until("2027-03-03T15:00:00Z");
        arrived.addAll(afterwards);

        assertThat(time.lines(arrived)).containsExactlyInAnyOrderElementsOf(PassingTime.table("second-story.csv"));
        assertThat(afterwards.stream().filter(letter -> letter.isReminder() && !letter.isMondays()))
                .extracting(Arrived::person)
                .as("one mail a person after the outage")
                .doesNotHaveDuplicates();
    }

    @Test
    void aDateThatIsLostTakesTheRemindersWithIt() {
        workshop.apply(workshop.preview("", ""), "", "", "The host has withdrawn");
        easternAfricaGoesOn();

        var told = until("2026-12-15T15:00:00Z");

        assertThat(told.stream().filter(letter -> letter.template().equals("meeting/moved")))
                .hasSize(14)
                .anyMatch(letter -> letter.person().equals("oss-drafter")
                        && letter.subject().equals("[2027-2028] Sahara et Sahel\u00a0: date limite à déterminer"));
        plans.forEach((centre, plan) -> {
            if (!centre.equals(SUBMITTED)) {
                assertThat(entry(plan).isCancelled()).as(centre).isTrue();
            }
        });
        time.untilEvery(Duration.ofHours(6), Instant.parse("2027-03-31T15:00:00Z"));
        assertThat(time.lines(time.arrived())).isEmpty();
    }

    private void enterWorkshop() {
        var answer = officer.post(
                "/meetings",
                Map.of(
                        "code", CODE,
                        "title-en", "Workshop of the support centres",
                        "title-fr", "Atelier des centres de soutien",
                        "title-es", "Taller de los centros de apoyo",
                        "first", "2027-02-09",
                        "last", "2027-02-11",
                        "zone", "America/Toronto",
                        "status", "tentative"));
        if (answer.statusCode() != 302) {
            // The other story has entered it.
            workshop.apply(workshop.preview("2027-02-09", "2027-02-11"), "2027-02-09", "2027-02-11", "Again");
        }
    }

    private void southernAfricaGetsMoreTime() {
        var plan = plan("southernafrica");
        var drafter = Caller.signedIn(port, "sanbi-drafter");
        drafter.post(
                "/plans/" + plan + "/extension",
                Map.of("step", task(plan), "until", "2027-01-22", "why", "Floods at the seat"));
        var asked = jdbc.sql("select max(id) from biennium.extension where case_key = ?")
                .param(plan)
                .query(Long.class)
                .single();
        officer.post(
                "/meetings/extensions/" + asked, Map.of("outcome", "grant", "until", "2027-01-22", "decision", ""));
        assertThat(story.due(plan)).startsWith("2027-01-22T23:59-05:00");
    }

    private void easternAfricaGoesOn() {
        story.sign(plan(SUBMITTED), "rcmrd");
        story.complete(plan(SUBMITTED), "recommendWorkPlan", "gce-officer", "recommendation", "validate", "Sound");
        story.complete(plan(SUBMITTED), "validateWorkPlan", "gce-validator", "decision", "validate", "");
    }

    private void caribbeanSays(String day) {
        var answer = Caller.signedIn(port, "caricom-drafter")
                .post("/expected/" + task(plan("caribbean")), Map.of("date", day));
        assertThat(answer.statusCode()).isEqualTo(302);
    }

    private String task(String plan) {
        return jdbc.sql("select task_id from biennium.step where case_key = ? and closed_at is null")
                .param(plan)
                .query(String.class)
                .single();
    }

    private String plan(String centre) {
        return Objects.requireNonNull(plans.get(centre));
    }

    private Entry entry(String plan) {
        return Objects.requireNonNull(entries.get(plan));
    }

    /** Lets time pass; what arrives goes into the calendars of its readers. */
    private List<Arrived> until(String instant) {
        time.until(Instant.parse(instant));
        var arrived = time.arrived();
        for (var letter : arrived) {
            var file = letter.calendar();
            if (letter.caseKey() != null && file != null) {
                entries.put(
                        letter.caseKey(),
                        new Entry(
                                found(UID, file),
                                Integer.parseInt(found(SEQUENCE, file)),
                                file.contains("METHOD:CANCEL")));
            }
        }
        return arrived;
    }

    private static String found(Pattern pattern, String file) {
        return pattern.matcher(file).results().findFirst().orElseThrow().group(1);
    }
}
