package org.biennium.workplan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
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

/** An officer changes from what a date follows: open steps follow, after a preview; grace and closing date stand beside it. */
@BienniumTest
class MilestonePagesTest {

    private static final String MILESTONES = "/meetings/milestones/";

    @LocalServerPort
    int port;

    @Autowired
    Story story;

    @Autowired
    PassingTime time;

    @Autowired
    JdbcClient jdbc;

    private StoryCalendar calendar;
    private Caller officer;
    private Previews previews;

    /** Drafts are due four weeks before a workshop, on 12 January, sign-offs two weeks after them. */
    @BeforeEach
    void plansThatHangOnAWorkshop() {
        time.begin();
        story.clear();
        calendar = new StoryCalendar(jdbc);
        calendar.plansHangOnAWorkshop();
        officer = Caller.signedIn(port, "gce-officer");
        previews = new Previews(officer);
    }

    @AfterEach
    void putTheCalendarBack() {
        story.clear("sahel");
        story.clear("easternafrica");
        calendar.putBack();
        time.end();
    }

    @Test
    void openStepsFollowAChangedDefinitionAndWhatHangsOnIt() {
        var draft = story.opened("sahel");
        var signOff = story.submitted("easternafrica");
        var typed = definition("-3", "weeks", "meeting start");

        var preview = previews.preview(MILESTONES + "plan-draft", typed);

        assertThat(preview)
                .contains("2 open tasks move; 2 persons are told.")
                .contains("12 January 2027", "19 January 2027", "26 January 2027", "2 February 2027");
        assertThat(story.due(draft)).startsWith("2027-01-12");

        assertThat(previews.apply(MILESTONES + "plan-draft", typed, preview).statusCode())
                .isEqualTo(302);

        assertThat(story.due(draft)).startsWith("2027-01-19");
        assertThat(story.due(signOff)).startsWith("2027-02-02");
        assertThat(newest("meeting/moved", "oss-drafter"))
                .contains("Une autre règle s’applique désormais\u00a0: Projet de plan")
                .contains("19 janvier 2027 (auparavant\u00a0: 12 janvier 2027)");
        assertThat(previews.apply(MILESTONES + "plan-draft", typed, preview).statusCode())
                .as("the preview is stale by now")
                .isEqualTo(422);
    }

    @Test
    void aDefinitionThatWouldHangOnItselfIsRefusedWithTheLoopNamed() {
        assertThat(previews.preview(MILESTONES + "plan-draft", definition("+1", "weeks", "plan-sign-off")))
                .contains("These milestones would depend on each other")
                .contains("Draft of the plan → Sign-off of the plan → Draft of the plan");
    }

    @Test
    void anOffsetBeyondAllDaysIsRefused() {
        assertThat(officer.post(MILESTONES + "plan-draft", definition("-2147483648", "weeks", "meeting start"))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void dueDateGraceAndClosingDateAreThreeThings() {
        jdbc.sql("update biennium.milestone set grace = 7 where code = 'plan-draft'")
                .update();
        jdbc.sql("""
                        update biennium.milestone set step = 'draftWorkPlan', kind = 'hard', anchor = 'plan-draft',
                            offset_amount = 3, least_days = 0
                        where code = 'plan-check'""").update();
        var plan = story.opened("sahel");

        assertThat(Caller.signedIn(port, "oss-drafter").get("/plans/" + plan).body())
                .contains("Rédiger le plan\u00a0: délai de grâce jusqu’au 19 janvier 2027")
                .contains("Rédiger le plan\u00a0: date de clôture le 2 février 2027");
        assertThat(newest("work-plan/your-turn", "oss-drafter"))
                .contains("Date limite\u00a0: mardi 12 janvier 2027 à 23\u00a0h\u00a059 (Montréal)")
                .contains("Délai de grâce\u00a0: jusqu’au 19 janvier 2027")
                .contains("Date de clôture\u00a0: 2 février 2027");

        var typed = definition("-3", "weeks", "meeting start");
        typed.put("grace", "7");
        previews.apply(MILESTONES + "plan-draft", typed, previews.preview(MILESTONES + "plan-draft", typed));
        assertThat(newest("meeting/moved", "oss-drafter"))
                .contains("19 janvier 2027 (auparavant\u00a0: 12 janvier 2027)")
                .contains("jusqu’au 26 janvier 2027", "Date de clôture\u00a0: 9 février 2027");

        time.until(Instant.parse("2027-01-18T15:00:00Z"));
        assertThat(newest("reminder/one", "oss-drafter"))
                .contains("Date limite\u00a0: mardi 19 janvier 2027")
                .contains("jusqu’au 26 janvier 2027", "Date de clôture\u00a0: 9 février 2027");
    }

    @Test
    void whoseGraceOrClosingDateAloneChangesIsToldAsTheOthersAre() {
        jdbc.sql("""
                        update biennium.milestone set step = 'draftWorkPlan', kind = 'hard', anchor = 'plan-draft',
                            offset_amount = 3, least_days = 0
                        where code = 'plan-check'""").update();
        story.opened("sahel");
        var draft = definition("-4", "weeks", "meeting start");
        draft.put("grace", "7");

        var preview = previews.preview(MILESTONES + "plan-draft", draft);
        assertThat(preview)
                .contains("No open task moves; one person is told.", "keeps its date", "grace until 19 January 2027");
        previews.apply(MILESTONES + "plan-draft", draft, preview);

        assertThat(newest("meeting/moved", "oss-drafter"))
                .contains("12 janvier 2027, comme auparavant", "jusqu’au 19 janvier 2027");

        var closing = definition("+4", "weeks", "plan-draft");
        closing.put("kind", "hard");
        previews.seeAndApply(MILESTONES + "plan-check", closing);

        assertThat(newest("meeting/moved", "oss-drafter"))
                .contains("12 janvier 2027, comme auparavant", "Date de clôture\u00a0: 9 février 2027");

        draft.put("grace", "");
        previews.seeAndApply(MILESTONES + "plan-draft", draft);

        assertThat(newest("meeting/moved", "oss-drafter")).contains("Il n’y a plus de délai de grâce.");
    }

    private static Map<String, String> definition(String amount, String unit, String anchor) {
        var fields = new HashMap<String, String>();
        fields.put("anchor", anchor);
        fields.put("amount", amount);
        fields.put("unit", unit);
        fields.put("weekend", "later");
        fields.put("place", "");
        fields.put("zone", "America/Toronto");
        fields.put("at", "23:59");
        fields.put("kind", "advertised");
        fields.put("least", "0");
        fields.put("grace", "");
        return fields;
    }

    private String newest(String template, String person) {
        return jdbc.sql(
                        "select text from biennium.mail where template = ? and recipient = ? order by number desc limit 1")
                .params(template, person)
                .query(String.class)
                .single();
    }
}
