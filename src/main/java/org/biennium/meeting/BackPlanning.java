package org.biennium.meeting;

import static java.util.Comparator.comparing;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.biennium.engine.Deadline;
import org.jspecify.annotations.Nullable;

/**
 * Derives dates from anchors. Knows no database and no clock; the same arguments always give the same answer.
 *
 * <ol>
 *   <li>A milestone falls its offset before or after its anchor, in whole calendar days, in weeks, or in days that are
 *       worked at its place. Neither the length of a month or year nor a change of the clocks counts.
 *   <li>An anchor is the first or last day of the period, the first or last day of the meeting, or another milestone: then
 *       the date that people see of that one. A cancelled meeting has no days.
 *   <li>A date on a Saturday, a Sunday, a holiday of the milestone's place or, unless others set it, in a quiet window moves
 *       to the next day that is none of these or to the one before, as the milestone says. With no weekend rule it stays.
 *   <li>It ends at the milestone's hour in the milestone's zone, else in the meeting's.
 *   <li>A date that an officer settled stands in place of the one that follows, where the milestone hangs on the period.
 *   <li>A step that opens late has at least its least days, counted from today in that zone without quiet days, and ends
 *       the Friday after them: they are a promise. Where a settled timetable gives it less, that is its least. No step
 *       begins overdue, even with no least days.
 *   <li>What hangs on a meeting without a date has no date.
 *   <li>A step of a case that serves several meetings has a cut-off by each. It is due at the earliest of those still ahead
 *       when it opens; where none is, by the latest of them, as one that opens late. It does not slip to the next when its
 *       cut-off passes: then it is late for that meeting. Between equal ones the leading meeting counts.
 *   <li>A timetable proposed at some moment gives each milestone its usual date or, where that leaves less, the Friday after
 *       its least days from the milestone it follows; the first counts from the day it is where that one ends.
 *   <li>What is looked for and does not come within a year, such as a day worked where nobody works, moves nothing.
 * </ol>
 */
final class BackPlanning {

    static final String PERIOD_START = "period start";
    static final String PERIOD_END = "period end";
    static final String MEETING_START = "meeting start";
    static final String MEETING_END = "meeting end";

    /** The anchors that are not milestones, in the order they are offered. */
    static final List<String> DATES = List.of(PERIOD_START, PERIOD_END, MEETING_START, MEETING_END);

    private static final Set<String> OF_A_MEETING = Set.of(MEETING_START, MEETING_END);

    private final Map<String, Milestone> milestones;
    private final Function<String, WorkingDays> places;
    private final Quiet quiet;

    /**
     * @param places the days worked in a country, by its code
     * @throws IllegalArgumentException when a milestone hangs on one that does not exist
     * @throws Loop when one hangs on itself by way of others
     */
    BackPlanning(List<Milestone> milestones, Function<String, WorkingDays> places, Quiet quiet) {
        this.milestones =
                milestones.stream().collect(Collectors.toUnmodifiableMap(Milestone::code, Function.identity()));
        this.places = places;
        this.quiet = quiet;
        milestones.forEach(milestone -> requireNoLoop(milestone, Milestone::anchor));
        milestones.forEach(milestone -> requireNoLoop(milestone, BackPlanning::before));
    }

    /** With no place's holidays and no quiet windows. */
    BackPlanning(List<Milestone> milestones) {
        this(milestones, place -> WorkingDays.mondayToFriday(), Quiet.NONE);
    }

    /** Milestones that hang on each other. */
    static final class Loop extends IllegalArgumentException {

        private final List<String> codes;

        private Loop(List<String> codes) {
            super("These milestones hang on each other: " + String.join(" → ", codes));
            this.codes = codes;
        }

        /** The loop, from one of its milestones back to it. */
        List<String> codes() {
            return codes;
        }
    }

    /** The date of a milestone, whatever day it is today. Empty where its anchor has no date. */
    Optional<LocalDate> dateOf(Milestone milestone, Anchors anchors) {
        var settled = hangsOnMeeting(milestone) ? null : anchors.settled().get(milestone.code());
        return settled != null ? Optional.of(settled) : usualDateOf(milestone, anchors);
    }

    /** The milestone of this step that people are told of; empty where none has a date. */
    Optional<Milestone> milestoneOf(String process, String step, Anchors anchors) {
        return milestones.values().stream()
                .filter(milestone -> milestone.closes(process, step))
                .filter(milestone -> deadlineOf(milestone, anchors).isPresent())
                .min(comparing((Milestone milestone) -> milestone.kind() == Milestone.Kind.HARD)
                        .thenComparing(Milestone::code));
    }

    /** When a milestone ends, whatever day it is today. */
    Optional<Deadline> deadlineOf(Milestone milestone, Anchors anchors) {
        var zone = zoneOf(milestone, anchors);
        return zone == null
                ? Optional.empty()
                : dateOf(milestone, anchors).map(date -> new Deadline(date, milestone.at(), zone));
    }

    /** The deadline of a step that opens at this moment. Empty where it has no milestone or no anchor has a date. */
    Optional<Deadline> dueOf(String process, String step, Anchors anchors, Instant opened) {
        return milestoneOf(process, step, anchors).flatMap(milestone -> deadlineOf(milestone, anchors)
                .map(planned -> atLeast(leastOf(milestone, anchors), planned, milestone, opened)));
    }

    /** The same of a case that serves several meetings. */
    Optional<Deadline> dueOf(String process, String step, List<Anchors> served, Instant opened) {
        return leading(process, step, served, opened).flatMap(anchors -> dueOf(process, step, anchors, opened));
    }

    /** The meeting by which a step that opens at this moment is due, of those its case serves; empty where none has a date. */
    Optional<Anchors> leading(String process, String step, List<Anchors> served, Instant opened) {
        var dated = served.stream()
                .flatMap(anchors -> plannedOf(process, step, anchors).stream().map(at -> new Dated(anchors, at)))
                .sorted(comparing(Dated::at))
                .toList();
        return dated.stream()
                .filter(one -> one.at().isAfter(opened))
                .findFirst()
                .or(() -> dated.stream().reduce((earlier, later) -> later))
                .map(Dated::anchors);
    }

    private record Dated(Anchors anchors, Instant at) {}

    private Optional<Instant> plannedOf(String process, String step, Anchors anchors) {
        return milestoneOf(process, step, anchors)
                .flatMap(milestone -> deadlineOf(milestone, anchors))
                .map(Deadline::instant);
    }

    /** Whether people are told of a date of this step that follows from a meeting. */
    boolean hasCutOff(String process, String step) {
        return milestones.values().stream()
                .anyMatch(milestone -> milestone.closes(process, step) && hangsOnMeeting(milestone));
    }

    /** After this date something goes on without the step: a date of its own beside the one people are told of. */
    Optional<Deadline> closingOf(String process, String step, Anchors anchors) {
        var told = milestoneOf(process, step, anchors);
        return milestones.values().stream()
                .filter(milestone -> milestone.closes(process, step) && milestone.kind() == Milestone.Kind.HARD)
                .filter(milestone -> told.filter(milestone::equals).isEmpty())
                .sorted(comparing(Milestone::code))
                .flatMap(milestone -> deadlineOf(milestone, anchors).stream())
                .findFirst();
    }

    /** Which day it is where a milestone ends. */
    LocalDate dayOf(Instant moment, Milestone milestone, Anchors anchors) {
        return LocalDate.ofInstant(
                moment, Optional.ofNullable(zoneOf(milestone, anchors)).orElse(ZoneOffset.UTC));
    }

    /** The timetable of a period when it is begun at this moment: what hangs on the period, in the order of its dates. */
    Proposal propose(Anchors anchors, Instant now) {
        return propose(milestone -> anchors, now);
    }

    /** The same where what comes before may hang on a meeting. */
    Proposal propose(Function<Milestone, Anchors> anchors, Instant now) {
        var proposed = new HashMap<String, LocalDate>();
        var lines = milestones.values().stream()
                .filter(milestone -> !hangsOnMeeting(milestone))
                .flatMap(milestone -> usualDateOf(milestone, anchors.apply(milestone)).stream()
                        .map(usual -> new Proposal.Line(milestone, usual, proposed(milestone, anchors, now, proposed))))
                .sorted(comparing(Proposal.Line::proposed)
                        .thenComparing(Proposal.Line::usual)
                        .thenComparing(line -> line.milestone().code()))
                .toList();
        return new Proposal(lines);
    }

    /** The date of a milestone that has its least days from this day, as a late timetable gives it. */
    LocalDate afterLeastDays(Milestone milestone, int least, LocalDate from) {
        return friday(counted(from, least), milestone);
    }

    /** Whether its date follows from a meeting, by whatever way. */
    boolean hangsOnMeeting(Milestone milestone) {
        var one = milestone;
        while (!DATES.contains(one.anchor())) {
            one = get(one.anchor());
        }
        return OF_A_MEETING.contains(one.anchor());
    }

    /** How many days lie between, those of quiet windows left out. */
    int daysBetween(LocalDate from, LocalDate to) {
        return (int) from.plusDays(1)
                .datesUntil(to.isBefore(from) ? from.plusDays(1) : to.plusDays(1))
                .filter(day -> !quiet.holds(day))
                .count();
    }

    private LocalDate proposed(
            Milestone milestone, Function<Milestone, Anchors> anchors, Instant now, Map<String, LocalDate> already) {
        var known = already.get(milestone.code());
        if (known != null) {
            return known;
        }
        var own = anchors.apply(milestone);
        var from = milestone.follows() == null
                ? dayOf(now, milestone, own)
                : proposed(get(milestone.follows()), anchors, now, already);
        var date = usualDateOf(milestone, own)
                .filter(usual -> !usual.isBefore(counted(from, milestone.least())))
                .orElseGet(() -> afterLeastDays(milestone, milestone.least(), from));
        already.put(milestone.code(), date);
        return date;
    }

    private Optional<LocalDate> usualDateOf(Milestone milestone, Anchors anchors) {
        return anchorOf(milestone, anchors)
                .map(anchor -> milestone.offset().from(anchor, daysAt(milestone)))
                .map(date -> milestone.weekend().off(date, day -> isFree(day, milestone)));
    }

    private boolean isFree(LocalDate date, Milestone milestone) {
        return Weekend.isWeekend(date)
                || !daysAt(milestone).isWorking(date)
                || milestone.kind() != Milestone.Kind.EXTERNAL && quiet.holds(date);
    }

    private WorkingDays daysAt(Milestone milestone) {
        return milestone.place() == null ? WorkingDays.mondayToFriday() : places.apply(milestone.place());
    }

    private Deadline atLeast(int least, Deadline planned, Milestone milestone, Instant opened) {
        var today = opened.atZone(planned.zone()).toLocalDate();
        var isKept = !planned.date().isBefore(counted(today, least))
                && planned.instant().isAfter(opened);
        if (isKept) {
            return planned;
        }
        var first = new Deadline(afterLeastDays(milestone, least, today), planned.at(), planned.zone());
        return first.instant().isAfter(opened)
                ? first
                : new Deadline(friday(first.date().plusDays(1), milestone), planned.at(), planned.zone());
    }

    /** What a step has at least: an officer who settled less for it meant it. */
    private int leastOf(Milestone milestone, Anchors anchors) {
        var settled = hangsOnMeeting(milestone) ? null : anchors.settled().get(milestone.code());
        var before = milestone.follows() != null
                ? anchors.settled().get(milestone.follows())
                : anchors.settledAt() == null ? null : dayOf(anchors.settledAt(), milestone, anchors);
        return settled == null || before == null
                ? milestone.least()
                : Math.min(milestone.least(), daysBetween(before, settled));
    }

    /** So many days later, quiet days not counted; never a quiet day itself. */
    private LocalDate counted(LocalDate from, int days) {
        var date = from;
        for (var left = days; left > 0; left--) {
            date = notQuiet(date.plusDays(1));
        }
        return notQuiet(date);
    }

    private LocalDate notQuiet(LocalDate from) {
        return DaySearch.first(from, 1, day -> !quiet.holds(day));
    }

    private LocalDate friday(LocalDate from, Milestone milestone) {
        return DaySearch.first(
                from,
                1,
                day -> day.getDayOfWeek() == DayOfWeek.FRIDAY
                        && !quiet.holds(day)
                        && daysAt(milestone).isWorking(day));
    }

    private @Nullable ZoneId zoneOf(Milestone milestone, Anchors anchors) {
        return milestone.zone() != null || anchors.meeting() == null
                ? milestone.zone()
                : anchors.meeting().zone();
    }

    private Optional<LocalDate> anchorOf(Milestone milestone, Anchors anchors) {
        var meeting = Optional.ofNullable(anchors.meeting());
        return switch (milestone.anchor()) {
            case PERIOD_START -> Optional.ofNullable(anchors.period()).map(Period::start);
            case PERIOD_END -> Optional.ofNullable(anchors.period()).map(Period::end);
            case MEETING_START -> meeting.map(Meeting::start);
            case MEETING_END -> meeting.map(Meeting::end);
            default -> dateOf(get(milestone.anchor()), anchors);
        };
    }

    private Milestone get(String code) {
        var milestone = milestones.get(code);
        if (milestone == null) {
            throw new IllegalArgumentException("A milestone hangs on “" + code + "”, which does not exist");
        }
        return milestone;
    }

    /** What a milestone follows, as an anchor: nothing comes before the period. */
    private static String before(Milestone milestone) {
        return milestone.follows() == null ? PERIOD_START : milestone.follows();
    }

    private void requireNoLoop(Milestone first, Function<Milestone, String> anchor) {
        var way = new ArrayList<String>();
        var milestone = first;
        while (!DATES.contains(anchor.apply(milestone))) {
            way.add(milestone.code());
            milestone = get(anchor.apply(milestone));
            if (way.contains(milestone.code())) {
                way.add(milestone.code());
                throw new Loop(List.copyOf(way.subList(way.indexOf(milestone.code()), way.size())));
            }
        }
    }
}
