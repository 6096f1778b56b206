package org.biennium.workplan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.biennium.BienniumTest;
import org.biennium.Caller;
import org.biennium.reminder.PassingTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the preview of a move says of reminders is what the sweep then does: of a plain plan, and of one whose centre said when. */
@BienniumTest
class ForecastRemindersTest {

    @LocalServerPort
    int port;

    @Autowired
    PassingTime time;

    @Autowired
    Story story;

    @Autowired
    JdbcClient jdbc;

    private StoryCalendar calendar;
    private Workshop workshop;
    private String plain;
    private String expected;

    /** Both drafts are due on 12 January; the fortnight before has been told already. */
    @BeforeEach
    void twoPlansThatHangOnAWorkshop() {
        time.begin();
        calendar = new StoryCalendar(jdbc);
        calendar.plansHangOnAWorkshop();
        workshop = new Workshop(StoryCalendar.WORKSHOP, Caller.signedIn(port, "gce-officer"));
        plain = story.opened("sahel");
        expected = story.opened("westafrica");
        time.until(Instant.parse("2027-01-04T15:00:00Z"));
        var task = jdbc.sql("select task_id from biennium.step where case_key = ?")
                .param(expected)
                .query(String.class)
                .single();
        Caller.signedIn(port, "cse-drafter").post("/expected/" + task, Map.of("date", "2027-02-20"));
    }

    @AfterEach
    void putTheCalendarBack() {
        story.clear("sahel");
        story.clear("westafrica");
        calendar.putBack();
        time.end();
    }

    @Test
    void whatFallsAwayIsWhatWouldHaveCome() {
        assertThat(written("2027-01-12")).isEqualTo(2);

        assertThat(workshop.preview("2027-03-16", "2027-03-18")).contains("4 reminders fall away.");

        time.until(Instant.parse("2027-02-05T15:00:00Z"));
        assertThat(written("2027-01-12")).isEqualTo(2 + 4);
    }

    @Test
    void whatIsSetIsWhatComes() {
        var preview = workshop.preview("2027-03-16", "2027-03-18");
        assertThat(preview).contains("7 reminders are set for the new dates.");

        workshop.apply(preview, "2027-03-16", "2027-03-18", "The venue is not free");
        time.until(Instant.parse("2027-03-10T15:00:00Z"));

        assertThat(written("2027-02-16")).isEqualTo(7);
        assertThat(written("2027-01-12")).isEqualTo(2);
    }

    /** A rule that reaches several persons counts once. */
    private int written(String due) {
        return jdbc.sql("""
                        select count(distinct (task_id, rule)) from biennium.reminder
                        where result = 'written' and due_on = :due::date and case_key in (:plans)""")
                .param("due", due)
                .param("plans", List.of(plain, expected))
                .query(Integer.class)
                .single();
    }
}
