package org.biennium.meeting;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.biennium.engine.Deadline;
import org.biennium.record.Step;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** When the steps of a period are due; by the rules of {@link BackPlanning}. */
@Component
public class Timetable {

    private final Almanacs almanacs;
    private final Clock clock;

    Timetable(Almanacs almanacs, Clock clock) {
        this.almanacs = almanacs;
        this.clock = clock;
    }

    /**
     * The deadline of a step that opens now: the date of its milestone or, where that leaves less than the least days, the
     * Friday after them. Empty when the step has no milestone or its anchor no date.
     *
     * @param process slug, such as work-plan
     * @param step activity id
     */
    public Optional<Deadline> dueOf(String process, String step, Period period) {
        return almanacs.now().dueOf(process, step, period.code(), null, clock.instant());
    }

    /** The same for one case, with what was granted to it. */
    public Optional<Deadline> dueOf(String process, String step, Period period, String caseKey) {
        return almanacs.held().dueOf(process, step, period.code(), caseKey, clock.instant());
    }

    /** When the step that opens as another ends at its last moment is due. */
    public Optional<Deadline> nextOf(String process, String step, Period period, String caseKey, Deadline before) {
        return almanacs.now().dueOf(process, step, period.code(), caseKey, before.instant());
    }

    /**
     * The dates of a step beside the one it is due: three things that are never mixed.
     *
     * @param graceUntil until when it is taken as in time, null where there is no grace
     * @param closing after this it goes on without, null where nothing does
     */
    public record Beside(
            @Nullable LocalDate graceUntil, @Nullable Deadline closing) {}

    /** What stands beside the date on which an open step is due. */
    public Beside beside(Step step) {
        var almanac = almanacs.now();
        var planning = almanac.planning();
        var what = step.what();
        var due = step.due();
        var anchors = almanac.leading(step);
        var grace = anchors.flatMap(it -> planning.milestoneOf(what.slug(), what.step(), it))
                .map(Milestone::grace)
                .orElse(null);
        return new Beside(
                due == null || grace == null ? null : due.date().plusDays(grace),
                anchors.flatMap(it -> planning.closingOf(what.slug(), what.step(), it))
                        .orElse(null));
    }

    /** Whether dates of the usual timetable of a period have passed, and no officer has settled another. */
    public boolean isLate(Period period) {
        var almanac = almanacs.now();
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return !almanac.settled().containsKey(period.code())
                && !almanac.planning().propose(Anchors.of(period), today).isAsUsual();
    }
}
