package org.biennium.workplan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.biennium.BienniumTest;
import org.biennium.Caller;
import org.biennium.TestClock;
import org.biennium.document.Statements;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A meeting's page shows what hangs on it: its milestones to everybody, the cases and who is late to officers. */
@BienniumTest
class MeetingOverviewTest {

    private static final List<String> CENTRES = List.of("sahel", "easternafrica", "westafrica", "pacific");
    private static final String PAGE = "/meetings/" + StoryCalendar.WORKSHOP;

    @LocalServerPort
    int port;

    @Autowired
    Story story;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    private StoryCalendar calendar;

    /** Drafts are due on 12 January, sign-offs on 26 January. */
    @BeforeEach
    void twoPlansThatHangOnAWorkshop() {
        clock.set(TestClock.START);
        calendar = new StoryCalendar(jdbc);
        calendar.plansHangOnAWorkshop();
        story.opened("sahel");
        story.submitted("easternafrica");
    }

    @AfterEach
    void putTheCalendarBack() {
        clock.set(TestClock.START);
        CENTRES.forEach(story::clear);
        calendar.putBack();
    }

    @Test
    void anOfficerSeesMilestonesAndOpenTasksWithWhoIsLate() {
        clock.set(Instant.parse("2027-01-13T12:00:00Z"));

        var page = text("gce-officer");

        assertThat(page)
                .containsSubsequence(
                        "Draft of the plan 2027-2028 · work plans due date 12 January 2027 passed",
                        "Sign-off of the plan 2027-2028 · work plans due date 26 January 2027",
                        "Sahara and Sahel WP-2027-SAHEL",
                        "Draft the plan 12 January 2027 late OSS · rédaction (démonstration)",
                        "Eastern and Southern Africa WP-2027-EASTERNAFRICA",
                        "Sign off the plan 26 January 2027 RCMRD · head (demo)");
    }

    @Test
    void othersSeeTheMilestonesAlone() {
        assertThat(text("oss-drafter"))
                .contains("Projet de plan 2027-2028 · plans de travail date limite 12 janvier 2027")
                .doesNotContain("WP-2027-SAHEL", "Tâches en cours");
    }

    @Test
    void whatHasNoDateIsToBeDeterminedAndNothingIsLate() {
        jdbc.sql("update biennium.meeting set first_day = null, last_day = null where code = ?")
                .param(StoryCalendar.WORKSHOP)
                .update();

        assertThat(text("gce-officer"))
                .contains("work plans due date to be determined")
                .doesNotContain(" passed");
    }

    @Test
    void manyCasesAreReadWithAsManyQueriesAsFew() {
        var officer = Caller.signedIn(port, "gce-officer");
        var few = Statements.during("biennium.", () -> officer.get(PAGE));
        story.opened("westafrica");
        story.submitted("pacific");

        var many = Statements.during("biennium.", () -> officer.get(PAGE));

        assertThat(many).hasSameSizeAs(few);
    }

    private String text(String person) {
        return Jsoup.parse(Caller.signedIn(port, person).get(PAGE).body())
                .select("main")
                .text();
    }
}
