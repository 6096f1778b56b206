package org.biennium.workplan;

import org.biennium.engine.Refusal;
import org.jspecify.annotations.Nullable;

/** Why somebody decides against, beside or over another: compulsory, in their own words. */
final class Reason {

    static final int MAXIMUM = 10_000;

    private Reason() {}

    /** The reason without outer blanks; refused when there is none, or when it is too long or unreadable. */
    static String require(@Nullable String typed) {
        if (typed == null || typed.codePoints().allMatch(Reason::isSpace)) {
            throw new Refusal("work-plan.reason-missing");
        }
        var reason = typed.strip();
        if (reason.length() > MAXIMUM) {
            throw new Refusal("work-plan.reason-too-long", MAXIMUM, reason.length());
        }
        if (reason.indexOf('\0') >= 0) {
            throw new Refusal("work-plan.reason-unreadable");
        }
        return reason;
    }

    /** Also the hard spaces, which Java does not count as white. */
    private static boolean isSpace(int letter) {
        return Character.isSpaceChar(letter) || Character.isWhitespace(letter);
    }
}
