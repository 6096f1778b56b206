package org.biennium.workplan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
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

/** The first story: a biennium opened late gets a timetable from today that an officer settles. */
@BienniumTest
class TimetablePagesTest {

    private static final String PAGE = "/meetings/timetables/2027-2028";
    private static final Pattern DATES = Pattern.compile("name=\"(d-[a-z-]+)\" value=\"(\\d{4}-\\d\\d-\\d\\d)\"");
    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([0-9a-f]+)\"");

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

    private Caller officer;

    @BeforeEach
    void anOfficer() {
        officer = Caller.signedIn(port, "gce-officer");
    }

    @AfterEach
    void unsettled() {
        clock.set(TestClock.START);
        story.clear("sahel");
        jdbc.sql("delete from biennium.timetable_date").update();
    }

    @Test
    void thePageProposesTheTimetableFromToday() {
        var page = officer.get(PAGE).body();

        assertThat(page)
                .contains(
                        "Dates of the usual timetable have passed.",
                        "Usual timetable: 2 October 2026, which has passed")
                .contains("COP-18 · to be determined")
                // What was suspended has been brought to its end by another.
                .doesNotContain("COP-16 · ");
        assertThat(proposed(page))
                .containsEntry("d-plan-draft", "2026-12-18")
                .containsEntry("d-plan-sign-off", "2027-01-15")
                .containsEntry("d-plan-review", "2027-02-05")
                .containsEntry("d-plan-revision", "2027-02-19")
                .containsEntry("d-plan-confirmation", "2027-02-26")
                .containsEntry("d-plan-validation", "2027-03-12");
    }

    @Test
    void aDateHasNotPassedWhileItIsStillThatDayWhereItEnds() {
        clock.set(Instant.parse("2026-10-03T03:00:00Z"));

        assertThat(officer.get(PAGE).body())
                .contains("Usual timetable: 2 October 2026")
                .doesNotContain("Usual timetable: 2 October 2026, which has passed");

        clock.set(Instant.parse("2026-10-03T04:00:00Z"));
        assertThat(officer.get(PAGE).body()).contains("Usual timetable: 2 October 2026, which has passed");
    }

    @Test
    void whatIsSettledHoldsForOpenAndComingStepsAndInTheMails() {
        var open = story.opened("sahel");
        var dates = proposed(officer.get(PAGE).body());
        dates.put("d-plan-draft", "2026-12-17");
        dates.put("d-plan-sign-off", "2027-01-14");

        var preview = officer.get(PAGE + "?" + query(dates)).body();
        assertThat(preview).contains("What this changes", "17 December 2026");
        assertThat(due(open)).isEqualTo("2026-12-18");
        dates.put("seen", found(preview));
        assertThat(officer.post(PAGE, dates).statusCode()).isEqualTo(302);

        assertThat(due(open)).isEqualTo("2026-12-17");
        assertThat(officer.get(PAGE).body()).contains("Settled by GCE · coordination officer");
        var later = story.submitted("sahel");
        assertThat(due(later)).isEqualTo("2027-01-14");
        assertThat(jdbc.sql("select text from biennium.mail where case_key = ? order by number limit 1")
                        .param(later)
                        .query(String.class)
                        .single())
                .contains("17 décembre 2026", "14 janvier 2027");
    }

    @Test
    void aDateBeforeTheOneItFollowsIsRefusedAndLittleTimeIsWarnedOf() {
        var dates = proposed(officer.get(PAGE).body());
        dates.put("d-plan-sign-off", "2026-12-10");
        var refused = officer.get(PAGE + "?" + query(dates));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Sign-off of the plan cannot come before: Draft of the plan.");

        dates.put("d-plan-sign-off", "2027-01-07");
        assertThat(officer.get(PAGE + "?" + query(dates)).body())
                .contains("Sign-off of the plan: 3 days instead of at least 10.");
        dates.put("d-plan-sign-off", "2026-12-24");
        assertThat(officer.get(PAGE + "?" + query(dates)).body()).contains("it lies in a quiet window");
    }

    @Test
    void milestonesThatWouldHangOnEachOtherAreRefusedWithTheLoopNamed() {
        var answer = officer.get("/meetings/milestones/review-pairing?anchor=review-answer&amount=-3&unit=working-days"
                + "&weekend=later&place=&zone=America/Toronto&at=23:59&kind=advertised&least=5&grace=");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("These milestones would depend on each other:")
                .contains("Answer the invitation to review → Confirm the pairing of reviewers → Answer the invitation");
    }

    private Map<String, String> proposed(String page) {
        var dates = new HashMap<String, String>();
        DATES.matcher(page).results().forEach(found -> dates.put(found.group(1), found.group(2)));
        return dates;
    }

    private LocalDate due(String key) {
        return steps.of(key).stream()
                .filter(Step::isOpen)
                .map(Step::due)
                .map(Deadline::date)
                .findFirst()
                .orElseThrow();
    }

    private static String query(Map<String, String> dates) {
        var query = new StringBuilder();
        dates.forEach(
                (field, date) -> query.append(field).append('=').append(date).append('&'));
        return query.toString();
    }

    private static String found(String page) {
        var found = SEEN.matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
