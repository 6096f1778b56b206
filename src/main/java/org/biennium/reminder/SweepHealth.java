package org.biennium.reminder;

import static java.time.ZoneOffset.UTC;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Shows when the sweep stands still: then something is due, and nobody decides or writes. Takes no site down. */
@Component("remindersHealthIndicator")
class SweepHealth implements HealthIndicator {

    private static final Status DELAYED = new Status("DELAYED");
    private static final Duration TOLERANCE = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    SweepHealth(JdbcClient jdbc, Clock clock, MeterRegistry meters) {
        this.jdbc = jdbc;
        this.clock = clock;
        Gauge.builder("biennium.reminders.behind", this, it -> it.behind().toSeconds())
                .description("How long the reminder that is most overdue has waited to be decided or written")
                .baseUnit("seconds")
                .register(meters);
    }

    @Override
    public Health health() {
        var behind = behind();
        return Health.status(behind.compareTo(TOLERANCE) > 0 ? DELAYED : Status.UP)
                .withDetail("behindInSeconds", behind.toSeconds())
                .build();
    }

    private Duration behind() {
        return Stream.of(
                        first("select min(next_at) from biennium.reminder_obligation where next_at <= ?"),
                        first(
                                "select min(leaves_at) from biennium.reminder where result = 'waiting' and leaves_at <= ?"))
                .flatMap(Optional::stream)
                .map(since -> Duration.between(since.toInstant(), clock.instant()))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private Optional<OffsetDateTime> first(String sql) {
        return jdbc.sql(sql)
                .param(clock.instant().atOffset(UTC))
                .query((row, number) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
                .single();
    }
}
