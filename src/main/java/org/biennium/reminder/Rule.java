package org.biennium.reminder;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When somebody is reminded of a step.
 *
 * @param name as an officer named it; null for the name that the product gives it
 * @param offset before the date where negative, after it where positive; never zero
 * @param copiesHead whether the head of the host hears of it too
 * @param processes slugs; empty for all
 * @param step activity id; null for all
 * @param everyDays days from one reminder of this rule to the next; null where there is only one
 * @param most so many reminders of this rule at most
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
        boolean isOn) {

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
