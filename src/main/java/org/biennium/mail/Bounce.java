package org.biennium.mail;

import java.util.Locale;
import java.util.Set;

/**
 * What a mail server said of letters that came back.
 *
 * @param letters ids of messages that may be the letter, with their angle brackets
 * @param addresses the letter could not be delivered to, in small letters
 * @param kind whether trying again may help
 * @param said the server's words, on one line
 */
record Bounce(Set<String> letters, Set<String> addresses, Kind kind, String said) {

    enum Kind {
        /** The address is refused for good. */
        PERMANENT,
        /** The server has given up for now: it may be tried again. */
        TEMPORARY,
        /** The server goes on trying by itself. */
        DELAYED;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
