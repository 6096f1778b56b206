package org.biennium.mail;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Lets the postman go his rounds; not where {@code biennium.mail.interval} is false. */
@Component
@ConditionalOnProperty("biennium.mail.interval")
class PostRounds {

    private final Postman postman;

    PostRounds(Postman postman) {
        this.postman = postman;
    }

    @Scheduled(fixedDelayString = "${biennium.mail.interval}")
    void go() {
        postman.round();
    }
}
