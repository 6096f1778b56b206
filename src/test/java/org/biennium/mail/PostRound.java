package org.biennium.mail;

import org.springframework.context.ApplicationContext;

/** The postman's round, for tests outside this package. */
public final class PostRound {

    private PostRound() {}

    /** Sends all letters that are due. */
    public static void go(ApplicationContext context) {
        var postman = context.getBean(Postman.class);
        while (postman.round() > 0) {
            continue;
        }
    }
}
