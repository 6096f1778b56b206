package org.biennium.workplan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.biennium.BienniumTest;
import org.biennium.Caller;
import org.biennium.document.Statements;
import org.biennium.engine.Deadline;
import org.biennium.people.Assignment;
import org.biennium.people.Person;
import org.biennium.people.Register;
import org.biennium.people.Role;
import org.biennium.record.Step;
import org.biennium.record.Steps;
import org.biennium.reminder.Appointments;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The second story: drafts are due four weeks before a workshop, sign-offs two weeks after the drafts; it moves. */
@BienniumTest
class MovedMeetingTest {

    private static final List<String> CENTRES =
            List.of("sahel", "southernafrica", "easternafrica", "westafrica", "pacific");

    @LocalServerPort
    int port;

    @Autowired
    Story story;

    @Autowired
    Steps steps;

    @Autowired
    TaskService tasks;

    @Autowired
    Appointments appointments;

    @Autowired
    Register register;

    @Autowired
    JdbcClient jdbc;

    private StoryCalendar calendar;
    private Caller officer;
    private Workshop workshop;
    private String plain;
    private String extended;
    private String chained;

    @BeforeEach
    void plansThatHangOnAWorkshop() {
        story.clear();
        calendar = new StoryCalendar(jdbc);
        calendar.plansHangOnAWorkshop();
        officer = Caller.signedIn(port, "gce-officer");
        workshop = new Workshop(StoryCalendar.WORKSHOP, officer);
        plain = story.opened("sahel");
        extended = story.opened("southernafrica");
        chained = story.submitted("easternafrica");
        jdbc.sql("""
                        insert into biennium.extension (case_key, period, process, step, asked_date, reason, asked_by,
                            asked_at, outcome, new_date, decided_by, decided_at)
                        values (?, '2027-2028', 'work-plan', 'draftWorkPlan', '2027-01-22', 'Floods', 'sanbi-drafter',
                            '2026-12-07', 'granted', '2027-01-22', 'gce-officer', '2026-12-07')""").param(extended).update();
        jdbc.sql("update biennium.step set due_on = '2027-01-22' where case_key = ?")
                .param(extended)
                .update();
    }

    @AfterEach
    void putTheCalendarBack() {
        CENTRES.forEach(story::clear);
        calendar.putBack();
    }

    @Test
    void thePreviewIsWhatIsThenDone() {
        assertThat(dueOf(plain)).isEqualTo("2027-01-12");
        assertThat(dueOf(chained)).isEqualTo("2027-01-26");
        var lettersBefore = letters();

        var preview = workshop.preview("2027-03-16", "2027-03-18");

        assertThat(preview)
                .contains("12 January 2027", "16 February 2027", "26 January 2027", "2 March 2027")
                .contains("extension to 22 January 2027")
                .contains(
                        "Finished already, left as they are and not written to:",
                        "Eastern and Southern Africa (Draft the plan)");
        assertThat(dueOf(plain)).isEqualTo("2027-01-12");
        assertThat(letters()).isEqualTo(lettersBefore);

        assertThat(workshop.apply(preview, "2027-03-16", "2027-03-18", "The venue burnt down")
                        .statusCode())
                .isEqualTo(302);

        assertThat(dueOf(plain)).isEqualTo("2027-02-16");
        assertThat(dueOf(extended)).isEqualTo("2027-02-16");
        assertThat(dueOf(chained)).isEqualTo("2027-03-02");
        assertThat(engineDateOf(plain)).isEqualTo("2027-02-16T23:59-05:00[America/Toronto]");
        assertThat(finishedDraftOf(chained).due())
                .satisfies(due -> assertThat(due.date()).isEqualTo("2027-01-12"));
        assertThat(letters() - lettersBefore).isEqualTo(3);
        assertThat(letterTo("oss-drafter"))
                .contains("STORY-WS", "16 mars 2027", "16 février 2027", "auparavant\u00a0: 12 janvier 2027")
                .contains("The venue burnt down");
        assertThat(letterTo("sanbi-drafter")).contains("16 February 2027", "22 January 2027");
        assertThat(subjectTo("oss-drafter"))
                .isEqualTo("[2027-2028] Sahara et Sahel\u00a0: nouvelle date limite le 16 février 2027");
        assertThat(officer.get("/meetings/STORY-WS").body()).contains("The venue burnt down");
    }

    @Test
    void aMoveNeverLeavesACentreWorseOffThanWhatWasGranted() {
        workshop.apply(workshop.preview("2027-02-02", "2027-02-04"), "2027-02-02", "2027-02-04", "Earlier");

        assertThat(dueOf(plain)).isEqualTo("2027-01-05");
        assertThat(dueOf(extended)).isEqualTo("2027-01-22");
    }

    @Test
    void aStalePreviewIsRefusedAndShownAnew() {
        var preview = workshop.preview("2027-03-16", "2027-03-18");
        story.opened("westafrica");

        var answer = workshop.apply(preview, "2027-03-16", "2027-03-18", "Another venue");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Something has changed since this preview", "West Africa", "Another venue");
        assertThat(dueOf(plain)).isEqualTo("2027-01-12");
    }

    @Test
    void aMoveTwiceIsRefusedTheSecondTime() {
        var preview = workshop.preview("2027-03-16", "2027-03-18");
        workshop.apply(preview, "2027-03-16", "2027-03-18", "Another venue");
        var letters = letters();

        assertThat(workshop.apply(preview, "2027-03-16", "2027-03-18", "Another venue")
                        .statusCode())
                .isEqualTo(422);
        assertThat(letters()).isEqualTo(letters);
    }

    @Test
    void aMeetingThatLosesItsDateLeavesWhatHangsOnItToBeDetermined() {
        workshop.apply(workshop.preview("", ""), "", "", "The host has withdrawn");

        assertThat(steps.of(plain).get(0).due()).isNull();
        assertThat(tasks.createTaskQuery()
                        .processInstanceBusinessKey(plain)
                        .singleResult()
                        .getDueDate())
                .isNull();
        assertThat(letterTo("oss-drafter")).contains("à déterminer");
    }

    @Test
    void aMeetingThatIsCancelledTakesItsDatesOutOfTheCalendarsOfAllWhoHadThem() {
        var colleague = enter("drafter-" + UUID.randomUUID());
        try {
            story.clear("sahel");
            plain = story.opened("sahel");
            var task = steps.of(plain).get(0).what().taskId();
            assertThat(entries(task)).containsExactly(colleague, "oss-drafter");

            var preview = workshop.preview("2027-02-09", "2027-02-11", "cancelled");
            assertThat(preview).contains("3 open tasks move; 4 persons are told.", "to be determined");
            workshop.apply(preview, "2027-02-09", "2027-02-11", "cancelled", "There is no money");

            for (var plan : List.of(plain, chained)) {
                assertThat(steps.of(plan).stream().filter(Step::isOpen))
                        .extracting(Step::due)
                        .containsOnlyNulls();
                assertThat(tasks.createTaskQuery()
                                .processInstanceBusinessKey(plan)
                                .singleResult()
                                .getDueDate())
                        .isNull();
            }
            assertThat(letterTo("oss-drafter")).contains("La réunion STORY-WS est annulée", "à déterminer");
            // Once for the date, once for its end.
            assertThat(entries(task)).containsExactly(colleague, colleague, "oss-drafter", "oss-drafter");
            assertThat(appointments.draw("oss-drafter " + task))
                    .hasValueSatisfying(file -> assertThat(new String(file, StandardCharsets.UTF_8))
                            .contains("METHOD:CANCEL", "SEQUENCE:1"));
            assertThat(officer.get("/plans/" + plain).body()).contains("to be determined");
        } finally {
            register.close(colleague);
        }
    }

    @Test
    void theDocumentsOfAMeetingMoveWithIt() {
        jdbc.sql("update biennium.meeting set has_documents = true where code = ?")
                .param(StoryCalendar.WORKSHOP)
                .update();

        assertThat(workshop.preview("2027-03-16", "2027-03-18"))
                .containsSubsequence("Documents in the official languages", "29 December 2026", "2 February 2027");
    }

    @Test
    void aPreviewOfManyTasksAsksTheDatabaseAsOftenAsOneOfFew() {
        var few = Statements.during("biennium.", () -> workshop.preview("2027-03-16", "2027-03-18"));
        story.opened("westafrica");
        story.submitted("pacific");

        var many = Statements.during("biennium.", () -> workshop.preview("2027-03-16", "2027-03-18"));

        assertThat(many).hasSameSizeAs(few);
    }

    @Test
    void aMoveNeedsAReason() {
        var answer = workshop.apply(workshop.preview("2027-03-16", "2027-03-18"), "2027-03-16", "2027-03-18", " ");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Please give the reason");
    }

    @Test
    void whoeverTriesADateOnAHolidayOfManyIsWarned() {
        assertThat(workshop.preview("2027-03-09", "2027-03-11"))
                .contains("The meeting would fall on a holiday: 10 March 2027");
    }

    /** A second drafter of the host. */
    private String enter(String id) {
        register.enter(
                new Person(
                        id,
                        "Aïcha Ben Salah",
                        id + "@demo.invalid",
                        List.of("fr"),
                        Locale.FRENCH,
                        ZoneId.of("Africa/Tunis"),
                        null,
                        "oss"),
                Set.of(new Assignment(Role.DRAFTER, "oss")),
                "Wadi-Halfa 1954 to Tessalit");
        return id;
    }

    /** Who has been sent the date of a step for their calendar, as often as they were. */
    private List<String> entries(String task) {
        return jdbc.sql("""
                        select recipient from biennium.mail_enclosure join biennium.mail on mail = mail.id
                        where type like 'text/calendar%' and what like '%' || ? || '%'
                        order by recipient""").param(task).query(String.class).list();
    }

    private LocalDate dueOf(String key) {
        return steps.of(key).stream()
                .filter(Step::isOpen)
                .map(Step::due)
                .map(Deadline::date)
                .findFirst()
                .orElseThrow();
    }

    private String engineDateOf(String key) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(key)
                .singleResult()
                .getDueDate()
                .toInstant()
                .atZone(ZoneId.of("America/Toronto"))
                .toString();
    }

    private Step finishedDraftOf(String key) {
        return steps.of(key).stream().filter(step -> !step.isOpen()).findFirst().orElseThrow();
    }

    /** Each carries the new date for calendars. */
    private int letters() {
        return jdbc.sql("""
                        select count(*) from biennium.mail join biennium.mail_enclosure on mail = mail.id
                        where template = 'meeting/moved' and type like 'text/calendar%'
                            and recipient in ('oss-drafter', 'sanbi-drafter', 'rcmrd-head', 'rcmrd-drafter')""").query(Integer.class).single();
    }

    private String letterTo(String person) {
        return newest("text", person);
    }

    private String subjectTo(String person) {
        return newest("subject", person);
    }

    private String newest(String column, String person) {
        return jdbc.sql("select " + column + " from biennium.mail where template = 'meeting/moved' and recipient = ?"
                        + " order by number desc limit 1")
                .param(person)
                .query(String.class)
                .single();
    }
}
