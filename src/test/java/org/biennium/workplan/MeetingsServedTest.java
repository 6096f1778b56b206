package org.biennium.workplan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.biennium.BienniumTest;
import org.biennium.Caller;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The second story: one text of a centre serves the workshop and the compilation for a conference. */
@BienniumTest
class MeetingsServedTest {

    private static final String TIMETABLE = "/meetings/timetables/2027-2028";
    private static final Pattern HIDDEN = Pattern.compile("type=\"hidden\" name=\"([dmo]-[^\"]+)\" value=\"([^\"]*)\"");
    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([0-9a-f]+)\"");

    @LocalServerPort
    int port;

    @Autowired
    Story story;

    @Autowired
    JdbcClient jdbc;

    private StoryCalendar calendar;
    private Caller officer;
    private String key;

    @BeforeEach
    void aPlanForTheWorkshop() {
        calendar = new StoryCalendar(jdbc);
        calendar.plansHangOnAWorkshop();
        calendar.meeting("STORY-COP", LocalDate.parse("2027-05-04"));
        calendar.meeting("STORY-CALL", LocalDate.parse("2027-01-26"));
        key = story.opened("sahel");
        officer = Caller.signedIn(port, "gce-officer");
    }

    @AfterEach
    void putTheCalendarBack() {
        story.clear("sahel");
        story.clear("southernafrica");
        jdbc.sql("delete from biennium.timetable_date").update();
        calendar.putBack();
    }

    @Test
    void oneTextServesBothAndItsReceiptNamesBothWithTheirCutOffs() {
        add(key, "STORY-COP");

        assertThat(Caller.signedIn(port, "oss-drafter").get("/plans/" + key).body())
                .contains("Réunion STORY-WS", "d’ici au 12 janvier 2027")
                .contains("Réunion STORY-COP", "d’ici au 6 avril 2027")
                .doesNotContain("Ajouter une réunion");
        assertThat(story.due(key)).startsWith("2027-01-12");

        story.fill(key, "oss-drafter");
        story.submit(key);
        assertThat(receipt("oss-drafter"))
                .contains("Ce seul texte vaut pour 2 réunions\u00a0:")
                .contains("Réunion STORY-WS\u00a0: reçu avant la date d’arrêt du 12 janvier 2027")
                .contains("Réunion STORY-COP\u00a0: reçu avant la date d’arrêt du 6 avril 2027");
    }

    @Test
    void anEarlierMeetingMovesThatCaseAloneAndTellsThoseConcerned() {
        var other = story.opened("southernafrica");

        add(key, "STORY-CALL");

        assertThat(story.due(key)).startsWith("2027-01-05");
        assertThat(story.due(other)).startsWith("2027-01-12");
        assertThat(moved("oss-drafter")).contains("concerne désormais aussi la réunion STORY-CALL");
        officer.post("/plans/" + key + "/meetings/STORY-CALL/remove", Map.of());
        assertThat(story.due(key)).startsWith("2027-01-12");
        assertThat(officer.get("/plans/" + key).body()).doesNotContain("Meeting STORY-CALL");
    }

    @Test
    void aMeetingThatMovesMovesOnlyWhatItLeads() {
        add(key, "STORY-COP");

        var preview = officer.get(
                        "/meetings/STORY-COP/move?first=2027-06-01&last=2027-06-03&zone=America/Toronto&status=tentative")
                .body();

        assertThat(preview).contains("No open task moves; nobody is told", "6 April 2027", "4 May 2027", "STORY-COP");
    }

    @Test
    void whenTheLeadingMeetingLosesItsDateTheOthersStillCount() {
        add(key, "STORY-COP");
        var preview = officer.get("/meetings/STORY-WS/move?first=&last=&zone=America/Toronto&status=tentative")
                .body();
        officer.post(
                "/meetings/STORY-WS/move",
                Map.of(
                        "first",
                        "",
                        "last",
                        "",
                        "zone",
                        "America/Toronto",
                        "status",
                        "tentative",
                        "seen",
                        found(preview),
                        "revision",
                        "" + revision("STORY-WS"),
                        "reason",
                        "No venue"));

        assertThat(story.due(key)).startsWith("2027-04-06");
        assertThat(moved("oss-drafter"))
                .contains(
                        "celles qui en découlaient ne valent plus", "6 avril 2027 (auparavant\u00a0: 12 janvier 2027)");
        assertThat(officer.get("/plans/" + key).body()).contains("Meeting STORY-WS (to be determined)");
    }

    @Test
    void anOfficerChoosesALeadingMeetingAndFurtherOnesForAPeriod() {
        var page = officer.get(TIMETABLE + "?" + query(Map.of("m-work-plan", "", "o-work-plan.STORY-COP", "yes")));
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body()).contains("Choose the leading meeting before further ones.");

        var sent = settled(Map.of("m-work-plan", "STORY-COP", "o-work-plan.STORY-CALL", "yes"));
        assertThat(sent).containsEntry("m-work-plan", "STORY-COP").containsEntry("o-work-plan.STORY-CALL", "yes");
        assertThat(officer.post(TIMETABLE, sent).statusCode()).isEqualTo(302);

        assertThat(jdbc.sql(
                                "select meeting || ' ' || leads from biennium.period_meeting where process = 'work-plan' order by 1")
                        .query(String.class)
                        .list())
                .containsExactly("STORY-CALL false", "STORY-COP true");
        assertThat(story.due(key)).startsWith("2027-01-05");
        assertThat(officer.get("/plans/" + key).body()).contains("Meeting STORY-COP", "Meeting STORY-CALL");
    }

    @Test
    void whoIsNoOfficerAddsNone() {
        var drafter = Caller.signedIn(port, "oss-drafter");
        assertThat(drafter.post("/plans/" + key + "/meetings", Map.of("meeting", "STORY-COP"))
                        .statusCode())
                .isEqualTo(404);
        for (var none : new String[] {"", "SBI-6", "STORY-WS", "'; drop table"}) {
            add(key, none);
            assertThat(officer.get("/plans/" + key).body()).contains("Choose a meeting from the list.");
        }
        assertThat(jdbc.sql("select count(*) from biennium.case_meeting where removed_at is null")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private void add(String plan, String meeting) {
        officer.post("/plans/" + plan + "/meetings", Map.of("meeting", meeting));
    }

    /** What the preview hands on. */
    private Map<String, String> settled(Map<String, String> meetings) {
        var form = new HashMap<>(meetings);
        var first = officer.get(TIMETABLE).body();
        Pattern.compile("name=\"(d-[a-z-]+)\" value=\"([^\"]+)\"")
                .matcher(first)
                .results()
                .forEach(date -> form.put(date.group(1), date.group(2)));
        var preview = officer.get(TIMETABLE + "?" + query(form)).body();
        var sent = new HashMap<String, String>();
        HIDDEN.matcher(preview).results().forEach(field -> sent.put(field.group(1), field.group(2)));
        sent.put("seen", found(preview));
        return sent;
    }

    private int revision(String meeting) {
        return jdbc.sql("select revision from biennium.meeting where code = ?")
                .param(meeting)
                .query(Integer.class)
                .single();
    }

    private String receipt(String person) {
        return letter("work-plan/receipt", person);
    }

    private String moved(String person) {
        return letter("meeting/moved", person);
    }

    private String letter(String template, String person) {
        return jdbc.sql(
                        "select text from biennium.mail where template = ? and recipient = ? order by number desc limit 1")
                .params(template, person)
                .query(String.class)
                .single();
    }

    private static String query(Map<String, String> fields) {
        var query = new StringBuilder("d-plan-draft=2027-01-12&");
        fields.forEach(
                (field, value) -> query.append(field).append('=').append(value).append('&'));
        return query.toString();
    }

    private static String found(String page) {
        var found = SEEN.matcher(page);
        assertThat(found.find()).as(page).isTrue();
        return found.group(1);
    }
}
