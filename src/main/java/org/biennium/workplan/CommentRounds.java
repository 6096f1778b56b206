package org.biennium.workplan;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Lets people be told what was said to them; not where {@code biennium.comments.interval} is false. */
@Component
@ConditionalOnProperty("biennium.comments.interval")
class CommentRounds {

    private final CommentPost post;

    CommentRounds(CommentPost post) {
        this.post = post;
    }

    @Scheduled(fixedDelayString = "${biennium.comments.interval}")
    void go() {
        post.round();
    }
}
