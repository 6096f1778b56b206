package org.biennium.mail;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/**
 * Shows when letters wait too long or were given up. DELAYED is a status that the whole does not take over: a mail server
 * that is down must not take the site down.
 */
@Component("outboxHealthIndicator")
class OutboxHealth implements HealthIndicator {

    static final Status DELAYED = new Status("DELAYED");

    private final Mails mails;
    private final Duration tolerance;

    OutboxHealth(Mails mails, MailSettings settings, MeterRegistry meters) {
        this.mails = mails;
        this.tolerance = settings.tolerance();
        Gauge.builder("biennium.mail.longest.wait", mails, it -> it.longestWait()
                        .toSeconds())
                .description("How long the oldest letter not yet sent has waited")
                .baseUnit("seconds")
                .register(meters);
        Gauge.builder("biennium.mail.dead", mails, it -> it.count(Mail.State.DEAD))
                .description("Letters that were given up")
                .register(meters);
    }

    @Override
    public Health health() {
        var wait = mails.longestWait();
        return Health.status(wait.compareTo(tolerance) > 0 ? DELAYED : Status.UP)
                .withDetail("longestWaitInSeconds", wait.toSeconds())
                .withDetail("givenUp", mails.count(Mail.State.DEAD))
                .build();
    }
}
