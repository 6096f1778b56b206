package org.biennium.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.biennium.BienniumTest;
import org.biennium.Caller;
import org.biennium.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever runs the installation sees that the sweep stands still before anybody misses a reminder. */
@BienniumTest
class SweepHealthTest {

    // Its eve is Tuesday the 15th: decided as soon as it is eight somewhere, and to leave at eight in Tunis.
    private static final LocalDate DUE = LocalDate.parse("2026-12-18");
    private static final Instant DECIDED = Instant.parse("2026-12-14T18:00:00Z");
    private static final Instant MORNING = Instant.parse("2026-12-15T07:00:00Z");

    @Autowired
    SweepHealth health;

    @Autowired
    Decisions decisions;

    @Autowired
    Sweep sweep;

    @Autowired
    MeterRegistry meters;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    @BeforeEach
    @AfterEach
    void nothingIsUnderWay() {
        clock.set(TestClock.START);
        Reminding.forget(jdbc);
    }

    @Test
    void isWellWhileNothingIsDue() {
        oblige();
        sweep.round();

        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        assertThat(behind()).isZero();
    }

    @Test
    void tellsWhenNobodyDecidesForAnHour() {
        oblige();
        clock.set(TestClock.START.plus(Duration.ofMinutes(59)));
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);

        clock.set(TestClock.START.plus(Duration.ofMinutes(61)));

        assertThat(health.health().getStatus().getCode()).isEqualTo("DELAYED");
        assertThat(behind()).isEqualTo(61 * 60);
        sweep.round();
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void tellsWhenNobodyWritesWhatWasDecided() {
        oblige();
        clock.set(DECIDED);
        assertThat(decisions.some(10)).isEqualTo(1);
        assertThat(behind()).isZero();

        clock.set(MORNING.plus(Duration.ofMinutes(61)));

        assertThat(health.health().getStatus().getCode()).isEqualTo("DELAYED");
        assertThat(behind()).isEqualTo(61 * 60);
        sweep.round();
        assertThat(behind()).isZero();
    }

    @Test
    void isSeenWhereAnOperatorLooksAndTakesNoSiteDown() {
        oblige();
        clock.set(TestClock.START.plus(Duration.ofHours(2)));

        var seen = Caller.basic(port, "admin", "demo").get("/actuator/health");

        assertThat(seen.statusCode()).isEqualTo(200);
        assertThat(seen.body())
                .contains("\"reminders\":{\"status\":\"DELAYED\",\"details\":{\"behindInSeconds\":7200}}");
    }

    private void oblige() {
        Reminding.oblige(jdbc, "sahel", "drafter-oss", TestClock.START, DUE);
    }

    private double behind() {
        return meters.get("biennium.reminders.behind").gauge().value();
    }
}
