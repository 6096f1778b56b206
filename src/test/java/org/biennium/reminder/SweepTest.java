package org.biennium.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.biennium.BienniumTest;
import org.biennium.TestClock;
import org.biennium.engine.Deadline;
import org.biennium.record.Steps;
import org.biennium.workplan.Story;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Who is reminded of what, day by day, as the mails that arrive show it. */
@BienniumTest
class SweepTest {

    private static final ZoneId MONTREAL = ZoneId.of("America/Toronto");

    @Autowired
    Sweep sweep;

    @Autowired
    Steps steps;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Story story;

    @Autowired
    TestClock clock;

    @Autowired
    PassingTime time;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Rules rules;

    @Autowired
    ApplicationEventPublisher events;

    private String plan = "";

    @BeforeEach
    void nobodyElseIsRemindedOfAnything() {
        time.begin();
    }

    @AfterEach
    void leaveNothingBehind() {
        jdbc.sql("update biennium.person set group_mails = false").update();
        jdbc.sql("update biennium.reminder_rule set is_on = true, changed_by = null")
                .update();
        rules.load();
        time.end();
    }

    @Test
    void everyReminderOfADraftThatNobodySubmitsIsInThisTableAndNoOther() {
        plan = due(story.opened("sahel"));

        days(60);

        assertThat(due()).isEqualTo("2026-12-15");
        assertThat(received())
                .containsExactlyInAnyOrder(
                        // in the morning where each of them is
                        "2026-12-11 08:00 oss-drafter [Plan 2027-2028] Sahara et Sahel\u00a0: rappel, projet de plan attendu le 15 décembre 2026",
                        "2026-12-16 08:00 oss-drafter [Plan 2027-2028] Sahara et Sahel\u00a0: rappel, projet de plan attendu le 15 décembre 2026",
                        "2026-12-22 08:00 oss-drafter [Plan 2027-2028] Sahara et Sahel\u00a0: rappel, projet de plan attendu le 15 décembre 2026",
                        "2026-12-22 08:00 oss-head [Plan 2027-2028] Sahara et Sahel\u00a0: rappel, projet de plan attendu le 15 décembre 2026",
                        "2026-12-29 08:00 gce-officer [Plan 2027-2028] Sahara and Sahel: reminder, draft plan due on 15 December 2026");
        assertThat(ledger())
                .containsExactly(
                        "fortnight oss-drafter half",
                        "eve oss-drafter written",
                        "late oss-drafter written",
                        "late-week oss-drafter written",
                        "late-week oss-head written",
                        "late-fortnight gce-officer written");
    }

    @Test
    void whatIsSubmittedIsNotRemindedOf() {
        plan = due(story.drafted("sahel"));
        hours(Duration.between(TestClock.START, Instant.parse("2026-12-10T20:00:00Z"))
                .toHours());
        assertThat(ledger()).containsExactly("fortnight oss-drafter half", "eve oss-drafter waiting");

        story.submit(plan);
        days(3);

        assertThat(received().stream().filter(it -> it.contains("oss-drafter"))).isEmpty();
        assertThat(ledger()).containsExactly("fortnight oss-drafter half", "eve oss-drafter closed");
    }

    @Test
    void aLetterThatLiesInTheOutboxDoesNotLeaveOnceTheStepIsDone() {
        plan = due(story.drafted("sahel"));
        clock.set(Instant.parse("2026-12-11T07:00:00Z"));
        sweep.round();
        assertThat(ledger()).contains("eve oss-drafter written");

        story.submit(plan);

        assertThat(received().stream().filter(it -> it.contains("rappel"))).isEmpty();
    }

    @Test
    void afterFortyDaysOutOfOrderEachPersonGetsOneSensibleMail() {
        plan = due(story.opened("sahel"));
        var other = due(story.opened("westafrica"));
        // It ends on a Sunday, when nobody works.
        time.outageUntil(TestClock.START.plus(Duration.ofDays(40)));
        time.until(Instant.parse("2027-01-04T12:00:00Z"));

        assertThat(received())
                .containsExactlyInAnyOrder(
                        "2027-01-04 08:00 oss-drafter [Plan 2027-2028] Sahara et Sahel\u00a0: rappel, projet de plan attendu le 15 décembre 2026",
                        "2027-01-04 08:00 oss-head [Plan 2027-2028] Sahara et Sahel\u00a0: rappel, projet de plan attendu le 15 décembre 2026",
                        "2027-01-04 08:00 cse-drafter [Plan 2027-2028] Afrique de l’Ouest\u00a0: rappel, projet de plan attendu le 15 décembre 2026",
                        "2027-01-04 08:00 cse-head [Plan 2027-2028] Afrique de l’Ouest\u00a0: rappel, projet de plan attendu le 15 décembre 2026");
        assertThat(ledger())
                .containsExactlyInAnyOrder(
                        "fortnight oss-drafter half",
                        "eve oss-drafter date-passed",
                        "late oss-drafter superseded",
                        "late-week oss-drafter written",
                        "late-week oss-head written",
                        "late-fortnight gce-officer waiting");

        time.until(Instant.parse("2027-01-04T13:00:00Z"));

        assertThat(received())
                .containsExactly(
                        "2027-01-04 08:00 gce-officer [Biennium] 2 reminders: the first date is 15 December 2026");
        assertThat(other).isNotEqualTo(plan);
        days(10);
        assertThat(received()).isEmpty();
    }

    @Test
    void whoWantsMailsTogetherGetsThemOnMonday() {
        jdbc.sql("update biennium.person set group_mails = true where id = 'oss-drafter'")
                .update();
        plan = due(story.opened("sahel"));

        days(24);

        assertThat(received())
                .containsExactly(
                        "2026-12-14 08:00 oss-drafter [Plan 2027-2028] Sahara et Sahel\u00a0: rappel, projet de plan attendu le 15 décembre 2026");
    }

    @Test
    void aDateThatMovesTakesItsRemindersAlong() {
        plan = due(story.opened("sahel"));
        clock.set(Instant.parse("2026-12-10T20:00:00Z"));
        sweep.round();
        assertThat(ledger()).contains("eve oss-drafter waiting");

        move("2027-01-12");
        days(40);

        assertThat(ledger())
                .containsExactly(
                        "fortnight oss-drafter half",
                        "eve oss-drafter moved",
                        "fortnight oss-drafter written",
                        "eve oss-drafter written",
                        "late oss-drafter written",
                        "late-week oss-drafter written",
                        "late-week oss-head written");
    }

    @Test
    void aDateThatIsLostTakesTheRemindersAwayUntilThereIsOne() {
        plan = due(story.opened("sahel"));
        move(null);
        days(40);
        assertThat(received()).isEmpty();

        move("2027-01-29");
        days(30);

        assertThat(received())
                .containsExactly(
                        "2027-01-15 08:00 oss-drafter [Plan 2027-2028] Sahara et Sahel\u00a0: rappel, projet de plan attendu le 29 janvier 2027",
                        "2027-01-26 08:00 oss-drafter [Plan 2027-2028] Sahara et Sahel\u00a0: rappel, projet de plan attendu le 29 janvier 2027",
                        "2027-02-01 08:00 oss-drafter [Plan 2027-2028] Sahara et Sahel\u00a0: rappel, projet de plan attendu le 29 janvier 2027");
    }

    @Test
    void aDateThatMovesAwayAndComesBackTakesItsRemindersAlong() {
        plan = due(story.opened("sahel"));
        clock.set(Instant.parse("2026-12-10T20:00:00Z"));
        sweep.round();
        assertThat(ledger()).contains("eve oss-drafter waiting");

        move("2027-01-12");
        move("2026-12-15");
        days(2);

        assertThat(ledger())
                .containsExactly("fortnight oss-drafter half", "eve oss-drafter moved", "eve oss-drafter written");
        assertThat(received())
                .containsExactly(
                        "2026-12-11 08:00 oss-drafter [Plan 2027-2028] Sahara et Sahel\u00a0: rappel, projet de plan attendu le 15 décembre 2026");
    }

    @Test
    void aLetterThatWasWithdrawnFromTheOutboxIsWrittenAnewWhereItsDateComesBack() {
        plan = due(story.opened("sahel"));
        clock.set(Instant.parse("2026-12-10T20:00:00Z"));
        sweep.round();
        clock.set(Instant.parse("2026-12-11T07:00:00Z"));
        sweep.round();
        assertThat(ledger()).contains("eve oss-drafter written");

        move("2027-01-12");

        assertThat(ledger()).containsExactly("fortnight oss-drafter half", "eve oss-drafter moved");
    }

    @Test
    void aRuleThatIsSwitchedOffSendsNothingMore() {
        plan = due(story.opened("sahel"));
        clock.set(Instant.parse("2026-12-10T20:00:00Z"));
        sweep.round();
        assertThat(ledger()).contains("eve oss-drafter waiting");

        change("eve", "is_on = false");
        days(2);

        assertThat(received()).isEmpty();
        assertThat(ledger()).containsExactly("fortnight oss-drafter half", "eve oss-drafter rule-off");
    }

    @Test
    void aRuleThatWasSilentTooEarlyIsHeardOnceItIsChanged() {
        plan = due(story.opened("sahel"));
        days(10);
        assertThat(ledger()).containsExactly("fortnight oss-drafter half");

        change("fortnight", "day_offset = -7");
        days(6);

        assertThat(ledger()).containsExactly("fortnight oss-drafter half", "fortnight oss-drafter written");
    }

    @Test
    void whoNoLongerHeadsTheHostHearsNothingOfIt() {
        jdbc.sql("update biennium.person set group_mails = true where id = 'oss-head'")
                .update();
        plan = due(story.opened("sahel"));
        days(29);
        assertThat(ledger()).contains("late-week oss-head waiting");

        jdbc.sql("delete from biennium.assignment where person = 'oss-head' and role = 'head'")
                .update();
        jdbc.sql(
                        "insert into biennium.assignment (person, role, host, since) values ('oss-head', 'head', 'cse', '2026-12-01')")
                .update();
        try {
            days(6);
        } finally {
            jdbc.sql("delete from biennium.assignment where person = 'oss-head' and role = 'head'")
                    .update();
            jdbc.sql(
                            "insert into biennium.assignment (person, role, host, since) values ('oss-head', 'head', 'oss', '2026-12-01')")
                    .update();
        }

        assertThat(ledger()).contains("late-week oss-head not-theirs");
    }

    @Test
    void aPauseEndsWithItsLastDayWhereTheCentreIs() {
        jdbc.sql("""
                        insert into biennium.reminder_pause (centre, reason, until_on, by, at)
                        values ('pacific', 'A cyclone', '2026-12-10', 'gce-officer', '2026-12-01')""").update();
        var task = Reminding.oblige(jdbc, "pacific", "drafter-sprep", TestClock.START, LocalDate.parse("2026-12-15"));

        // The eleventh of December begins in Apia while it is still the tenth in Greenwich.
        time.until(Instant.parse("2026-12-10T23:00:00Z"));

        assertThat(ledgerOf(task)).contains("eve sprep-drafter written");
    }

    @Test
    void aMondaysLetterThatNobodyCouldWriteComesOnTheNextDay() {
        Reminding.oblige(
                jdbc,
                "sahel",
                "drafter-oss",
                TestClock.START.minus(Duration.ofDays(60)),
                LocalDate.parse("2026-11-02"));
        clock.set(Instant.parse("2026-12-07T15:00:00Z"));
        sweep.round();
        var before = weekly().size();

        time.outageUntil(Instant.parse("2026-12-15T03:00:00Z"));
        time.until(Instant.parse("2026-12-16T20:00:00Z"));

        assertThat(weekly().subList(before, weekly().size())).hasSize(1);
    }

    @Test
    void aMondaysLetterCountsWhatItDoesNotList() {
        for (var number = 0; number < 25; number++) {
            Reminding.oblige(
                    jdbc,
                    "sahel",
                    "drafter-oss",
                    TestClock.START.minus(Duration.ofDays(60)),
                    LocalDate.parse("2026-11-02"));
        }
        clock.set(Instant.parse("2026-12-14T15:00:00Z"));

        sweep.round();

        assertThat(weekly()).last().asString().endsWith("This week: 25 steps need you");
        assertThat(jdbc.sql(
                                "select text from biennium.mail where template = 'reminder/week' order by number desc limit 1")
                        .query(String.class)
                        .single())
                .contains("and 5 more");
    }

    /** As an officer would, until the story ends. */
    private void change(String rule, String values) {
        jdbc.sql("update biennium.reminder_rule set changed_by = 'gce-officer', " + values + " where code = ?")
                .param(rule)
                .update();
        transaction.executeWithoutResult(status -> events.publishEvent(new RuleChanged(rule)));
    }

    private List<String> weekly() {
        return jdbc.sql("""
                        select recipient || ': ' || subject from biennium.mail
                        where template = 'reminder/week' order by number""").query(String.class).list();
    }

    private void move(@Nullable String date) {
        transaction.executeWithoutResult(status -> steps.move(Map.of(
                task(),
                Optional.ofNullable(date)
                        .map(day -> new Deadline(LocalDate.parse(day), LocalTime.of(23, 59), MONTREAL)))));
    }

    private String due(String opened) {
        return Reminding.due(jdbc, transaction, steps, opened, "2026-12-15");
    }

    private String task() {
        return jdbc.sql("select task_id from biennium.step where case_key = ? and closed_at is null")
                .param(plan)
                .query(String.class)
                .single();
    }

    @Test
    void onMondayOfficersGetOneLetterAboutWhatNeedsAHuman() {
        Reminding.oblige(
                jdbc,
                "sahel",
                "drafter-oss",
                TestClock.START.minus(Duration.ofDays(60)),
                LocalDate.parse("2026-11-02"));
        Reminding.oblige(
                jdbc,
                "sahel",
                "drafter-nobody",
                TestClock.START.minus(Duration.ofDays(60)),
                LocalDate.parse("2026-12-15"));
        clock.set(Instant.parse("2026-12-13T13:00:00Z"));
        var before = weekly().size();

        days(2);

        assertThat(weekly().subList(before, weekly().size()))
                .hasSize(1)
                .allMatch(letter -> letter.matches("gce-officer: \\[Biennium] This week: \\d+ steps need you"));
    }

    @Test
    void onAHolidayOfTheHostNobodyIsReminded() {
        var task = Reminding.oblige(
                jdbc,
                "sahel",
                "drafter-oss",
                TestClock.START.minus(Duration.ofDays(30)),
                LocalDate.parse("2026-12-20"));
        clock.set(Instant.parse("2026-12-16T07:00:00Z"));

        sweep.round();

        // 17 December is a holiday in Tunisia.
        assertThat(ledgerOf(task)).contains("eve oss-drafter written");
    }

    @Test
    void whatHadToWaitOverAWeekendIsNotSaidBesideWhatFollows() {
        var task = Reminding.oblige(
                jdbc,
                "sahel",
                "drafter-oss",
                TestClock.START.minus(Duration.ofDays(60)),
                LocalDate.parse("2026-12-11"));
        // The date was Friday; the sweep stands still until that evening, when letters leave no more.
        time.outageUntil(Instant.parse("2026-12-11T19:00:00Z"));
        time.until(Instant.parse("2026-12-14T12:00:00Z"));

        assertThat(received()).hasSize(1);
        assertThat(ledgerOf(task))
                .contains("eve oss-drafter superseded", "late oss-drafter written")
                .doesNotContain("eve oss-drafter written");
    }

    @Test
    void aGroupWithoutMembersIsToldInTheLedger() {
        var task = Reminding.oblige(jdbc, "sahel", "drafter-nobody", TestClock.START, LocalDate.parse("2026-12-15"));

        days(18);

        assertThat(received()).isEmpty();
        assertThat(ledgerOf(task)).containsExactly("fortnight  nobody", "eve  nobody");
    }

    @Test
    void ofAStepOfTheCoordinationEntityNoHostHears() {
        var task = Reminding.oblige(jdbc, "sahel", "officer", TestClock.START, LocalDate.parse("2026-12-08"));

        days(30);

        assertThat(ledgerOf(task))
                .containsExactly(
                        "fortnight gce-officer turn-day",
                        "eve gce-officer written",
                        "late gce-officer written",
                        "late-week gce-officer written",
                        "late-fortnight gce-officer written");
        assertThat(jdbc.sql("select distinct capacity from biennium.reminder where task_id = ?")
                        .param(task)
                        .query(String.class)
                        .list())
                .containsExactly("turn");
    }

    @Test
    void severalStepsOfOnePersonMakeOneMailTheMostUrgentFirst() {
        Reminding.oblige(jdbc, "sahel", "drafter-oss", TestClock.START, LocalDate.parse("2026-12-24"));
        Reminding.oblige(jdbc, "sahel", "drafter-oss", TestClock.START, LocalDate.parse("2026-12-10"));
        Reminding.oblige(jdbc, "sahel", "head-oss", TestClock.START, LocalDate.parse("2026-12-10"));
        clock.set(Instant.parse("2026-12-10T07:00:00Z"));

        sweep.round();

        assertThat(received())
                .containsExactlyInAnyOrder(
                        "2026-12-10 08:00 oss-head [Dossier X] Sahara et Sahel\u00a0: rappel, étape attendue le 10 décembre 2026",
                        "2026-12-10 08:00 oss-drafter [Biennium] 2 rappels\u00a0: la première date est le 10 décembre 2026");
    }

    private String due() {
        return jdbc.sql("select due_on::text from biennium.step where case_key = ? and step = 'draftWorkPlan'")
                .param(plan)
                .query(String.class)
                .single();
    }

    private void hours(long hours) {
        time.hours(hours);
    }

    private void days(int days) {
        time.days(days);
    }

    /** What has arrived since the last question. */
    private List<String> received() {
        return time.arrived().stream()
                .filter(PassingTime.Arrived::isReminder)
                .filter(it -> !it.template().endsWith("/week"))
                .map(it -> it.when() + " " + it.person() + " " + it.subject().replaceFirst("MADE-UP-\\w+", "X"))
                .toList();
    }

    private List<String> ledgerOf(String task) {
        return jdbc.sql("""
                        select rule || ' ' || person || ' ' || coalesce(reason, result) from biennium.reminder
                        where task_id = ? order by id""").param(task).query(String.class).list();
    }

    private List<String> ledger() {
        return jdbc.sql("""
                        select rule || ' ' || person || ' ' || coalesce(reason, result) from biennium.reminder
                        where case_key = ? and step = 'draftWorkPlan' order by id""").param(plan).query(String.class).list();
    }
}
