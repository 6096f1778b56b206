package org.biennium.mail;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Shows when the mailbox to which letters come back cannot be read. Letters leave all the same. */
@Component("bouncesHealthIndicator")
class BounceHealth implements HealthIndicator {

    private final BounceSettings settings;
    private final BounceBox box;
    private final Bounces bounces;

    BounceHealth(BounceSettings settings, BounceBox box, Bounces bounces, MeterRegistry meters) {
        this.settings = settings;
        this.box = box;
        this.bounces = bounces;
        Gauge.builder("biennium.bounces.broken", box, it -> it.fault().isPresent() ? 1 : 0)
                .description("Whether the mailbox to which letters come back could not be read the last time")
                .register(meters);
        Gauge.builder("biennium.bounces.unknown", bounces, Bounces::unknown)
                .description("Messages in that mailbox in which no letter of ours came back")
                .register(meters);
    }

    @Override
    public Health health() {
        var health = box.fault()
                .map(said -> Health.status(OutboxHealth.DELAYED).withDetail("fault", said))
                .orElseGet(Health::up);
        return health.withDetail("read", settings.areRead())
                .withDetail("unknown", bounces.unknown())
                .build();
    }
}
