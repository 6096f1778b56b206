package org.biennium.reminder;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A rule as an officer types it.
 *
 * @param name what it is called from now on; empty for the name that the product gives it
 * @param days how many
 * @param side before or after the date
 * @param scope what it holds for; empty for all
 * @param every days from one reminder to the next; empty for only one
 */
record RuleForm(
        String name,
        String days,
        String side,
        String unit,
        String recipient,
        boolean copiesHead,
        String scope,
        String every,
        String most,
        boolean on,
        int revision) {

    static final String BEFORE = "before";
    static final String AFTER = "after";
    private static final int LONGEST = 400;
    private static final int MOST = 10;
    private static final int LONGEST_NAME = 80;

    /** What stands in the form for a rule to be added. */
    static final RuleForm NEW =
            new RuleForm("", "", BEFORE, Rule.Unit.DAYS.code(), Recipient.TURN.code(), false, "", "", "1", true, 0);

    static RuleForm of(Rule rule) {
        return new RuleForm(
                Objects.requireNonNullElse(rule.name(), ""),
                String.valueOf(Math.abs(rule.offset())),
                rule.isAfter() ? AFTER : BEFORE,
                rule.unit().code(),
                rule.recipient().code(),
                rule.copiesHead(),
                rule.scope(),
                rule.everyDays() == null ? "" : String.valueOf(rule.everyDays()),
                String.valueOf(rule.most()),
                rule.isOn(),
                rule.revision());
    }

    /** Reads the fields of a page; what was not sent is empty. */
    static RuleForm of(Map<String, String> sent) {
        return new RuleForm(
                sent.getOrDefault("name", ""),
                sent.getOrDefault("days", ""),
                sent.getOrDefault("side", ""),
                sent.getOrDefault("unit", ""),
                sent.getOrDefault("recipient", ""),
                "true".equals(sent.get("copiesHead")),
                sent.getOrDefault("scope", ""),
                sent.getOrDefault("every", ""),
                sent.getOrDefault("most", ""),
                "true".equals(sent.get("on")),
                number(sent.getOrDefault("revision", "")).orElse(-1));
    }

    /**
     * Why it cannot be saved, by field, as message keys.
     *
     * @param isAdded whether an officer adds it or has added it
     * @param scopes what a rule can hold for
     */
    Map<String, String> problems(boolean isAdded, Collection<String> scopes) {
        var problems = new LinkedHashMap<String, String>();
        if (isAdded && name.isBlank()) {
            problems.put("name", "reminder.problem.name.none");
        }
        if (!scope.isEmpty() && !scopes.contains(scope)) {
            problems.put("scope", "reminder.problem.choice");
        }
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
    Rule rule(String code) {
        var process = scope.split("/")[0];
        return new Rule(
                code,
                name.isBlank() ? null : name.strip(),
                number(days).orElseThrow() * (side.equals(AFTER) ? 1 : -1),
                Rule.Unit.of(unit),
                Recipient.of(recipient),
                copiesHead,
                process.isEmpty() ? Set.of() : Set.of(process),
                scope.contains("/") ? scope.substring(process.length() + 1) : null,
                every.isBlank() ? null : number(every).orElseThrow(),
                number(most).orElseThrow(),
                on,
                revision);
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
