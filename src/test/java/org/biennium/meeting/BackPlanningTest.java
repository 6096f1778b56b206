package org.biennium.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.biennium.engine.Deadline;
import org.biennium.engine.ReferenceFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BackPlanningTest {

    private static final ZoneId MONTREAL = ZoneId.of("America/Toronto");
    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59);
    private static final Anchors BIENNIUM = period("2027-01-01", "2028-12-31");
    private static final long SEED = 20261124;
    private static final Quiet CHRISTMAS =
            new Quiet(List.of(new Quiet.Window(MonthDay.of(12, 19), MonthDay.of(1, 4), null)));
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
                .hasMessage("A milestone hangs on “the Greek calends”, which does not exist");
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
        // Tuesday 24 November and 21 days: Tuesday 15 December, so the Friday of that week.
        assertThat(due("-13 weeks", 21, END_OF_DAY, MONTREAL, "2026-11-24T09:00:00Z")
                        .date())
                .isEqualTo(LocalDate.parse("2026-12-18"));
    }

    @Test
    void leastDaysThatEndOnASundayEndTheFridayAfter() {
        // Sunday 6 December, even for a milestone that moves to the Friday before.
        var draft = milestone("draft", "period start", "-13 weeks", Weekend.EARLIER, 12, END_OF_DAY, MONTREAL);

        assertThat(new BackPlanning(List.of(draft))
                        .dueOf("process", "draft", BIENNIUM, Instant.parse("2026-11-24T09:00:00Z")))
                .hasValueSatisfying(due -> assertThat(due.date()).isEqualTo(LocalDate.parse("2026-12-11")));
    }

    @Test
    void todayIsTodayInTheZoneOfTheMilestone() {
        // Half past three of a Saturday in UTC is still Friday evening in Montreal.
        assertThat(due("-13 weeks", 7, END_OF_DAY, MONTREAL, "2026-12-05T03:30:00Z")
                        .date())
                .isEqualTo(LocalDate.parse("2026-12-11"));
        assertThat(due("-13 weeks", 7, END_OF_DAY, ZoneId.of("Pacific/Apia"), "2026-12-05T03:30:00Z")
                        .date())
                .isEqualTo(LocalDate.parse("2026-12-18"));
    }

    @Test
    void aStepThatOpensAfterTheHourOfItsLastDayEndsAWeekLater() {
        // Friday 4 December, 18:00 in Montreal, one hour after the milestone's.
        assertThat(due("-13 weeks", 0, LocalTime.of(17, 0), MONTREAL, "2026-12-04T23:00:00Z"))
                .isEqualTo(new Deadline(LocalDate.parse("2026-12-11"), LocalTime.of(17, 0), MONTREAL));
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
                null,
                Milestone.Kind.ADVERTISED,
                null,
                null,
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
                null,
                Milestone.Kind.ADVERTISED,
                null,
                null,
                MONTREAL,
                END_OF_DAY,
                Weekend.LATER);

        assertThat(new BackPlanning(List.of(before, after)).dueOf("report", "draft", BIENNIUM, LONG_BEFORE))
                .hasValueSatisfying(due -> assertThat(due.date()).isEqualTo(LocalDate.parse("2029-03-26")));
    }

    @Test
    void theTimetableProposedLateIsThatOfTheStory() {
        var proposal = shipped()
                .propose(
                        Anchors.of(new Period("2027-2028", LocalDate.of(2027, 1, 1), LocalDate.of(2028, 12, 31))),
                        Instant.parse("2026-11-24T09:00:00Z"));

        assertThat(proposal.isAsUsual()).isFalse();
        assertThat(proposal.lines().stream()
                        .filter(line -> line.milestone().code().startsWith("plan-"))
                        .map(line -> line.milestone().code() + " " + line.proposed()))
                .containsExactly(
                        "plan-draft 2026-12-18",
                        "plan-sign-off 2027-01-15",
                        "plan-check 2027-01-22",
                        "plan-review 2027-02-05",
                        "plan-revision 2027-02-19",
                        "plan-confirmation 2027-02-26",
                        "plan-recommendation 2027-03-05",
                        "plan-validation 2027-03-12");
    }

    @Test
    void aTimetableIsCountedFromTheDayItIsWhereItsDatesEnd() {
        var draft = milestone("draft", "period start", "-13 weeks", Weekend.LATER, 1, END_OF_DAY, MONTREAL);
        var planning = new BackPlanning(List.of(draft));
        // In Montreal it is still Thursday, with a day left until Friday.
        var late = Instant.parse("2026-11-27T03:00:00Z");

        assertThat(planning.propose(BIENNIUM, late).lines())
                .extracting(Proposal.Line::proposed)
                .containsExactly(LocalDate.of(2026, 11, 27));
        assertThat(planning.propose(BIENNIUM, late.plus(Duration.ofHours(3))).lines())
                .extracting(Proposal.Line::proposed)
                .containsExactly(LocalDate.of(2026, 12, 4));
    }

    @Test
    void whatFollowsADateThatHangsOnAMeetingIsProposedAfterIt() {
        var draft = milestone("draft", "meeting start", "-4 weeks", Weekend.LATER, 0, END_OF_DAY, MONTREAL);
        var signOff = new Milestone(
                "sign-off",
                "process",
                "sign-off",
                "period start",
                Offset.parse("-11 weeks"),
                10,
                "draft",
                Milestone.Kind.ADVERTISED,
                null,
                null,
                MONTREAL,
                END_OF_DAY,
                Weekend.LATER);

        assertThat(new BackPlanning(List.of(draft, signOff))
                        .propose(serving("2027-02-09"), Instant.parse("2026-11-24T09:00:00Z"))
                        .lines())
                .extracting(Proposal.Line::proposed)
                .containsExactly(LocalDate.of(2027, 1, 22));
    }

    @Test
    void aTimetableBegunInTimeIsTheUsualOne() {
        var anchors = Anchors.of(new Period("2029-2030", LocalDate.of(2029, 1, 1), LocalDate.of(2030, 12, 31)));
        var proposal = shipped().propose(anchors, Instant.parse("2028-06-01T12:00:00Z"));

        assertThat(proposal.isAsUsual()).isTrue();
        assertThat(proposal.lines()).allMatch(line -> line.usual().equals(line.proposed()));
    }

    @Test
    void aSettledDateStandsInPlaceOfTheUsualOneAndWhatHangsOnItFollows() {
        var draft = milestone("draft", "period start", "-13 weeks", Weekend.LATER, 21, END_OF_DAY, MONTREAL);
        var after = milestone("after", "draft", "+7 days", Weekend.LATER);
        var planning = new BackPlanning(List.of(draft, after));
        var settled = new Anchors(
                BIENNIUM.period(),
                null,
                Map.of("draft", LocalDate.of(2026, 12, 11)),
                Instant.parse("2026-11-24T12:00:00Z"));

        assertThat(planning.dateOf(after, settled)).hasValue(LocalDate.of(2026, 12, 18));
        // Seventeen days were settled: they are the least, although the milestone would have twenty-one.
        assertThat(planning.dueOf("process", "draft", settled, Instant.parse("2026-11-24T12:00:00Z")))
                .hasValueSatisfying(due -> assertThat(due.date()).isEqualTo(LocalDate.of(2026, 12, 11)));
    }

    @Test
    void workingDaysLeaveOutWeekendsAndTheHolidaysOfThePlace() {
        var tunis = at("TN", "answer", "period start", "+3 working days", Weekend.LATER);
        var planning = new BackPlanning(
                List.of(tunis),
                country -> date -> !Weekend.isWeekend(date) && !date.equals(LocalDate.of(2026, 12, 17)),
                Quiet.NONE);

        // Tuesday 15 December: Wednesday, Friday, Monday.
        assertThat(planning.dateOf(tunis, period("2026-12-15", "2028-12-31"))).hasValue(LocalDate.of(2026, 12, 21));
    }

    @Test
    void aDateOnAHolidayOfItsPlaceMovesAsOffAWeekend() {
        var tunis = at("TN", "answer", "period start", "+0 days", Weekend.EARLIER);
        var planning = new BackPlanning(
                List.of(tunis), country -> date -> !date.equals(LocalDate.of(2026, 12, 17)), Quiet.NONE);

        assertThat(planning.dateOf(tunis, period("2026-12-17", "2028-12-31"))).hasValue(LocalDate.of(2026, 12, 16));
    }

    @Test
    void noDeadlineFallsInAQuietWindowUnlessOthersSetIt() {
        var later = milestone("later", "period start", "+0 days", Weekend.LATER);
        var earlier = milestone("earlier", "period start", "+0 days", Weekend.EARLIER);
        var planning = new BackPlanning(List.of(later, earlier), place -> WorkingDays.mondayToFriday(), CHRISTMAS);

        assertThat(planning.dateOf(later, BIENNIUM)).hasValue(LocalDate.of(2027, 1, 5));
        assertThat(planning.dateOf(earlier, BIENNIUM)).hasValue(LocalDate.of(2026, 12, 18));
    }

    @Test
    void aDayThatNeverComesIsLookedForAYearAndThenTheDateStays() {
        var always = new Quiet(List.of(new Quiet.Window(MonthDay.of(1, 1), MonthDay.of(12, 31), null)));
        var nobodyWorks = at("XX", "answer", "period start", "-5 working days", Weekend.EARLIER);
        var draft = milestone("draft", "period start", "+0 days", Weekend.LATER);
        var planning = new BackPlanning(List.of(nobodyWorks, draft), place -> day -> false, always);

        assertThat(planning.dateOf(nobodyWorks, BIENNIUM)).hasValue(LocalDate.of(2026, 12, 27));
        assertThat(planning.dateOf(draft, BIENNIUM)).hasValue(LocalDate.of(2027, 1, 1));
        assertThat(planning.afterLeastDays(nobodyWorks, 400, LocalDate.of(2027, 1, 1)))
                .isEqualTo(LocalDate.of(2028, 2, 5));
    }

    @Test
    void aDateWithoutAWeekendRuleStaysOnItsSunday() {
        assertThat(date(
                        milestone("plain", "period start", "+0 days", Weekend.NONE),
                        period("2027-05-02", "2028-12-31")))
                .hasValue(LocalDate.of(2027, 5, 2));
    }

    @Test
    void aMilestoneHangsOnTheFirstOrTheLastDayOfAMeeting() {
        var before = milestone("before", "meeting start", "-4 weeks", Weekend.LATER);
        var after = milestone("after", "meeting end", "+1 weeks", Weekend.LATER);
        var planning = new BackPlanning(List.of(before, after));

        assertThat(planning.dateOf(before, serving(Meeting.Status.TENTATIVE))).hasValue(LocalDate.of(2027, 1, 12));
        assertThat(planning.dateOf(after, serving(Meeting.Status.TENTATIVE))).hasValue(LocalDate.of(2027, 2, 18));
    }

    @Test
    void aCancelledMeetingHasNoDaysToHangOn() {
        var before = milestone("before", "meeting start", "-4 weeks", Weekend.LATER);

        assertThat(new BackPlanning(List.of(before)).dateOf(before, serving(Meeting.Status.CANCELLED)))
                .isEmpty();
    }

    @Test
    void aMilestoneWithoutAZoneEndsInThatOfItsMeeting() {
        var cutOff = milestone("cut-off", "meeting start", "-4 weeks", Weekend.LATER, null, END_OF_DAY, null);

        assertThat(new BackPlanning(List.of(cutOff)).deadlineOf(cutOff, serving(Meeting.Status.CONFIRMED)))
                .hasValue(new Deadline(LocalDate.of(2027, 1, 12), END_OF_DAY, ZoneId.of("Europe/Rome")));
    }

    @Test
    void movingTheAnchorByAnyDaysMovesEveryPlainDayByTheSame() {
        var random = new Random(SEED);
        for (var run = 0; run < 2000; run++) {
            var start = LocalDate.of(2020, 1, 1).plusDays(random.nextInt(9000));
            var days = random.nextInt(800) - 400;
            var plain =
                    milestone("plain", "period start", "%+d days".formatted(random.nextInt(400) - 200), Weekend.NONE);

            assertThat(date(plain, period(start.plusDays(days).toString(), "2100-01-01")))
                    .isEqualTo(
                            date(plain, period(start.toString(), "2100-01-01")).map(date -> date.plusDays(days)));
        }
    }

    @Test
    void whatComesFirstStaysFirst() {
        var random = new Random(SEED);
        for (var run = 0; run < 2000; run++) {
            var start = LocalDate.of(2020, 1, 1).plusDays(random.nextInt(9000));
            var rule = Weekend.values()[random.nextInt(3)];
            var earlier = random.nextInt(300) - 200;
            var first = milestone("first", "period start", "%+d days".formatted(earlier), rule);
            var second = milestone("second", "period start", "%+d days".formatted(earlier + random.nextInt(40)), rule);
            var planning = new BackPlanning(List.of(first, second), place -> WorkingDays.mondayToFriday(), CHRISTMAS);
            var anchors = period(start.toString(), "2100-01-01");

            assertThat(planning.dateOf(second, anchors).orElseThrow())
                    .isAfterOrEqualTo(planning.dateOf(first, anchors).orElseThrow());
        }
    }

    @Test
    void aTimetableBegunOnAnyDayKeepsItsOrderAndItsLeastDays() {
        var random = new Random(SEED);
        var anchors = Anchors.of(new Period("2027-2028", LocalDate.of(2027, 1, 1), LocalDate.of(2028, 12, 31)));
        for (var run = 0; run < 200; run++) {
            var today = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(900));
            var proposed = shipped()
                    .propose(anchors, today.atTime(12, 0).atZone(MONTREAL).toInstant())
                    .lines();

            for (var line : proposed) {
                var from = proposed.stream()
                        .filter(other ->
                                other.milestone().code().equals(line.milestone().follows()))
                        .map(Proposal.Line::proposed)
                        .findFirst()
                        .orElse(today);
                assertThat(shipped().daysBetween(from, line.proposed()))
                        .as(line + " from " + today)
                        .isGreaterThanOrEqualTo(line.milestone().least());
                assertThat(CHRISTMAS.holds(line.proposed())).isFalse();
            }
        }
    }

    @Test
    void aTextForTwoMeetingsIsDueByTheEarlierCutOffStillAhead() {
        // Four weeks before a workshop on 16 March and before a meeting on 4 May.
        var planning = new BackPlanning(List.of(milestone("report", "meeting start", "-4 weeks", Weekend.LATER)));
        var served = List.of(serving("2027-05-04"), serving("2027-03-16"));

        assertThat(planning.dueOf("process", "report", served, LONG_BEFORE).map(Deadline::date))
                .hasValue(LocalDate.parse("2027-02-16"));
        assertThat(planning.dueOf("process", "report", served, Instant.parse("2027-02-17T12:00:00Z"))
                        .map(Deadline::date))
                .hasValue(LocalDate.parse("2027-04-06"));
    }

    @Test
    void whereEveryCutOffHasPassedTheLeastDaysCountFromToday() {
        var report = milestone("report", "meeting start", "-4 weeks", Weekend.LATER, 10, END_OF_DAY, MONTREAL);
        var served = List.of(serving("2027-03-16"), serving("2027-05-04"));

        // Tuesday 20 April and ten days: Friday 30 April.
        assertThat(new BackPlanning(List.of(report))
                        .dueOf("process", "report", served, Instant.parse("2027-04-20T12:00:00Z"))
                        .map(Deadline::date))
                .hasValue(LocalDate.parse("2027-04-30"));
    }

    @Test
    void aMeetingWithoutADateLeavesTheOthersTheirs() {
        var planning = new BackPlanning(List.of(milestone("report", "meeting start", "-4 weeks", Weekend.LATER)));
        var lost = serving(Meeting.Status.CANCELLED);

        assertThat(planning.dueOf("process", "report", List.of(lost, serving("2027-05-04")), LONG_BEFORE)
                        .map(Deadline::date))
                .hasValue(LocalDate.parse("2027-04-06"));
        assertThat(planning.dueOf("process", "report", List.of(lost), LONG_BEFORE))
                .isEmpty();
    }

    @Test
    void aFurtherMeetingNeverGivesMoreTimeThanTheCutOffsStillAheadAndMovesNothingItDoesNotLead() {
        var random = new Random(SEED);
        for (var run = 0; run < 2000; run++) {
            var report = milestone("report", "meeting start", "-%d days".formatted(random.nextInt(100)), Weekend.LATER);
            var planning = new BackPlanning(List.of(report), place -> WorkingDays.mondayToFriday(), CHRISTMAS);
            var meetings = new ArrayList<Anchors>();
            for (var count = 1 + random.nextInt(5); count > 0; count--) {
                meetings.add(serving(
                        LocalDate.of(2027, 1, 1).plusDays(random.nextInt(700)).toString()));
            }
            var opened = LocalDate.of(2026, 10, 1)
                    .plusDays(random.nextInt(700))
                    .atTime(12, 0)
                    .toInstant(ZoneOffset.UTC);
            var due = planning.dueOf("process", "report", meetings, opened).orElseThrow();
            var ahead = meetings.stream()
                    .flatMap(one -> planning.deadlineOf(report, one).stream())
                    .filter(one -> one.instant().isAfter(opened))
                    .min(Comparator.comparing(Deadline::instant));

            assertThat(due.instant()).as("seed " + SEED + ", run " + run).isAfter(opened);
            ahead.ifPresent(earliest -> assertThat(due).isEqualTo(earliest));
            var shuffled = new ArrayList<>(meetings);
            Collections.shuffle(shuffled, random);
            assertThat(planning.dueOf("process", "report", shuffled, opened)).hasValue(due);
            // Another meeting, or one that moves, counts only where its cut-off comes before.
            var later = serving(
                    LocalDate.of(2029, 6, 1).plusDays(random.nextInt(300)).toString());
            meetings.add(later);
            if (ahead.isPresent()) {
                assertThat(planning.dueOf("process", "report", meetings, opened))
                        .hasValue(due);
            }
        }
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

            // To the next Friday, or the one after it where the hour has passed already.
            assertThat(due.date()).satisfiesAnyOf(is -> assertThat(is).isEqualTo(date), is -> assertThat(is)
                    .isBetween(soonest, soonest.plusDays(7)));
        });
    }

    @Test
    void movingThePeriodByWholeWeeksMovesEveryDateByTheSame() {
        forRandomMilestones((milestone, period, now) -> {
            var planning = new BackPlanning(List.of(milestone));
            var known = Objects.requireNonNull(period.period());
            var moved = Anchors.of(
                    new Period("moved", known.start().plusWeeks(7), known.end().plusWeeks(7)));

            assertThat(planning.dateOf(milestone, moved))
                    .isEqualTo(planning.dateOf(milestone, period).map(date -> date.plusWeeks(7)));
        });
    }

    private interface Property {
        void holds(Milestone milestone, Anchors period, Instant now);
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
                    null,
                    Milestone.Kind.ADVERTISED,
                    null,
                    null,
                    ZoneId.of(zones.get(random.nextInt(zones.size()))),
                    LocalTime.ofSecondOfDay(random.nextInt(24 * 60) * 60L),
                    Weekend.values()[random.nextInt(2)]);
            var period = Anchors.of(new Period("any", start, start.plusYears(2).minusDays(1)));
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

    private static BackPlanning shipped() {
        var milestones = ReferenceFile.rows("milestones.csv").stream()
                .map(row -> new Milestone(
                        row.get("code"),
                        row.find("process"),
                        row.find("step"),
                        row.get("anchor"),
                        Offset.parse(row.get("offset")),
                        row.find("least_days") == null ? null : Integer.valueOf(row.get("least_days")),
                        row.find("follows"),
                        Milestone.Kind.of(row.get("kind")),
                        null,
                        null,
                        row.get("zone").equals("meeting") ? null : ZoneId.of(row.get("zone")),
                        LocalTime.parse(row.get("at")),
                        Weekend.of(row.get("weekend"))))
                .toList();
        return new BackPlanning(milestones, place -> WorkingDays.mondayToFriday(), CHRISTMAS);
    }

    private static Anchors serving(String first) {
        var start = LocalDate.parse(first);
        return serving(start, Meeting.Status.CONFIRMED);
    }

    private static Anchors serving(Meeting.Status status) {
        return serving(LocalDate.of(2027, 2, 9), status);
    }

    private static Anchors serving(LocalDate start, Meeting.Status status) {
        var workshop = new Meeting(
                "TSCC-WS-2",
                Map.of("en", "Workshop"),
                start,
                start.plusDays(2),
                "Rome",
                "IT",
                ZoneId.of("Europe/Rome"),
                status,
                null,
                null,
                null,
                false,
                1);
        return new Anchors(BIENNIUM.period(), workshop, Map.of(), null);
    }

    private static Milestone at(String place, String code, String anchor, String offset, Weekend weekend) {
        return new Milestone(
                code,
                "process",
                code,
                anchor,
                Offset.parse(offset),
                null,
                null,
                Milestone.Kind.ADVERTISED,
                null,
                place,
                MONTREAL,
                END_OF_DAY,
                weekend);
    }

    private static Deadline due(String offset, @Nullable Integer leastDays, LocalTime at, ZoneId zone, String now) {
        var step = milestone("draft", "period start", offset, Weekend.LATER, leastDays, at, zone);
        return new BackPlanning(List.of(step))
                .dueOf("process", "draft", BIENNIUM, Instant.parse(now))
                .orElseThrow();
    }

    private static Optional<LocalDate> date(Milestone milestone, Anchors period) {
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
            @Nullable ZoneId zone) {
        return new Milestone(
                code,
                "process",
                code,
                anchor,
                Offset.parse(offset),
                leastDays,
                null,
                Milestone.Kind.ADVERTISED,
                null,
                null,
                zone,
                at,
                weekend);
    }

    private static Anchors period(String start, String end) {
        return Anchors.of(new Period("any", LocalDate.parse(start), LocalDate.parse(end)));
    }
}
