package org.biennium.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.biennium.engine.Deadline;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BackPlanningTest {

    private static final ZoneId MONTREAL = ZoneId.of("America/Toronto");
    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59);
    private static final Period BIENNIUM = period("2027-01-01", "2028-12-31");
    private static final Instant LONG_BEFORE = Instant.parse("2020-01-01T00:00:00Z");

    @Test
    void aPlanIsDraftedThirteenWeeksBeforeThePeriod() {
        assertThat(date(milestone("draft", "period start", "-13 weeks", Weekend.LATER), BIENNIUM))
                .hasValue(LocalDate.parse("2026-10-02"));
    }

    @Test
    void aFinalReportFollowsTheEndOfThePeriodAcrossTheYear() {
        assertThat(date(milestone("final", "period end", "+12 weeks", Weekend.LATER), BIENNIUM))
                .hasValue(LocalDate.parse("2029-03-26")); // 25 March 2029 is a Sunday
    }

    @Test
    void theLeapDayIsADayLikeAnother() {
        var leap = period("2028-03-01", "2029-12-31");

        assertThat(date(milestone("eve", "period start", "-1 days", Weekend.LATER), leap))
                .hasValue(LocalDate.parse("2028-02-29"));
        assertThat(date(milestone("year", "period start", "-366 days", Weekend.LATER), leap))
                .hasValue(LocalDate.parse("2027-03-01"));
    }

    @Test
    void aSundayMovesToMondayOrToTheFridayBefore() {
        var sunday = period("2027-05-02", "2028-12-31");

        assertThat(date(milestone("later", "period start", "-1 weeks", Weekend.LATER), sunday))
                .hasValue(LocalDate.parse("2027-04-26"));
        assertThat(date(milestone("earlier", "period start", "-1 weeks", Weekend.EARLIER), sunday))
                .hasValue(LocalDate.parse("2027-04-23"));
    }

    @Test
    void aSaturdayMovesAcrossTheEndOfTheYear() {
        var saturday = period("2028-01-01", "2029-12-31");

        assertThat(date(milestone("later", "period start", "+0 days", Weekend.LATER), saturday))
                .hasValue(LocalDate.parse("2028-01-03"));
        assertThat(date(milestone("earlier", "period start", "+0 days", Weekend.EARLIER), saturday))
                .hasValue(LocalDate.parse("2027-12-31"));
    }

    @Test
    void aChainHangsOnTheDatesThatPeopleSee() {
        // 16 weeks before Saturday 1 January 2028 is Saturday 11 September, seen as Monday 13.
        var pairing = milestone("pairing", "period start", "-16 weeks", Weekend.LATER);
        var answer = milestone("answer", "pairing", "+10 days", Weekend.LATER);
        var reminder = milestone("reminder", "answer", "-2 days", Weekend.LATER);
        var planning = new BackPlanning(List.of(reminder, answer, pairing));

        assertThat(planning.dateOf(reminder, period("2028-01-01", "2029-12-31")))
                .hasValue(LocalDate.parse("2027-09-21"));
    }

    @Test
    void milestonesThatHangOnEachOtherAreRefusedByName() {
        var milestones = List.of(
                milestone("outside", "first", "-1 days", Weekend.LATER),
                milestone("first", "second", "-1 days", Weekend.LATER),
                milestone("second", "third", "-1 days", Weekend.LATER),
                milestone("third", "first", "-1 days", Weekend.LATER));

        assertThatThrownBy(() -> new BackPlanning(milestones))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("These milestones hang on each other: first → second → third → first");
    }

    @Test
    void aMilestoneThatHangsOnNothingIsRefusedByName() {
        assertThatThrownBy(() ->
                        new BackPlanning(List.of(milestone("first", "the Greek calends", "-1 days", Weekend.LATER))))
                .hasMessage("The milestone first hangs on “the Greek calends”, which does not exist");
    }

    @Test
    void whatHangsOnAMeetingWithoutADateHasNoDate() {
        var report = milestone("report", "meeting start", "-18 weeks", Weekend.LATER);
        var check = milestone("check", "report", "+2 weeks", Weekend.LATER);
        var planning = new BackPlanning(List.of(report, check));

        assertThat(planning.dateOf(check, BIENNIUM)).isEmpty();
        assertThat(planning.dueOf("process", "check", BIENNIUM, LONG_BEFORE)).isEmpty();
    }

    @Test
    void aStepWithoutAMilestoneHasNoDeadline() {
        assertThat(new BackPlanning(List.of()).dueOf("work-plan", "sealWorkPlan", BIENNIUM, LONG_BEFORE))
                .isEmpty();
    }

    @Test
    void aStepThatOpensInTimeKeepsItsDate() {
        assertThat(due("-13 weeks", 21, END_OF_DAY, MONTREAL, "2026-09-11T20:00:00Z"))
                .isEqualTo(new Deadline(LocalDate.parse("2026-10-02"), END_OF_DAY, MONTREAL));
    }

    @Test
    void aStepThatOpensLateGetsItsLeastDays() {
        // Tuesday 24 November and 21 days: Tuesday 15 December.
        assertThat(due("-13 weeks", 21, END_OF_DAY, MONTREAL, "2026-11-24T09:00:00Z")
                        .date())
                .isEqualTo(LocalDate.parse("2026-12-15"));
    }

    @Test
    void leastDaysThatEndOnASundayEndOnMonday() {
        // Sunday 6 December, even for a milestone that moves to the Friday before.
        var draft = milestone("draft", "period start", "-13 weeks", Weekend.EARLIER, 12, END_OF_DAY, MONTREAL);

        assertThat(new BackPlanning(List.of(draft))
                        .dueOf("process", "draft", BIENNIUM, Instant.parse("2026-11-24T09:00:00Z")))
                .hasValueSatisfying(due -> assertThat(due.date()).isEqualTo(LocalDate.parse("2026-12-07")));
    }

    @Test
    void todayIsTodayInTheZoneOfTheMilestone() {
        // Half past three in the morning in UTC is still the evening before in Montreal.
        assertThat(due("-13 weeks", 7, END_OF_DAY, MONTREAL, "2026-12-01T03:30:00Z")
                        .date())
                .isEqualTo(LocalDate.parse("2026-12-07"));
        assertThat(due("-13 weeks", 7, END_OF_DAY, ZoneId.of("Pacific/Apia"), "2026-12-01T12:30:00Z")
                        .date())
                .isEqualTo(LocalDate.parse("2026-12-09"));
    }

    @Test
    void aStepThatOpensAfterTheHourOfItsLastDayEndsTheNextWorkingDay() {
        // Friday 4 December, 18:00 in Montreal, one hour after the milestone's.
        assertThat(due("-13 weeks", 0, LocalTime.of(17, 0), MONTREAL, "2026-12-04T23:00:00Z"))
                .isEqualTo(new Deadline(LocalDate.parse("2026-12-07"), LocalTime.of(17, 0), MONTREAL));
    }

    @Test
    void theHourStandsWhateverTheClocksDoInBetween() {
        // Eleven weeks before 1 May 2027 lies in winter time, the anchor in summer time.
        var summer = period("2027-05-03", "2028-12-31");
        var draft = milestone("draft", "period start", "-11 weeks", Weekend.LATER, 0, END_OF_DAY, MONTREAL);
        var due = new BackPlanning(List.of(draft)).dueOf("process", "draft", summer, LONG_BEFORE);

        assertThat(due).hasValue(new Deadline(LocalDate.parse("2027-02-15"), END_OF_DAY, MONTREAL));
        assertThat(due.orElseThrow().instant()).isEqualTo("2027-02-16T04:59:00Z");
    }

    @Test
    void anHourThatTheClocksSkipMovesForward() {
        var due = new Deadline(LocalDate.parse("2027-03-14"), LocalTime.of(2, 30), MONTREAL);

        assertThat(due.instant()).isEqualTo("2027-03-14T07:30:00Z");
    }

    @Test
    void anHourThatTheClocksRepeatIsTheFirst() {
        var due = new Deadline(LocalDate.parse("2027-11-07"), LocalTime.of(1, 30), MONTREAL);

        assertThat(due.instant()).isEqualTo("2027-11-07T05:30:00Z");
    }

    @Test
    void ofTwoMilestonesOfAStepTheOneWithADateCounts() {
        var before = new Milestone(
                "before",
                "report",
                "draft",
                "meeting start",
                Offset.parse("-22 weeks"),
                28,
                MONTREAL,
                END_OF_DAY,
                Weekend.LATER);
        var after = new Milestone(
                "last",
                "report",
                "draft",
                "period end",
                Offset.parse("+12 weeks"),
                28,
                MONTREAL,
                END_OF_DAY,
                Weekend.LATER);

        assertThat(new BackPlanning(List.of(before, after)).dueOf("report", "draft", BIENNIUM, LONG_BEFORE))
                .hasValueSatisfying(due -> assertThat(due.date()).isEqualTo(LocalDate.parse("2029-03-26")));
    }

    @Test
    void anOffsetThatIsNoneIsRefused() {
        for (var words : List.of("13 weeks", "-13", "-13 months", "", "-99999 days")) {
            assertThatThrownBy(() -> Offset.parse(words)).hasMessageContaining("“" + words + "”");
        }
    }

    @Test
    void noStepEverBeginsOverdueOrEndsOnAWeekend() {
        forRandomMilestones((milestone, period, now) -> {
            var due = new BackPlanning(List.of(milestone))
                    .dueOf("process", milestone.code(), period, now)
                    .orElseThrow();

            assertThat(due.instant()).isAfter(now);
            assertThat(due.date().getDayOfWeek()).isNotIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
        });
    }

    @Test
    void aStepAlwaysHasItsLeastDays() {
        forRandomMilestones((milestone, period, now) -> {
            var due = new BackPlanning(List.of(milestone))
                    .dueOf("process", milestone.code(), period, now)
                    .orElseThrow();
            var today = now.atZone(due.zone()).toLocalDate();
            var least = milestone.leastDays() == null ? 0 : milestone.leastDays();

            assertThat(ChronoUnit.DAYS.between(today, due.date())).isGreaterThanOrEqualTo(least);
        });
    }

    @Test
    void aStepIsDueOnItsDateOrAsSoonAsItsLeastDaysAllow() {
        forRandomMilestones((milestone, period, now) -> {
            var planning = new BackPlanning(List.of(milestone));
            var due = planning.dueOf("process", milestone.code(), period, now).orElseThrow();
            var date = planning.dateOf(milestone, period).orElseThrow();
            var least = milestone.leastDays() == null ? 0 : milestone.leastDays();
            var soonest = now.atZone(due.zone()).toLocalDate().plusDays(least);

            // Two days of a weekend, and one where the hour has passed already.
            assertThat(due.date()).satisfiesAnyOf(is -> assertThat(is).isEqualTo(date), is -> assertThat(is)
                    .isBetween(soonest, soonest.plusDays(3)));
        });
    }

    @Test
    void movingThePeriodByWholeWeeksMovesEveryDateByTheSame() {
        forRandomMilestones((milestone, period, now) -> {
            var planning = new BackPlanning(List.of(milestone));
            var moved = new Period(
                    "moved", period.start().plusWeeks(7), period.end().plusWeeks(7));

            assertThat(planning.dateOf(milestone, moved))
                    .isEqualTo(planning.dateOf(milestone, period).map(date -> date.plusWeeks(7)));
        });
    }

    private interface Property {
        void holds(Milestone milestone, Period period, Instant now);
    }

    private static void forRandomMilestones(Property property) {
        var zones = List.of("America/Toronto", "Pacific/Apia", "Africa/Tunis", "Asia/Kathmandu", "Europe/Rome", "UTC");
        var seeds = new Random();
        for (var run = 0; run < 2000; run++) {
            var seed = seeds.nextLong();
            var random = new Random(seed);
            var start = LocalDate.of(2020, 1, 1).plusDays(random.nextInt(9000));
            var milestone = new Milestone(
                    "step",
                    "process",
                    "step",
                    random.nextBoolean() ? "period start" : "period end",
                    new Offset(random.nextInt(400) - 200, Offset.Unit.values()[random.nextInt(2)]),
                    random.nextInt(5) == 0 ? null : random.nextInt(40),
                    ZoneId.of(zones.get(random.nextInt(zones.size()))),
                    LocalTime.ofSecondOfDay(random.nextInt(24 * 60) * 60L),
                    Weekend.values()[random.nextInt(2)]);
            var period = new Period("any", start, start.plusYears(2).minusDays(1));
            var now = start.minusDays(random.nextInt(900))
                    .atTime(LocalTime.ofSecondOfDay(random.nextInt(86400)))
                    .atZone(ZoneId.of("UTC"))
                    .toInstant();
            try {
                property.holds(milestone, period, now);
            } catch (AssertionError broken) {
                throw new AssertionError(
                        "Seed " + seed + ": " + milestone + " in " + period + " at " + now + "\n" + broken.getMessage(),
                        broken);
            }
        }
    }

    private static Deadline due(String offset, @Nullable Integer leastDays, LocalTime at, ZoneId zone, String now) {
        var step = milestone("draft", "period start", offset, Weekend.LATER, leastDays, at, zone);
        return new BackPlanning(List.of(step))
                .dueOf("process", "draft", BIENNIUM, Instant.parse(now))
                .orElseThrow();
    }

    private static Optional<LocalDate> date(Milestone milestone, Period period) {
        return new BackPlanning(List.of(milestone)).dateOf(milestone, period);
    }

    private static Milestone milestone(String code, String anchor, String offset, Weekend weekend) {
        return milestone(code, anchor, offset, weekend, null, END_OF_DAY, MONTREAL);
    }

    private static Milestone milestone(
            String code,
            String anchor,
            String offset,
            Weekend weekend,
            @Nullable Integer leastDays,
            LocalTime at,
            ZoneId zone) {
        return new Milestone(code, "process", code, anchor, Offset.parse(offset), leastDays, zone, at, weekend);
    }

    private static Period period(String start, String end) {
        return new Period("any", LocalDate.parse(start), LocalDate.parse(end));
    }
}
