package org.biennium.people;

/** The application does not start; the message says in one sentence why and what mends it. */
class StartRefused extends RuntimeException {

    StartRefused(String reason) {
        super("Biennium does not start: " + reason + ".");
    }
}
