package org.biennium.meeting;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.biennium.engine.Deadline;
import org.biennium.record.Step;
import org.jspecify.annotations.Nullable;

/**
 * What a change of dates makes of milestones and open steps: computed once, from two almanacs, for the preview and for what is
 * then done. Pure: knows no database and no clock.
 *
 * @param milestones those whose date changes, in the order of their dates
 * @param steps the open steps whose date changes, and those that keep theirs because more was granted to them
 * @param done steps that hang on the same milestones and are finished: they stay as they are
 */
record Moves(List<OfMilestone> milestones, List<OfStep> steps, List<Step> done) {

    /** A milestone of a period before and after. */
    record OfMilestone(
            String period,
            String code,
            @Nullable LocalDate before,
            @Nullable LocalDate after) {}

    /**
     * An open step before and after.
     *
     * @param granted the day that was granted to its case, null where none was
     * @param isLate whether the new date has passed already
     * @param isShort whether less than its least days are left
     */
    record OfStep(
            Step step,
            @Nullable Deadline before,
            @Nullable Deadline after,
            @Nullable LocalDate granted,
            boolean isLate,
            boolean isShort) {

        /** Whether its date changes: nothing is written to those whose date does not. */
        public boolean isMoved() {
            return !Objects.equals(before, after);
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
                        .map(step -> move(step, after, now))
                        .toList(),
                concerned.stream()
                        .filter(step -> "completed".equals(step.outcome()))
                        .toList());
    }

    /** The steps that move. */
    List<OfStep> moved() {
        return steps.stream().filter(OfStep::isMoved).toList();
    }

    /** Changes with anything that this was computed from and that shows: who has seen another one is told so. */
    String fingerprint() {
        var text = new StringBuilder();
        milestones.forEach(it -> text.append(it).append('\n'));
        steps.forEach(it -> text.append(it.step().what().taskId())
                .append(it.before())
                .append(it.after())
                .append(it.granted())
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
        var what = step.what();
        return step.period() != null
                && (!before.dueOf(step).equals(after.dueOf(step))
                        || !before.generalDueOf(what.slug(), what.step(), step.period(), step.openedAt())
                                .equals(after.generalDueOf(what.slug(), what.step(), step.period(), step.openedAt())));
    }

    private static OfStep move(Step step, Almanac after, Instant now) {
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
                isLate,
                !isLate && due.filter(it -> isShort(step, it, after, now)).isPresent());
    }

    private static boolean isShort(Step step, Deadline due, Almanac almanac, Instant now) {
        var what = step.what();
        var today = now.atZone(due.zone()).toLocalDate();
        var planning = almanac.planning();
        return planning.milestoneOf(
                        what.slug(), what.step(), almanac.anchors(Objects.requireNonNull(step.period()), what.slug()))
                .filter(milestone -> planning.daysBetween(today, due.date()) < milestone.least())
                .isPresent();
    }

    private static List<OfMilestone> milestones(Almanac before, Almanac after) {
        return Stream.concat(before.served().keySet().stream(), after.periodsAndProcesses())
                .distinct()
                .sorted(Comparator.comparing(Almanac.Service::period).thenComparing(Almanac.Service::process))
                .flatMap(service -> of(service, before, after))
                .sorted(Comparator.comparing(OfMilestone::after, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }

    private static Stream<OfMilestone> of(Almanac.Service service, Almanac before, Almanac after) {
        return after.milestones().stream()
                .filter(milestone -> service.process()
                        .equals(Optional.ofNullable(milestone.process()).orElse("")))
                .map(milestone -> new OfMilestone(
                        service.period(),
                        milestone.code(),
                        dateOf(milestone.code(), service, before),
                        dateOf(milestone.code(), service, after)))
                .filter(it -> !Objects.equals(it.before(), it.after()));
    }

    private static @Nullable LocalDate dateOf(String code, Almanac.Service service, Almanac almanac) {
        var milestone = almanac.milestonesByCode().get(code);
        return milestone == null
                ? null
                : almanac.planning()
                        .dateOf(milestone, almanac.anchors(service.period(), service.process()))
                        .orElse(null);
    }
}
