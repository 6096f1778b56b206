package org.biennium.workplan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.biennium.BienniumTest;
import org.biennium.Caller;
import org.biennium.engine.Deadline;
import org.biennium.record.Step;
import org.biennium.record.Steps;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Officers add and remove quiet windows and holidays: what hangs on them moves, after a preview, as with a moved meeting. */
@BienniumTest
class DaysWithoutDeadlinesTest {

    private static final String WINDOWS = "/meetings/quiet";
    private static final String HOLIDAYS = "/meetings/holidays";

    @LocalServerPort
    int port;

    @Autowired
    Story story;

    @Autowired
    Steps steps;

    @Autowired
    TaskService tasks;

    @Autowired
    JdbcClient jdbc;

    private StoryCalendar calendar;
    private Caller officer;
    private Previews previews;
    private String plan;

    /** The draft is due on Tuesday 12 January 2027. */
    @BeforeEach
    void aPlanThatHangsOnAWorkshop() {
        story.clear();
        calendar = new StoryCalendar(jdbc);
        calendar.plansHangOnAWorkshop();
        officer = Caller.signedIn(port, "gce-officer");
        previews = new Previews(officer);
        plan = story.opened("sahel");
    }

    @AfterEach
    void putTheCalendarBack() {
        story.clear("sahel");
        story.clear("westafrica");
        calendar.putBack();
        jdbc.sql("delete from biennium.timetable_date").update();
    }

    @Test
    void aWindowMovesWhatWouldFallInItAndItsRemovalMovesItBack() {
        var letters = letters();
        var typed = window("2027-01-10", "2027-01-20", "Elections");

        var preview = previews.preview(WINDOWS, typed);

        assertThat(preview)
                .contains("nothing has been written", "12 January 2027", "21 January 2027")
                .contains("One open task moves", "26 January 2027", "4 February 2027");
        assertThat(dueOf(plan)).isEqualTo("2027-01-12");
        assertThat(letters()).isEqualTo(letters);

        assertThat(previews.apply(WINDOWS, typed, preview).statusCode()).isEqualTo(302);

        assertThat(dueOf(plan)).isEqualTo("2027-01-21");
        assertThat(engineDateOf(plan)).isEqualTo("2027-01-21T23:59-05:00[America/Toronto]");
        assertThat(letters()).isEqualTo(letters + 1);
        assertThat(letter())
                .contains("Aucune date limite ne tombe plus du 10 janvier 2027 au 20 janvier 2027\u00a0: Elections.")
                .contains("21 janvier 2027 (auparavant\u00a0: 12 janvier 2027)");
        assertThat(officer.get(WINDOWS).body())
                .contains("10 January 2027 to 20 January 2027", "Elections")
                .contains("19 December to 4 January, every year", "Turn of the year");

        var removal = WINDOWS + "/" + newest("quiet_window") + "/remove";
        var removed = officer.get(removal).body();
        assertThat(removed).contains("21 January 2027", "12 January 2027");
        assertThat(dueOf(plan)).isEqualTo("2027-01-21");
        assertThat(previews.apply(removal, Map.of(), removed).statusCode()).isEqualTo(302);

        assertThat(dueOf(plan)).isEqualTo("2027-01-12");
        assertThat(letters()).isEqualTo(letters + 2);
        assertThat(letter()).contains("Des dates limites peuvent de nouveau tomber du 10 janvier 2027");
        assertThat(officer.get(removal).statusCode()).isEqualTo(404);
    }

    @Test
    void aHolidayOfItsPlaceMovesADeadlineAndItsRemovalMovesItBack() {
        jdbc.sql("update biennium.milestone set place = 'TN' where code = 'plan-draft'")
                .update();
        var typed = Map.of("country", "TN", "day", "2027-01-12", "name", "National mourning");
        var preview = previews.preview(HOLIDAYS, typed);
        assertThat(preview).contains("12 January 2027", "13 January 2027");
        assertThat(dueOf(plan)).isEqualTo("2027-01-12");

        previews.apply(HOLIDAYS, typed, preview);

        assertThat(dueOf(plan)).isEqualTo("2027-01-13");
        assertThat(letter()).contains("Un jour férié s’ajoute le 12 janvier 2027\u00a0: National mourning.");

        var removal = HOLIDAYS + "/" + newest("holiday") + "/remove";
        previews.apply(removal, Map.of(), officer.get(removal).body());

        assertThat(dueOf(plan)).isEqualTo("2027-01-12");
        assertThat(letter()).contains("Le 12 janvier 2027 n’est plus un jour férié");
    }

    @Test
    void aCalculatedHolidayIsTakenOutAfterAPreviewAndDeadlinesFallOnIt() {
        // Epiphany is kept in Colombia on Monday 11 January 2027, where the draft would fall.
        calendar.meeting(StoryCalendar.WORKSHOP, LocalDate.parse("2027-02-08"));
        jdbc.sql("update biennium.milestone set place = 'CO' where code = 'plan-draft'")
                .update();
        assertThat(officer.get(HOLIDAYS).body())
                .contains("Epiphany", "worked=true&amp;country=CO&amp;day=2027-01-11#enter");
        assertThat(officer.get(HOLIDAYS + "?worked=true&country=CO&day=2027-01-11")
                        .body())
                .contains("value=\"2027-01-11\"")
                .doesNotContain("name=\"seen\"");
        var typed = Map.of("country", "CO", "day", "2027-01-11", "worked", "true", "name", "Decree 7");
        var preview = previews.preview(HOLIDAYS, typed);
        assertThat(preview).contains("12 January 2027", "11 January 2027", "One open task moves");
        assertThat(dueOf(plan)).isEqualTo("2027-01-12");

        previews.apply(HOLIDAYS, typed, preview);

        assertThat(dueOf(plan)).isEqualTo("2027-01-11");
        assertThat(letter()).contains("Le 11 janvier 2027 devient un jour travaillé, bien que férié\u00a0: Decree 7.");
        assertThat(officer.get(HOLIDAYS).body())
                .contains("Decree 7", "entered: people work on this day")
                .doesNotContain("country=CO&amp;day=2027-01-11");
        assertThat(previews.preview(HOLIDAYS, typed)).contains("This day is no holiday in this country");

        var removal = HOLIDAYS + "/" + newest("holiday") + "/remove";
        previews.apply(removal, Map.of(), officer.get(removal).body());

        assertThat(dueOf(plan)).isEqualTo("2027-01-12");
        assertThat(letter()).contains("Le 11 janvier 2027 est de nouveau un jour férié");
    }

    @Test
    void aPreviewThatIsStaleIsRefusedAndShownAnew() {
        var typed = window("2027-01-10", "2027-01-20", "Elections");
        var preview = previews.preview(WINDOWS, typed);
        story.opened("westafrica");

        var answer = previews.apply(WINDOWS, typed, preview);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Something has changed since this preview", "West Africa", "Elections");
        assertThat(dueOf(plan)).isEqualTo("2027-01-12");
        assertThat(officer.post(WINDOWS, typed).statusCode()).isEqualTo(422);
        assertThat(dueOf(plan)).isEqualTo("2027-01-12");
    }

    @Test
    void aWindowThatCannotStandIsRefusedInASentenceAndWhatWasTypedIsKept() {
        assertThat(previews.preview(WINDOWS, window("2027-01-20", "2027-01-10", "Elections")))
                .contains("The last day cannot come before the first.", "value=\"Elections\"", "value=\"2027-01-20\"");
        assertThat(previews.preview(WINDOWS, window("2027-01-01", "2027-03-02", "Long")))
                .contains("A window can last 60 days at most");
        assertThat(previews.preview(WINDOWS, window("2027-01-01", "soon", "\u0000")))
                .contains("Enter a date", "Enter a reason");
        for (var first : new String[] {"2027-02-01", "2027-05-01", "2027-08-01"}) {
            var typed = window(first, LocalDate.parse(first).plusDays(49).toString(), "Many");
            previews.apply(WINDOWS, typed, previews.preview(WINDOWS, typed));
        }
        assertThat(previews.preview(WINDOWS, window("2027-10-10", "2027-10-30", "Too many")))
                .contains("180 days of a year at most");
        assertThat(previews.preview(WINDOWS, window("2027-08-01", "2027-09-19", "Again")))
                .contains("There is a window of the same days already.");
    }

    @Test
    void whoeverClosesASettledDateInAWindowIsWarnedThatItStays() {
        jdbc.sql("""
                        insert into biennium.timetable (period, settled_by, settled_at)
                        values ('2027-2028', 'gce-officer', '2026-11-24') on conflict do nothing""").update();
        jdbc.sql("insert into biennium.timetable_date values ('2027-2028', 'plan-validation', '2027-03-05')")
                .update();

        assertThat(previews.preview(WINDOWS, window("2027-03-01", "2027-03-10", "Elections")))
                .contains("Validation of the plan (2027-2028) has been settled for 5 March 2027");
    }

    private static Map<String, String> window(String first, String last, String reason) {
        return Map.of("first", first, "last", last, "name", reason);
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

    /** Each carries the new date for calendars. */
    private int letters() {
        return jdbc.sql("""
                        select count(*) from biennium.mail join biennium.mail_enclosure on mail = mail.id
                        where template = 'meeting/moved' and type like 'text/calendar%' and recipient = 'oss-drafter'""").query(Integer.class).single();
    }

    private String letter() {
        return jdbc.sql("""
                        select text from biennium.mail where template = 'meeting/moved' and recipient = 'oss-drafter'
                        order by number desc limit 1""").query(String.class).single();
    }

    private long newest(String table) {
        return jdbc.sql("select max(id) from biennium." + table)
                .query(Long.class)
                .single();
    }
}
