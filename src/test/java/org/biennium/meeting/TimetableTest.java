package org.biennium.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.biennium.BienniumTest;
import org.biennium.TestClock;
import org.biennium.engine.Deadline;
import org.biennium.engine.ReferenceFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@BienniumTest
class TimetableTest {

    @Autowired
    Timetable timetable;

    @Autowired
    Periods periods;

    @Autowired
    ReferenceDates dates;

    @Autowired
    JdbcClient database;

    @Autowired
    TestClock clock;

    @AfterEach
    void turnTheClockBack() {
        clock.set(TestClock.START);
    }

    @Test
    void thePeriodsAreKnownTheEarliestFirst() {
        assertThat(periods.all()).extracting(Period::code).startsWith("2025-2026", "2027-2028");
        assertThat(periods.find("2027-2028"))
                .hasValue(new Period("2027-2028", LocalDate.parse("2027-01-01"), LocalDate.parse("2028-12-31")));
        assertThat(periods.find("1999-2000")).isEmpty();
    }

    @Test
    void aPlanStartedLateCountsFromToday() {
        clock.set(TestClock.START);

        assertThat(timetable.dueOf("work-plan", "draftWorkPlan", period()))
                .hasValue(new Deadline(
                        LocalDate.parse("2026-12-18"), LocalTime.of(23, 59), ZoneId.of("America/Toronto")));
    }

    @Test
    void aPlanStartedInTimeIsDueByTheTimetable() {
        clock.set(TestClock.START.minus(Duration.ofDays(120)));

        assertThat(timetable.dueOf("work-plan", "validateWorkPlan", period()))
                .hasValueSatisfying(due -> assertThat(due.date()).isEqualTo(LocalDate.parse("2026-12-18")));
    }

    @Test
    void everyStepOfTheFileHasItsDeadlineInAPeriodUnlessItHangsOnAMeeting() {
        for (var row : ReferenceFile.rows("milestones.csv")) {
            if (row.find("step") != null && row.get("anchor").startsWith("period")) {
                assertThat(timetable.dueOf(row.get("process"), row.get("step"), period()))
                        .as(row.get("code"))
                        .isPresent();
            }
        }
        assertThat(timetable.dueOf("synthesis", "draftSynthesis", period())).isEmpty();
    }

    @Test
    void loadingAgainDoublesNothing() {
        var before = counts();

        dates.load();

        assertThat(counts())
                .isEqualTo(before)
                .containsExactly(
                        ReferenceFile.rows("periods.csv").size(),
                        ReferenceFile.rows("milestones.csv").size());
    }

    private Period period() {
        return periods.find("2027-2028").orElseThrow();
    }

    private List<Integer> counts() {
        return List.of("biennium.period", "biennium.milestone").stream()
                .map(table -> database.sql("select count(*) from " + table)
                        .query(Integer.class)
                        .single())
                .toList();
    }
}
