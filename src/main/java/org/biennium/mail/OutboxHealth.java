package org.biennium.mail;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/**
 * Shows when letters wait too long, were given up, or may not leave at all. DELAYED is a status that the whole does not take over: a mail server
 * that is down must not take the site down.
 */
@Component("outboxHealthIndicator")
class OutboxHealth implements HealthIndicator {

    static final Status DELAYED = new Status("DELAYED");

    private final Mails mails;
    private final Installation installation;
    private final Duration tolerance;

    OutboxHealth(Mails mails, Installation installation, MailSettings settings, MeterRegistry meters) {
        this.mails = mails;
        this.installation = installation;
        this.tolerance = settings.tolerance();
        Gauge.builder("biennium.mail.longest.wait", mails, it -> it.longestWait()
                        .toSeconds())
                .description("How long the oldest letter not yet sent has waited")
                .baseUnit("seconds")
                .register(meters);
        Gauge.builder("biennium.mail.silent", installation, it -> it.isOurs() ? 0 : 1)
                .description("Whether no letter leaves, since the database belongs to another installation")
                .register(meters);
        Gauge.builder("biennium.mail.bounced", mails, it -> it.count(Mail.State.BOUNCED))
                .description("Letters that came back")
                .register(meters);
        Gauge.builder("biennium.mail.dead", mails, it -> it.count(Mail.State.DEAD))
                .description("Letters that were given up")
                .register(meters);
    }

    @Override
    public Health health() {
        var wait = mails.longestWait();
        var isSilent = !installation.isOurs();
        return Health.status(isSilent || wait.compareTo(tolerance) > 0 ? DELAYED : Status.UP)
                .withDetail("silent", isSilent)
                .withDetail("longestWaitInSeconds", wait.toSeconds())
                .withDetail("givenUp", mails.count(Mail.State.DEAD))
                .withDetail("bounced", mails.count(Mail.State.BOUNCED))
                .build();
    }
}
