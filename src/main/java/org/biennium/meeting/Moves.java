package org.biennium.meeting;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.biennium.engine.Deadline;
import org.biennium.record.Step;
import org.jspecify.annotations.Nullable;

/**
 * What a change of dates makes of milestones and open steps: computed once, from two almanacs, for the preview and for what is
 * then done. Pure: knows no database and no clock.
 *
 * @param milestones those whose date changes, in the order of their dates
 * @param steps the open steps of which a date changes, and those that keep theirs because more was granted to them
 * @param done steps that hang on the same milestones and are finished: they stay as they are
 */
record Moves(List<OfMilestone> milestones, List<OfStep> steps, List<Step> done) {

    /**
     * A milestone before and after.
     *
     * @param period null where it belongs to a meeting alone, as the date of its documents does
     * @param meeting on which it hangs, null where it hangs on the period
     */
    record OfMilestone(
            @Nullable String period,
            @Nullable String meeting,
            String code,
            @Nullable LocalDate before,
            @Nullable LocalDate after) {}

    /**
     * An open step before and after.
     *
     * @param granted the day that was granted to its case, null where none was
     * @param besideBefore what stood beside its date
     * @param beside what stands beside the new one
     * @param isLate whether the new date has passed already
     * @param isShort whether less than its least days are left
     */
    record OfStep(
            Step step,
            @Nullable Deadline before,
            @Nullable Deadline after,
            @Nullable LocalDate granted,
            Beside besideBefore,
            Beside beside,
            boolean isLate,
            boolean isShort) {

        /** Whether its date changes. */
        public boolean isMoved() {
            return !Objects.equals(before, after);
        }

        /** Whether its people are told: their date changes, or the grace or the closing date beside it. */
        boolean isTold() {
            return isMoved() || !besideBefore.equals(beside);
        }
    }

    /** @param steps all steps of the periods concerned, open and closed */
    static Moves between(Almanac before, Almanac after, List<Step> steps, Instant now) {
        var concerned =
                steps.stream().filter(step -> hasOtherDate(step, before, after)).toList();
        return new Moves(
                milestones(before, after),
                concerned.stream()
                        .filter(Step::isOpen)
                        .map(step -> move(step, before, after, now))
                        .toList(),
                concerned.stream()
                        .filter(step -> "completed".equals(step.outcome()))
                        .toList());
    }

    /** The steps that move. */
    List<OfStep> moved() {
        return steps.stream().filter(OfStep::isMoved).toList();
    }

    /** The steps whose people are told. */
    List<OfStep> told() {
        return steps.stream().filter(OfStep::isTold).toList();
    }

    /** Changes with anything that this was computed from and that shows: who has seen another one is told so. */
    String fingerprint() {
        var text = new StringBuilder();
        milestones.forEach(it -> text.append(it).append('\n'));
        steps.forEach(it -> text.append(it.step().what().taskId())
                .append(it.before())
                .append(it.after())
                .append(it.granted())
                .append(it.beside())
                .append('\n'));
        done.forEach(it -> text.append(it.what().taskId()).append('\n'));
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean hasOtherDate(Step step, Almanac before, Almanac after) {
        return step.period() != null
                && (!before.dueOf(step).equals(after.dueOf(step))
                        || !before.generalDueOf(step).equals(after.generalDueOf(step))
                        || !beside(step, before).equals(beside(step, after)));
    }

    private static Beside beside(Step step, Almanac almanac) {
        return almanac.beside(step, almanac.dueOf(step).orElse(null));
    }

    private static OfStep move(Step step, Almanac before, Almanac after, Instant now) {
        var what = step.what();
        var period = Objects.requireNonNull(step.period());
        var due = after.dueOf(step);
        var isLate = due.filter(it -> !it.instant().isAfter(now)).isPresent();
        return new OfStep(
                step,
                step.due(),
                due.orElse(null),
                after.grantedTo(what.caseKey(), period, what.slug(), what.step())
                        .orElse(null),
                beside(step, before),
                beside(step, after),
                isLate,
                !isLate && due.filter(it -> isShort(step, it, after, now)).isPresent());
    }

    private static boolean isShort(Step step, Deadline due, Almanac almanac, Instant now) {
        var what = step.what();
        var today = now.atZone(due.zone()).toLocalDate();
        var planning = almanac.planning();
        return almanac.leading(step)
                .flatMap(anchors -> planning.milestoneOf(what.slug(), what.step(), anchors))
                .filter(milestone -> planning.daysBetween(today, due.date()) < milestone.least())
                .isPresent();
    }

    private static List<OfMilestone> milestones(Almanac before, Almanac after) {
        return Stream.concat(
                        after.periodsAndProcesses()
                                .sorted(Comparator.comparing(Almanac.Service::period)
                                        .thenComparing(Almanac.Service::process))
                                .flatMap(service -> of(service, before, after)),
                        after.meetings().keySet().stream().sorted().flatMap(meeting -> of(meeting, before, after)))
                .filter(it -> !Objects.equals(it.before(), it.after()))
                .sorted(Comparator.comparing(OfMilestone::after, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }

    /** The milestones of a process in a period: those that hang on meetings by each that is served. */
    private static Stream<OfMilestone> of(Almanac.Service service, Almanac before, Almanac after) {
        var pairs = Pair.of(before.served().byAny(service), after.served().byAny(service));
        return after.milestones().stream()
                .filter(milestone -> service.process().equals(milestone.process()))
                .flatMap(milestone -> after.planning().hangsOnMeeting(milestone)
                        ? pairs.stream().map(pair -> of(milestone, service, pair, before, after))
                        : Stream.of(of(milestone, service, Pair.NONE, before, after)));
    }

    private static OfMilestone of(
            Milestone milestone, Almanac.Service service, Pair pair, Almanac before, Almanac after) {
        return new OfMilestone(
                service.period(),
                pair.after() == null ? pair.before() : pair.after(),
                milestone.code(),
                dateOf(milestone.code(), before, before.anchorsBy(pair.before(), service.period())),
                dateOf(milestone.code(), after, after.anchorsBy(pair.after(), service.period())));
    }

    /** The milestones of no process: what is due for a meeting whoever serves it, such as its documents. */
    private static Stream<OfMilestone> of(String meeting, Almanac before, Almanac after) {
        return after.milestonesOf(meeting).stream()
                .map(milestone -> new OfMilestone(
                        null,
                        meeting,
                        milestone.code(),
                        dateOf(milestone.code(), before, meeting),
                        dateOf(milestone.code(), after, meeting)));
    }

    private static @Nullable LocalDate dateOf(String code, Almanac almanac, String meeting) {
        var known = almanac.meetings().get(meeting);
        return known == null ? null : dateOf(code, almanac, Anchors.of(known));
    }

    private static @Nullable LocalDate dateOf(String code, Almanac almanac, Anchors anchors) {
        var milestone = almanac.milestonesByCode().get(code);
        return milestone == null
                ? null
                : almanac.planning().dateOf(milestone, anchors).orElse(null);
    }

    /** A meeting that is served before and after; another that took its place; null on a side where there is none. */
    private record Pair(@Nullable String before, @Nullable String after) {

        static final Pair NONE = new Pair(null, null);

        static List<Pair> of(List<String> before, List<String> after) {
            var pairs = new ArrayList<Pair>();
            before.stream().filter(after::contains).forEach(kept -> pairs.add(new Pair(kept, kept)));
            var gone = before.stream().filter(one -> !after.contains(one)).toList();
            var come = after.stream().filter(one -> !before.contains(one)).toList();
            for (var at = 0; at < Math.max(gone.size(), come.size()); at++) {
                pairs.add(new Pair(at < gone.size() ? gone.get(at) : null, at < come.size() ? come.get(at) : null));
            }
            return pairs;
        }
    }
}
