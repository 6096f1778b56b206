package org.biennium.web;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Too many wrong passwords, or too many codes asked for: this try was not even looked at. */
final class TooManyAttempts extends AuthenticationException {

    private final Duration pause;

    TooManyAttempts(Duration pause) {
        super("Too many attempts");
        this.pause = pause;
    }

    /** How long until the next try. */
    Duration pause() {
        return pause;
    }

    /** The same in whole minutes, at least one, as people are told. */
    long minutes() {
        return Math.max(1, (pause.toSeconds() + 59) / 60);
    }
}
