package org.biennium.mail;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Has the mailbox looked into to which letters come back; not where {@code biennium.bounces.interval} is false. */
@Component
@ConditionalOnProperty("biennium.bounces.interval")
class BounceRounds {

    private final BounceBox box;

    BounceRounds(BounceBox box) {
        this.box = box;
    }

    @Scheduled(fixedDelayString = "${biennium.bounces.interval}")
    void go() {
        box.round();
    }
}
