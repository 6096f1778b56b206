package org.biennium.reminder;

import static java.util.Comparator.comparing;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.biennium.mail.MailHours;
import org.jspecify.annotations.Nullable;

/**
 * The reminders of one obligation. Knows no database and no clock; the same arguments always give the same answer.
 *
 * <ol>
 *   <li>A rule's day is so many days before or after the date, the one that people read: in the deadline's own zone. A
 *       rule in working days counts these alone; a rule that repeats goes on from there.
 *   <li>Nobody is reminded on a day off: before the date the reminder comes on the working day before, after it on the
 *       next one.
 *   <li>After the date there are three at most, of all rules together, the first ones.
 *   <li>It leaves at eight in the morning where its reader is; after the date never before the deadline has passed there.
 *   <li>Before half of the step's time has passed, and on the day of the letter that says it is their turn, it is not
 *       sent. What would have left before the obligation was armed, by its opening or by a new date, is not at all.
 *   <li>A step without a date has none, and neither has one that no rule concerns.
 * </ol>
 */
final class ReminderPlan {

    static final int MOST_AFTER = 3;
    private static final LocalTime MORNING = LocalTime.of(MailHours.FROM, 0);

    private final Obligation obligation;
    private final Predicate<LocalDate> isWorking;
    private final List<Planned> planned;

    private record Planned(Rule rule, int number, LocalDate day) {}

    private ReminderPlan(Obligation obligation, Predicate<LocalDate> isWorking, List<Planned> planned) {
        this.obligation = obligation;
        this.isWorking = isWorking;
        this.planned = planned;
    }

    /** @param isWorking whether a day is one on which people work at the host */
    static ReminderPlan of(List<Rule> rules, Obligation obligation, Predicate<LocalDate> isWorking) {
        var all = new ArrayList<Planned>();
        for (var rule : rules) {
            if (rule.concerns(obligation.process(), obligation.step())) {
                for (var number = 1; number <= rule.times(); number++) {
                    all.add(new Planned(
                            rule, number, day(rule, number, obligation.due().date(), isWorking)));
                }
            }
        }
        all.sort(comparing(Planned::day).thenComparing(it -> it.rule().offset()).thenComparing(it -> it.rule()
                .code()));
        var after =
                all.stream().filter(it -> it.rule().isAfter()).limit(MOST_AFTER).toList();
        all.removeIf(it -> it.rule().isAfter() && !after.contains(it));
        return new ReminderPlan(obligation, isWorking, List.copyOf(all));
    }

    private static LocalDate day(Rule rule, int number, LocalDate due, Predicate<LocalDate> isWorking) {
        var direction = rule.isAfter() ? 1 : -1;
        var day = rule.unit() == Rule.Unit.DAYS ? due.plusDays(rule.offset()) : workingDays(due, rule, isWorking);
        day = rule.everyDays() == null ? day : day.plusDays((long) rule.everyDays() * (number - 1));
        // A rule that begins before the date may repeat across it; each of its days keeps the direction of its rule.
        return offDaysOff(day, direction, isWorking);
    }

    private static LocalDate workingDays(LocalDate due, Rule rule, Predicate<LocalDate> isWorking) {
        var direction = rule.isAfter() ? 1 : -1;
        var day = due;
        for (var left = Math.abs(rule.offset()); left > 0; left--) {
            day = offDaysOff(day.plusDays(direction), direction, isWorking);
        }
        return day;
    }

    /** A fortnight of days off has no end for us: then the day stays. */
    private static LocalDate offDaysOff(LocalDate day, int direction, Predicate<LocalDate> isWorking) {
        for (var away = 0; away < 14; away++) {
            var near = day.plusDays((long) away * direction);
            if (isWorking.test(near)) {
                return near;
            }
        }
        return day;
    }

    /** The first day after this one on which there is something to decide. */
    Optional<LocalDate> nextAfter(LocalDate settled) {
        return planned.stream()
                .map(Planned::day)
                .filter(day -> day.isAfter(settled))
                .findFirst();
    }

    /**
     * The reminders to a reader in this zone, in the order of their days.
     *
     * @param armedAt since when this obligation stands with this date
     */
    List<Reminder> of(ZoneId reader, Instant armedAt) {
        var turnDay =
                MailHours.next(obligation.openedAt(), reader).atZone(reader).toLocalDate();
        return planned.stream()
                .map(it -> new Reminder(it.rule(), it.number(), it.day(), at(it, reader), null))
                .filter(it -> it.at().isAfter(armedAt))
                .map(it -> new Reminder(it.rule(), it.number(), it.day(), it.at(), silence(it, reader, turnDay)))
                .toList();
    }

    private Instant at(Planned it, ZoneId reader) {
        var due = obligation.due().instant();
        var day = it.day();
        while (it.rule().isAfter() && !morning(day, reader).isAfter(due)) {
            day = offDaysOff(day.plusDays(1), 1, isWorking);
        }
        return morning(day, reader);
    }

    private static Instant morning(LocalDate day, ZoneId reader) {
        return day.atTime(MORNING).atZone(reader).toInstant();
    }

    private @Nullable Silence silence(Reminder it, ZoneId reader, LocalDate turnDay) {
        var due = obligation.due().instant();
        var opened = obligation.openedAt();
        if (it.at().atZone(reader).toLocalDate().equals(turnDay)) {
            return Silence.TURN_DAY;
        }
        var half = opened.plus(Duration.between(opened, due).dividedBy(2));
        return !it.rule().isAfter() && it.at().isBefore(half) ? Silence.HALF : null;
    }
}
