package org.biennium.reminder;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * A rule as an officer types it.
 *
 * @param name what it is called from now on; empty for the name that the product gives it
 * @param days how many
 * @param side before or after the date
 * @param every days from one reminder to the next; empty for only one
 */
record RuleForm(
        String name,
        String days,
        String side,
        String unit,
        String recipient,
        boolean copiesHead,
        String every,
        String most,
        boolean on) {

    static final String BEFORE = "before";
    static final String AFTER = "after";
    private static final int LONGEST = 400;
    private static final int MOST = 10;
    private static final int LONGEST_NAME = 80;

    static RuleForm of(Rule rule) {
        return new RuleForm(
                Objects.requireNonNullElse(rule.name(), ""),
                String.valueOf(Math.abs(rule.offset())),
                rule.isAfter() ? AFTER : BEFORE,
                rule.unit().code(),
                rule.recipient().code(),
                rule.copiesHead(),
                rule.everyDays() == null ? "" : String.valueOf(rule.everyDays()),
                String.valueOf(rule.most()),
                rule.isOn());
    }

    /** Why it cannot be saved, by field, as message keys. */
    Map<String, String> problems() {
        var problems = new LinkedHashMap<String, String>();
        if (name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            problems.put("name", "reminder.problem.name");
        }
        if (!isBetween(days, 1, LONGEST)) {
            problems.put("days", "reminder.problem.days");
        }
        if (!every.isBlank() && !isBetween(every, 1, 365)) {
            problems.put("every", "reminder.problem.every");
        }
        if (!isBetween(most, 1, side.equals(AFTER) ? ReminderPlan.MOST_AFTER : MOST)) {
            problems.put("most", side.equals(AFTER) ? "reminder.problem.most.after" : "reminder.problem.most");
        }
        if (!Stream.of(BEFORE, AFTER).anyMatch(side::equals)
                || Stream.of(Rule.Unit.values()).noneMatch(one -> one.code().equals(unit))
                || Stream.of(Recipient.values()).noneMatch(one -> one.code().equals(recipient))) {
            problems.put("side", "reminder.problem.choice");
        }
        return problems;
    }

    /** The rule with what was typed, which has no problems. */
    Rule changing(Rule rule) {
        return new Rule(
                rule.code(),
                name.isBlank() ? null : name.strip(),
                number(days).orElseThrow() * (side.equals(AFTER) ? 1 : -1),
                Rule.Unit.of(unit),
                Recipient.of(recipient),
                copiesHead,
                rule.processes(),
                rule.step(),
                every.isBlank() ? null : number(every).orElseThrow(),
                number(most).orElseThrow(),
                on);
    }

    private static boolean isBetween(String typed, int least, int most) {
        var number = number(typed);
        return number.isPresent() && number.getAsInt() >= least && number.getAsInt() <= most;
    }

    private static OptionalInt number(String typed) {
        return typed.strip().matches("[0-9]{1,4}")
                ? OptionalInt.of(Integer.parseInt(typed.strip()))
                : OptionalInt.empty();
    }
}
