package org.biennium.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.biennium.engine.Deadline;
import org.biennium.mail.MailHours;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReminderPlanTest {

    private static final ZoneId MONTREAL = ZoneId.of("America/Toronto");
    private static final ZoneId TUNIS = ZoneId.of("Africa/Tunis");
    private static final ZoneId APIA = ZoneId.of("Pacific/Apia");
    private static final ZoneId BOGOTA = ZoneId.of("America/Bogota");
    private static final Predicate<LocalDate> WEEKDAYS =
            day -> day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    private static final List<Rule> SHIPPED = List.of(
            rule("far", -70, Rule.Unit.DAYS, "progress-report"),
            rule("fortnight", -14, Rule.Unit.DAYS, null),
            rule("eve", -3, Rule.Unit.DAYS, null),
            rule("late", 1, Rule.Unit.WORKING_DAYS, null),
            rule("late-week", 7, Rule.Unit.DAYS, null),
            rule("late-fortnight", 14, Rule.Unit.DAYS, null));

    @Test
    void aDraftOpenedOnTheStorysFirstDayHasTheseReminders() {
        var obligation = obligation("2026-11-24T09:00:00Z", "2026-12-18");

        assertThat(told(SHIPPED, obligation, WEEKDAYS, TUNIS))
                .containsExactly(
                        "fortnight 2026-12-04T07:00:00Z HALF",
                        "eve 2026-12-15T07:00:00Z",
                        "late 2026-12-21T07:00:00Z",
                        "late-week 2026-12-25T07:00:00Z",
                        "late-fortnight 2027-01-01T07:00:00Z");
    }

    @Test
    void onADayOffNobodyIsReminded() {
        var obligation = obligation("2026-11-02T09:00:00Z", "2026-12-18");
        var holiday = LocalDate.parse("2026-12-15");

        assertThat(told(SHIPPED, obligation, day -> WEEKDAYS.test(day) && !day.equals(holiday), TUNIS))
                .contains("eve 2026-12-14T07:00:00Z");
        assertThat(told(
                        List.of(rule("day", -1, Rule.Unit.DAYS, null)),
                        obligation("2026-11-02T09:00:00Z", "2026-12-14"),
                        WEEKDAYS,
                        TUNIS))
                .as("Sunday is not a day for it, and neither is Saturday")
                .containsExactly("day 2026-12-11T07:00:00Z");
    }

    @Test
    void farInTheEastTheDateHasNotPassedOnTheMorningAfter() {
        var obligation = obligation("2026-11-02T09:00:00Z", "2026-12-15");

        // 16 December 8:00 in Apia is 15 December 14:00 in Montreal.
        assertThat(told(SHIPPED, obligation, WEEKDAYS, APIA)).contains("late 2026-12-16T19:00:00Z");
        assertThat(told(SHIPPED, obligation, WEEKDAYS, BOGOTA)).contains("late 2026-12-16T13:00:00Z");
    }

    @Test
    void anHourInWhichTheClocksChangeMakesNoDifferenceToEight() {
        // Montreal goes to summer time on 14 March 2027.
        assertThat(told(SHIPPED, obligation("2027-01-11T09:00:00Z", "2027-03-18"), WEEKDAYS, MONTREAL))
                .startsWith("fortnight 2027-03-04T13:00:00Z", "eve 2027-03-15T12:00:00Z");
    }

    @Test
    void theLeapDayIsADayLikeAnother() {
        assertThat(told(SHIPPED, obligation("2028-01-10T09:00:00Z", "2028-03-03"), WEEKDAYS, TUNIS))
                .contains("eve 2028-02-29T07:00:00Z");
    }

    @Test
    void onTheDayOfTheLetterThatSaysItIsTheirTurnNobodyIsRemindedToo() {
        assertThat(told(SHIPPED, obligation("2026-12-15T03:00:00Z", "2026-12-18"), WEEKDAYS, TUNIS))
                .startsWith("eve 2026-12-15T07:00:00Z TURN_DAY");
        assertThat(told(SHIPPED, obligation("2026-12-14T20:00:00Z", "2026-12-18"), WEEKDAYS, TUNIS))
                .as("written at night, the letter leaves in the morning")
                .startsWith("eve 2026-12-15T07:00:00Z TURN_DAY");
    }

    @Test
    void whatWouldHaveComeBeforeTheStepWasOpenedIsNotThere() {
        assertThat(told(SHIPPED, obligation("2027-01-05T09:00:00Z", "2026-12-18"), WEEKDAYS, TUNIS))
                .isEmpty();
        assertThat(told(SHIPPED, obligation("2026-12-30T09:00:00Z", "2026-12-18"), WEEKDAYS, TUNIS))
                .containsExactly("late-fortnight 2027-01-01T07:00:00Z");
    }

    @Test
    void aRuleThatRepeatsEndsWithThreeAfterTheDate() {
        var daily = new Rule("daily", null, 1, Rule.Unit.DAYS, Recipient.TURN, false, Set.of(), null, 2, 10, true, 0);

        assertThat(told(List.of(daily), obligation("2026-11-02T09:00:00Z", "2026-12-14"), WEEKDAYS, TUNIS))
                .containsExactly(
                        "daily 2026-12-15T07:00:00Z", "daily 2026-12-17T07:00:00Z", "daily 2026-12-21T07:00:00Z");
    }

    @Test
    void aRuleOfAnotherProcessOrStepOrSwitchedOffSaysNothing() {
        var other = new Rule(
                "a", null, -3, Rule.Unit.DAYS, Recipient.TURN, false, Set.of(), "signOffWorkPlan", null, 1, true, 0);
        var off = new Rule("b", null, -3, Rule.Unit.DAYS, Recipient.TURN, false, Set.of(), null, null, 1, false, 0);

        assertThat(told(
                        List.of(other, off, SHIPPED.get(0)),
                        obligation("2026-11-02T09:00:00Z", "2027-12-14"),
                        WEEKDAYS,
                        TUNIS))
                .isEmpty();
    }

    @Test
    void whateverTheRulesTheHousePromisesHold() {
        for (var seed = 0; seed < 2000; seed++) {
            var random = new Random(seed);
            var opened = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(60 * 24 * 3600));
            var due = new Deadline(
                    LocalDate.parse("2026-01-01").plusDays(random.nextInt(150)),
                    LocalTime.of(random.nextInt(24), random.nextInt(60)),
                    zone(random));
            var obligation = new Obligation("work-plan", "draftWorkPlan", opened, due);
            var reader = zone(random);
            var reminders = ReminderPlan.of(rules(random), obligation, WEEKDAYS).of(reader, opened);

            var where = "seed " + seed;
            var half = opened.plus(Duration.between(opened, due.instant()).dividedBy(2));
            assertThat(reminders).as(where).allSatisfy(it -> {
                var here = it.at().atZone(reader);
                assertThat(here.getHour()).isEqualTo(8);
                assertThat(it.at()).isAfter(opened);
                assertThat(WEEKDAYS.test(here.toLocalDate())).isTrue();
                if (it.rule().isAfter()) {
                    assertThat(it.at()).isAfter(due.instant());
                }
            });
            assertThat(reminders.stream().filter(it -> it.rule().isAfter()))
                    .as(where)
                    .hasSizeLessThanOrEqualTo(3);
            assertThat(reminders.stream().filter(it -> it.silence() == null))
                    .as(where)
                    .allSatisfy(it -> {
                        assertThat(it.at().isBefore(half) && !it.rule().isAfter())
                                .isFalse();
                        assertThat(it.at().atZone(reader).toLocalDate())
                                .isNotEqualTo(MailHours.next(opened, reader)
                                        .atZone(reader)
                                        .toLocalDate());
                    });
        }
    }

    @Test
    void aLaterDateOfWholeWeeksMovesEveryReminderByAsMuch() {
        for (var seed = 0; seed < 500; seed++) {
            var random = new Random(seed);
            var rules = rules(random);
            var weeks = 1 + random.nextInt(8);
            var due = LocalDate.parse("2026-06-01").plusDays(random.nextInt(100));

            assertThat(days(rules, due.plusWeeks(weeks)))
                    .as("seed " + seed)
                    .isEqualTo(days(rules, due).stream()
                            .map(day -> day.plusWeeks(weeks))
                            .toList());
        }
    }

    private static List<LocalDate> days(List<Rule> rules, LocalDate due) {
        var opened = Instant.parse("2024-01-01T00:00:00Z");
        var obligation =
                new Obligation("work-plan", "draftWorkPlan", opened, new Deadline(due, LocalTime.of(23, 59), MONTREAL));
        return ReminderPlan.of(rules, obligation, WEEKDAYS).of(TUNIS, opened).stream()
                .map(Reminder::day)
                .toList();
    }

    private static List<Rule> rules(Random random) {
        var rules = new ArrayList<Rule>();
        for (var number = 0; number <= random.nextInt(8); number++) {
            var offset = random.nextInt(1, 90) * (random.nextBoolean() ? 1 : -1);
            rules.add(new Rule(
                    "rule-" + number,
                    null,
                    offset,
                    Rule.Unit.values()[random.nextInt(2)],
                    Recipient.values()[random.nextInt(3)],
                    random.nextBoolean(),
                    Set.of(),
                    null,
                    random.nextBoolean() ? null : random.nextInt(1, 10),
                    random.nextInt(1, 11),
                    random.nextInt(5) > 0,
                    0));
        }
        return rules;
    }

    private static ZoneId zone(Random random) {
        return List.of(MONTREAL, TUNIS, APIA, BOGOTA, ZoneId.of("Pacific/Pago_Pago"), ZoneId.of("Asia/Tashkent"))
                .get(random.nextInt(6));
    }

    private static Rule rule(String code, int offset, Rule.Unit unit, @Nullable String process) {
        return new Rule(
                code,
                null,
                offset,
                unit,
                Recipient.TURN,
                false,
                process == null ? Set.of() : Set.of(process),
                null,
                null,
                1,
                true,
                0);
    }

    private static Obligation obligation(String openedAt, String due) {
        return new Obligation(
                "work-plan",
                "draftWorkPlan",
                Instant.parse(openedAt),
                new Deadline(LocalDate.parse(due), LocalTime.of(23, 59), MONTREAL));
    }

    private static List<String> told(
            List<Rule> rules, Obligation obligation, Predicate<LocalDate> isWorking, ZoneId reader) {
        return ReminderPlan.of(rules, obligation, isWorking).of(reader, obligation.openedAt()).stream()
                .map(it -> it.rule().code() + " " + it.at() + (it.silence() == null ? "" : " " + it.silence()))
                .toList();
    }
}
