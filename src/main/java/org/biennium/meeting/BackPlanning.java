package org.biennium.meeting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.biennium.engine.Deadline;

/**
 * Derives dates from anchors. Knows no database and no clock; the same arguments always give the same answer.
 *
 * <ol>
 *   <li>A milestone falls its offset, in whole calendar days or weeks, before or after its anchor. Neither the length of
 *       a month or year nor a change of the clocks counts.
 *   <li>An anchor is the first or last day of the period, the first day of the meeting, or another milestone: then the
 *       date that people see of that one, after its weekend rule.
 *   <li>A date on a Saturday or Sunday moves to the Monday after or the Friday before, as the milestone says.
 *   <li>It ends at the milestone's hour in the milestone's zone.
 *   <li>A step that opens late has at least its least days, counted from today in that zone; a weekend at their end moves
 *       to Monday, since they are a promise. No step begins overdue, even with no least days.
 *   <li>What hangs on a meeting without a date has no date.
 * </ol>
 */
final class BackPlanning {

    static final String PERIOD_START = "period start";
    static final String PERIOD_END = "period end";
    static final String MEETING_START = "meeting start";

    private final Map<String, Milestone> milestones;

    /**
     * @throws IllegalArgumentException when a milestone hangs on one that does not exist, or on itself by way of others:
     *     the message names the loop
     */
    BackPlanning(List<Milestone> milestones) {
        this.milestones =
                milestones.stream().collect(Collectors.toUnmodifiableMap(Milestone::code, Function.identity()));
        milestones.forEach(this::requireNoLoop);
    }

    /** The date of a milestone, whatever day it is today. Empty where its anchor has no date. */
    Optional<LocalDate> dateOf(Milestone milestone, Period period) {
        return anchorOf(milestone, period).map(milestone.offset()::from).map(milestone.weekend()::off);
    }

    /** The deadline of a step that opens at this moment. Empty where it has no milestone or no anchor has a date. */
    Optional<Deadline> dueOf(String process, String step, Period period, Instant now) {
        return milestones.values().stream()
                .filter(milestone -> milestone.closes(process, step))
                .sorted(Comparator.comparing(Milestone::code))
                .flatMap(milestone -> dueOf(milestone, period, now).stream())
                .findFirst();
    }

    private Optional<Deadline> dueOf(Milestone milestone, Period period, Instant now) {
        var zone = milestone.zone();
        if (zone == null) {
            return Optional.empty();
        }
        return dateOf(milestone, period).map(date -> {
            var planned = new Deadline(date, milestone.at(), zone);
            var earliest = earliest(milestone, planned, now);
            return earliest.date().isAfter(date) ? earliest : planned;
        });
    }

    private static Deadline earliest(Milestone milestone, Deadline planned, Instant now) {
        var leastDays = milestone.leastDays() == null ? 0 : milestone.leastDays();
        var today = now.atZone(planned.zone()).toLocalDate();
        var first = new Deadline(Weekend.LATER.off(today.plusDays(leastDays)), planned.at(), planned.zone());
        return first.instant().isAfter(now)
                ? first
                : new Deadline(Weekend.LATER.off(first.date().plusDays(1)), planned.at(), planned.zone());
    }

    private Optional<LocalDate> anchorOf(Milestone milestone, Period period) {
        return switch (milestone.anchor()) {
            case PERIOD_START -> Optional.of(period.start());
            case PERIOD_END -> Optional.of(period.end());
            case MEETING_START -> Optional.empty();
            default -> dateOf(anchor(milestone), period);
        };
    }

    private Milestone anchor(Milestone milestone) {
        var anchor = milestones.get(milestone.anchor());
        if (anchor == null) {
            throw new IllegalArgumentException("The milestone " + milestone.code() + " hangs on “" + milestone.anchor()
                    + "”, which does not exist");
        }
        return anchor;
    }

    private void requireNoLoop(Milestone first) {
        var way = new ArrayList<String>();
        var milestone = first;
        while (!isDate(milestone.anchor())) {
            way.add(milestone.code());
            milestone = anchor(milestone);
            if (way.contains(milestone.code())) {
                way.add(milestone.code());
                throw new IllegalArgumentException("These milestones hang on each other: "
                        + String.join(" → ", way.subList(way.indexOf(milestone.code()), way.size())));
            }
        }
    }

    private static boolean isDate(String anchor) {
        return anchor.equals(PERIOD_START) || anchor.equals(PERIOD_END) || anchor.equals(MEETING_START);
    }
}
