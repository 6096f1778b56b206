package org.biennium.reminder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.component.CalendarComponent;
import org.biennium.BienniumTest;
import org.biennium.Caller;
import org.biennium.TestClock;
import org.biennium.engine.Deadline;
import org.biennium.people.Assignment;
import org.biennium.people.People;
import org.biennium.people.Person;
import org.biennium.people.Register;
import org.biennium.people.Role;
import org.biennium.record.Steps;
import org.biennium.workplan.Story;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A step is one entry in the calendars of those who do it, from its first letter to its end. */
@BienniumTest
class AppointmentsTest {

    private static final Pattern ADDRESS = Pattern.compile("/calendar/[A-Za-z0-9_-]+\\.ics");

    @Autowired
    Appointments appointments;

    @Autowired
    People people;

    @Autowired
    Steps steps;

    @Autowired
    Register register;

    @Autowired
    TestClock clock;

    @Autowired
    Story story;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    @Test
    void theEntryKeepsItsNameWhenTheDateMovesAndIsCancelledWhenTheStepIsDone() throws Exception {
        var plan = story.drafted("sahel");
        var task = task(plan);

        assertThat(entry(task))
                .containsEntry("UID", task + "-oss-drafter@biennium")
                .containsEntry("SEQUENCE", "0")
                .containsEntry("STATUS", "CONFIRMED")
                .containsEntry("DTEND", "20261219T045900Z");
        assertThat(entry(task).get("SUMMARY")).contains("Plan 2027-2028", "Sahara et Sahel");

        transaction.executeWithoutResult(status -> steps.move(Map.of(
                task,
                Optional.of(new Deadline(
                        LocalDate.parse("2027-01-12"), LocalTime.of(23, 59), ZoneId.of("America/Toronto"))))));
        assertThat(entry(task))
                .containsEntry("UID", task + "-oss-drafter@biennium")
                .containsEntry("SEQUENCE", "1")
                .containsEntry("DTEND", "20270113T045900Z");

        story.submit(plan);
        assertThat(entry(task)).containsEntry("SEQUENCE", "2").containsEntry("STATUS", "CANCELLED");
    }

    @Test
    void aDateThatIsLostIsTakenOutOfTheCalendar() throws Exception {
        var task = task(story.drafted("sahel"));

        transaction.executeWithoutResult(status -> steps.move(Map.of(task, Optional.empty())));

        assertThat(entry(task))
                .containsEntry("UID", task + "-oss-drafter@biennium")
                .containsEntry("SEQUENCE", "1")
                .containsEntry("STATUS", "CANCELLED")
                .doesNotContainKey("DTSTART");
    }

    @Test
    void lettersWithADateCarryIt() {
        var plan = story.submitted("sahel");

        assertThat(jdbc.sql("""
                                select mail.template || ' ' || mail.recipient from biennium.mail_enclosure
                                join biennium.mail on mail.id = mail
                                where case_key = ? and type like 'text/calendar%' order by mail.number""").param(plan).query(String.class).list())
                .containsExactly(
                        "work-plan/your-turn oss-drafter",
                        "work-plan/receipt oss-drafter",
                        "work-plan/your-turn oss-head");
    }

    @Test
    void whatAColleagueHasDoneLeavesTheCalendarWithTheNextLetter() throws Exception {
        var colleague = new Person(
                "colleague-" + UUID.randomUUID(),
                "Second Drafter",
                "second@demo.invalid",
                List.of("fr"),
                Locale.FRENCH,
                ZoneId.of("Africa/Tunis"),
                null,
                "oss");
        register.enter(colleague, Set.of(new Assignment(Role.DRAFTER, "oss")), "Wadi-Halfa 1954 to Tessalit");
        try {
            var plan = story.drafted("sahel");
            var task = task(plan);
            clock.advance(Duration.ofHours(1));
            story.submit(plan);
            assertThat(appointments.ended(plan, people.get("oss-drafter")))
                    .as("whoever acted has it in the receipt")
                    .isEmpty();
            clock.advance(Duration.ofHours(1));

            story.signOff(plan, "oss", "return", "The budget of one year is missing");

            var files = jdbc.sql("""
                            select what from biennium.mail_enclosure join biennium.mail on mail.id = mail
                            where case_key = ? and recipient = ? and room = 'calendar'
                            order by mail.number, mail_enclosure.number""")
                    .params(plan, colleague.id())
                    .query(String.class)
                    .list();
            assertThat(files)
                    .containsExactly(
                            colleague.id() + " " + task,
                            colleague.id() + " " + task(plan),
                            colleague.id() + " " + task);
            var last = parsed(appointments.draw(files.get(2)).orElseThrow());
            assertThat(last.toString()).contains("METHOD:CANCEL");
            assertThat(last.getComponents().get(0).getRequiredProperty("UID").getValue())
                    .isEqualTo(task + "-" + colleague.id() + "@biennium");
            assertThat(appointments.ended(plan, colleague)).as("once").isEmpty();
        } finally {
            clock.set(TestClock.START);
            register.close(colleague.id());
        }
    }

    @Test
    void aCalendarProgramFindsThemUnderAnAddressThatCanBeRevoked() throws Exception {
        var plan = story.opened("sahel");
        var drafter = Caller.signedIn(port, "oss-drafter");
        var stranger = Caller.stranger(port);
        drafter.post("/settings/calendar", Map.of());
        var address = address(drafter.get("/settings").body()).orElseThrow();
        assertThat(address(drafter.get("/settings").body())).as("shown once").isEmpty();

        var feed = stranger.get(address);

        assertThat(feed.statusCode()).isEqualTo(200);
        assertThat(feed.headers().firstValue("Content-Type").orElse("")).startsWith("text/calendar");
        List<CalendarComponent> entries = parsed(feed.body().getBytes(UTF_8)).getComponents();
        assertThat(entries)
                .extracting(component -> component.getRequiredProperty("UID").getValue())
                .contains(task(plan) + "-oss-drafter@biennium");

        drafter.post("/settings/calendar", Map.of());
        assertThat(stranger.get(address).statusCode())
                .as("another in its place")
                .isEqualTo(404);
        var other = address(drafter.get("/settings").body()).orElseThrow();
        drafter.post("/settings/calendar/revoke", Map.of());
        assertThat(stranger.get(other).statusCode()).isEqualTo(404);
    }

    private static Optional<String> address(String page) {
        return ADDRESS.matcher(page).results().map(MatchResult::group).findFirst();
    }

    private Map<String, String> entry(String task) throws Exception {
        var enclosure = Appointments.of(List.of(task), people.get("oss-drafter"));
        var calendar = parsed(appointments.draw(enclosure.what()).orElseThrow());
        assertThat(calendar.getComponents()).hasSize(1);
        Component event = calendar.getComponents().get(0);
        var values = new HashMap<String, String>();
        event.getProperties().forEach(property -> values.put(property.getName(), property.getValue()));
        return values;
    }

    private static Calendar parsed(byte[] file) throws Exception {
        var calendar = new CalendarBuilder().build(new ByteArrayInputStream(file));
        calendar.validate(true);
        return calendar;
    }

    private String task(String plan) {
        return jdbc.sql("select task_id from biennium.step where case_key = ? and closed_at is null")
                .param(plan)
                .query(String.class)
                .single();
    }
}
