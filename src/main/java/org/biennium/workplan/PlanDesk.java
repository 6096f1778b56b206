package org.biennium.workplan;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.biennium.engine.Actor;
import org.biennium.engine.FormField;
import org.biennium.engine.OpenStep;
import org.biennium.engine.StepDesk;
import org.biennium.record.Act;
import org.biennium.record.Acts;
import org.biennium.record.Step;
import org.biennium.record.Steps;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a reader of a plan's page can decide, do and see of how the plan came to be. */
@Component
class PlanDesk {

    private final WorkPlans plans;
    private final WorkPlanRights rights;
    private final PlanActions actions;
    private final PlanWords words;
    private final StepDesk desk;
    private final Steps steps;
    private final Acts acts;

    PlanDesk(
            WorkPlans plans,
            WorkPlanRights rights,
            PlanActions actions,
            PlanWords words,
            StepDesk desk,
            Steps steps,
            Acts acts) {
        this.plans = plans;
        this.rights = rights;
        this.actions = actions;
        this.words = words;
        this.desk = desk;
        this.steps = steps;
        this.acts = acts;
    }

    /**
     * What stands beside the plan for one reader.
     *
     * @param turns the steps that are this reader's to do
     * @param waiting the open steps, told to those inside
     * @param takeable what the reader did last and may take back, as a sentence; null when there is nothing
     * @param silentPartners hosts whose signature an officer may go on without
     * @param standing reservations, observations and the like, for every reader
     * @param told all that was done, for those inside
     * @param latest what the reader did last, if anything
     */
    record View(
            List<TurnForm> turns,
            List<Waiting> waiting,
            @Nullable String takeable,
            boolean mayWithdraw,
            List<String> silentPartners,
            List<Told> standing,
            List<Told> told,
            List<Told> latest) {}

    /** A step with the fields of its form. */
    record TurnForm(OpenStep step, List<FormField> fields) {}

    /**
     * Whose turn it is.
     *
     * @param whom the person; null where there are several, or where it is not told
     * @param due as a sentence, null while to be determined
     */
    record Waiting(
            OpenStep step, @Nullable String whom, @Nullable String due, boolean isLate) {}

    /** What somebody did, and the words they gave for it. */
    record Told(String sentence, @Nullable String reason) {}

    /** A plan in a list, with whose turn it is for those inside. */
    record Line(PlanView plan, List<Waiting> waiting) {}

    /** The plans in a list, in a fixed number of queries. */
    List<Line> lines(List<PlanView> found, String readerId, Locale locale) {
        var here = words.zoneOf(readerId);
        var open = steps.openOf(
                found.stream().filter(PlanView::isInside).map(PlanView::key).toList());
        return found.stream()
                .map(plan -> new Line(
                        plan,
                        open.getOrDefault(plan.key(), List.of()).stream()
                                .map(step -> waiting(step, null, here, locale))
                                .toList()))
                .toList();
    }

    /** The view for this reader; whoever finds their turn there has opened the step. */
    View of(String key, Actor reader, Locale locale) {
        var plan = plans.find(key).orElseThrow();
        var held = rights.of(reader.personId());
        var isInside = held.isInside(plan);
        var open = isInside ? steps.of(key).stream().filter(Step::isOpen).toList() : List.<Step>of();
        var turns = open.stream()
                .map(Step::what)
                .filter(step -> desk.isTurnOf(step, reader.personId()))
                .toList();
        turns.forEach(step -> steps.seen(step.taskId(), reader.personId()));
        var done = new History(acts.of(key));
        var here = words.zoneOf(reader.personId());
        return new View(
                turns.stream()
                        .map(step -> new TurnForm(step, desk.formOf(step, reader)))
                        .toList(),
                open.stream()
                        .map(step ->
                                waiting(step, step.person() == null ? null : words.nameOf(step.person()), here, locale))
                        .toList(),
                actions.takeable(plan, reader.personId())
                        .map(act -> words.of(act, locale))
                        .orElse(null),
                held.mayWithdraw(plan),
                held.isOfficer() ? actions.silentPartners(plan) : List.of(),
                done.acts().stream()
                        .filter(act -> done.stands(act, plan.version()))
                        .map(act -> told(act, locale))
                        .toList(),
                isInside ? done.acts().stream().map(act -> told(act, locale)).toList() : List.of(),
                done.lastOf(reader.personId()).stream()
                        .map(act -> told(act, locale))
                        .toList());
    }

    private Waiting waiting(Step step, @Nullable String whom, ZoneId here, Locale locale) {
        var due = step.due();
        return new Waiting(step.what(), whom, due == null ? null : words.of(due, here, locale), words.isPast(due));
    }

    private Told told(Act act, Locale locale) {
        return new Told(words.of(act, locale), act.content().reason());
    }
}
