package org.biennium.reminder;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Lets people be reminded; not where {@code biennium.reminders.interval} is false. */
@Component
@ConditionalOnProperty("biennium.reminders.interval")
class SweepRounds {

    private final Sweep sweep;

    SweepRounds(Sweep sweep) {
        this.sweep = sweep;
    }

    @Scheduled(fixedDelayString = "${biennium.reminders.interval}")
    void go() {
        sweep.round();
    }
}
