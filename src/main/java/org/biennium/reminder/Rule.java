package org.biennium.reminder;

import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * When somebody is reminded of a step.
 *
 * @param name as an officer named it; null for the name that the product gives it, never of a rule that an officer added
 * @param offset before the date where negative, after it where positive; never zero
 * @param copiesHead whether the head of the host hears of it too
 * @param processes slugs; empty for all
 * @param step activity id; null for all
 * @param everyDays days from one reminder of this rule to the next; null where there is only one
 * @param most so many reminders of this rule at most
 * @param revision how often it was changed
 */
record Rule(
        String code,
        @Nullable String name,
        int offset,
        Unit unit,
        Recipient recipient,
        boolean copiesHead,
        Set<String> processes,
        @Nullable String step,
        @Nullable Integer everyDays,
        int most,
        boolean isOn,
        int revision) {

    private static final String ADDED = "own-";

    /** A code for a rule that an officer adds. */
    static String newCode() {
        return ADDED + UUID.randomUUID().toString().substring(0, 8);
    }

    /** Whether an officer added it: the product has no name for it. */
    public boolean isAdded() {
        return code.startsWith(ADDED);
    }

    /** What it holds for: nothing for all, a process, or a process and a step of it. */
    String scope() {
        return String.join(" ", processes.stream().sorted().toList()) + (step == null ? "" : "/" + step);
    }

    boolean concerns(String process, String step) {
        return isOn
                && (processes.isEmpty() || processes.contains(process))
                && (this.step == null || this.step.equals(step));
    }

    /** Whether it comes after the date. */
    public boolean isAfter() {
        return offset > 0;
    }

    /** How many reminders it makes of one obligation. */
    int times() {
        return everyDays == null ? 1 : most;
    }

    enum Unit {
        DAYS,
        WORKING_DAYS;

        /** The word in the table and in the file. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }

        static Unit of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT).replace(' ', '_'));
        }
    }
}
