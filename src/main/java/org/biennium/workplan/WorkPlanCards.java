package org.biennium.workplan;

import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.biennium.engine.Names;
import org.biennium.engine.StepCard;
import org.biennium.people.Assignment;
import org.biennium.people.Centres;
import org.biennium.people.People;
import org.biennium.record.Step;
import org.biennium.record.Steps;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** How the steps of plans are called in Tasklist: step, centre and period; two queries for any number of them. */
@Component
class WorkPlanCards {

    private final Steps steps;
    private final WorkPlans plans;
    private final Centres centres;
    private final People people;
    private final PlanWords words;
    private final MessageSource messages;

    WorkPlanCards(
            Steps steps, WorkPlans plans, Centres centres, People people, PlanWords words, MessageSource messages) {
        this.steps = steps;
        this.plans = plans;
        this.centres = centres;
        this.people = people;
        this.words = words;
        this.messages = messages;
    }

    Map<String, StepCard> of(Collection<String> taskIds, String personId, Locale locale) {
        var found = steps.findAll(taskIds);
        var ofCases =
                plans.findAll(found.stream().map(step -> step.what().caseKey()).collect(toSet()));
        var here = words.zoneOf(personId);
        var groups = people.rolesOf(personId).stream().map(Assignment::group).toList();
        var cards = new HashMap<String, StepCard>();
        for (var step : found) {
            var plan = ofCases.get(step.what().caseKey());
            if (plan != null) {
                var due = step.due();
                cards.put(
                        step.what().taskId(),
                        new StepCard(
                                title(step, plan, locale),
                                due == null ? null : words.of(due, here, locale),
                                words.isPast(due),
                                step.person() == null && step.groups().stream().anyMatch(groups::contains)));
            }
        }
        return cards;
    }

    /** A joint centre's step says also for which of its hosts it is. */
    private String title(Step step, WorkPlan plan, Locale locale) {
        var name = messages.getMessage("task." + Names.kebab(step.what().step()), null, locale);
        var centre = messages.getMessage("centre." + plan.centre(), null, locale);
        var host = step.what().host();
        return host != null && centres.get(plan.centre()).isJoint()
                ? messages.getMessage(
                        "work-plan.card.of-host",
                        new Object[] {name, words.host(host, locale), centre, plan.period()},
                        locale)
                : messages.getMessage("work-plan.card", new Object[] {name, centre, plan.period()}, locale);
    }
}
