package org.biennium.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.biennium.engine.Refusal;
import org.junit.jupiter.api.Test;

class QuietTest {

    @Test
    void holdsTheDaysOfEveryYearAcrossItsEnd() {
        var quiet = Quiet.NONE.with(window("2026-12-19", "2027-01-04", true));

        assertThat(quiet.holds(day("2026-12-18"))).isFalse();
        assertThat(quiet.holds(day("2026-12-19"))).isTrue();
        assertThat(quiet.holds(day("2031-01-04"))).isTrue();
        assertThat(quiet.holds(day("2031-01-05"))).isFalse();
    }

    @Test
    void holdsTheDaysOfOneYearAlone() {
        var across = Quiet.NONE.with(window("2027-12-30", "2028-01-10", false));
        var within = Quiet.NONE.with(window("2028-02-20", "2028-02-29", false));

        assertThat(across.holds(day("2027-12-31"))).isTrue();
        assertThat(across.holds(day("2028-01-10"))).isTrue();
        assertThat(across.holds(day("2028-12-31"))).isFalse();
        assertThat(across.holds(day("2027-01-05"))).isFalse();
        assertThat(within.holds(day("2028-02-29"))).isTrue();
        assertThat(within.holds(day("2027-02-25"))).isFalse();
    }

    @Test
    void takesWindowsOfSixtyDaysAndNoMore() {
        assertThat(Quiet.NONE.with(window("2027-01-01", "2027-03-01", false)).holds(day("2027-03-01")))
                .isTrue();
        assertRefused(Quiet.NONE, window("2028-01-01", "2028-03-01", true), "meeting.quiet.problem.length");
    }

    @Test
    void leavesHalfOfEachYearForDeadlines() {
        var quiet = Quiet.NONE
                .with(window("2027-01-01", "2027-02-28", true))
                .with(window("2027-04-01", "2027-05-29", true))
                // The same days again count once.
                .with(window("2027-04-10", "2027-05-10", false))
                .with(window("2027-07-01", "2027-08-29", false));

        assertRefused(quiet, window("2027-10-01", "2027-10-10", false), "meeting.quiet.problem.year");
        assertThat(quiet.with(window("2028-10-01", "2028-10-10", false)).holds(day("2028-10-05")))
                .isTrue();
        assertRefused(quiet, window("2026-10-01", "2026-11-01", true), "meeting.quiet.problem.year");
    }

    @Test
    void isNotGivenTheSameWindowTwice() {
        var window = window("2027-08-01", "2027-08-20", false);

        assertRefused(Quiet.NONE.with(window), window, "meeting.quiet.problem.known");
        assertThat(Quiet.NONE.with(window).without(window)).isEqualTo(Quiet.NONE);
    }

    private static void assertRefused(Quiet quiet, Quiet.Window window, String key) {
        assertThatThrownBy(() -> quiet.with(window))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.key()).isEqualTo(key));
    }

    private static Quiet.Window window(String first, String last, boolean isYearly) {
        return Quiet.Window.of(day(first), day(last), isYearly);
    }

    private static LocalDate day(String date) {
        return LocalDate.parse(date);
    }
}
