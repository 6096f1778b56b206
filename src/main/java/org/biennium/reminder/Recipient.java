package org.biennium.reminder;

import java.util.Locale;

/** Whom a rule reminds. */
enum Recipient {
    /** Those whose turn the step is. */
    TURN,
    /** The head of the host. */
    HEAD,
    OFFICER;

    /** The word in the table, in the file and in message keys. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Recipient of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
