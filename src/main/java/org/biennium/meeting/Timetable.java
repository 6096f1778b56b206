package org.biennium.meeting;

import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.biennium.engine.Deadline;
import org.biennium.engine.StepOpened;
import org.biennium.record.Step;
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

    /** What stands beside the dates on which open steps are due, by engine id; one with nothing is not there. */
    public Map<String, Beside> beside(Collection<Step> steps) {
        var concerned = steps.stream()
                .filter(step -> step.period() != null)
                .filter(hasDatesBeside(almanacs.milestones()))
                .toList();
        if (concerned.isEmpty()) {
            return Map.of();
        }
        var almanac = almanacs.now();
        return concerned.stream()
                .collect(toMap(step -> step.what().taskId(), step -> almanac.beside(step, step.due())));
    }

    /** The same of a step that opens now. */
    public Beside beside(StepOpened opened) {
        var turn = opened.turn();
        var step = new Step(
                opened.step(),
                turn.centre(),
                turn.period(),
                turn.groups(),
                turn.person(),
                turn.round(),
                clock.instant(),
                turn.due(),
                null,
                null,
                null,
                null,
                null);
        return beside(List.of(step)).getOrDefault(opened.step().taskId(), Beside.NOTHING);
    }

    private static Predicate<Step> hasDatesBeside(List<Milestone> milestones) {
        return step -> milestones.stream()
                .anyMatch(milestone -> milestone.isBeside()
                        && milestone.closes(step.what().slug(), step.what().step()));
    }

    /** Whether dates of the usual timetable of a period have passed, and no officer has settled another. */
    public boolean isLate(Period period) {
        var almanac = almanacs.now();
        return !almanac.settled().containsKey(period.code())
                && !almanac.planning()
                        .propose(Anchors.of(period), clock.instant())
                        .isAsUsual();
    }
}
