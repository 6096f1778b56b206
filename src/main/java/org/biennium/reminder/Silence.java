package org.biennium.reminder;

import java.util.Locale;

/** Why somebody is not reminded. */
enum Silence {
    /** Not half of the step's time has passed. */
    HALF,
    /** The letter that says it is their turn leaves on this day. */
    TURN_DAY,
    /** The date that it was to come before has passed. */
    DATE_PASSED,
    /** A later reminder goes to the same person. */
    SUPERSEDED,
    CLOSED,
    MOVED,
    /** The centre's reminders are paused. */
    PAUSED,
    /** An officer has switched the rule off since. */
    RULE_OFF,
    /** They said when it will come. */
    EXPECTED,
    NOBODY,
    NO_ADDRESS,
    /** Their account is closed, or the role is no longer theirs. */
    NOT_THEIRS,
    /** An officer held it back. */
    HELD;

    /** The word in the table and in message keys. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
