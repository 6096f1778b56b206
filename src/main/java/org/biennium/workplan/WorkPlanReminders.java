package org.biennium.workplan;

import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.biennium.meeting.Beside;
import org.biennium.meeting.Timetable;
import org.biennium.record.Step;
import org.biennium.reminder.ObligationWords;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.stereotype.Component;

/** What the steps of plans ask of people, as the letter that gave them the turn said it. */
@Component
class WorkPlanReminders implements ObligationWords {

    private static final String KEYS = "mail.work-plan.your-turn.";

    private final WorkPlans plans;
    private final Timetable timetable;

    WorkPlanReminders(WorkPlans plans, Timetable timetable) {
        this.plans = plans;
        this.timetable = timetable;
    }

    @Override
    public String slug() {
        return WorkPlanProcess.SLUG;
    }

    @Override
    public Map<String, Asked> of(Collection<Step> steps) {
        var found =
                plans.findAll(steps.stream().map(step -> step.what().caseKey()).collect(toSet()));
        var beside = timetable.beside(steps);
        var asked = new HashMap<String, Asked>();
        for (var step : steps) {
            var plan = found.get(step.what().caseKey());
            if (plan != null) {
                asked.put(
                        step.what().taskId(),
                        asked(step, plan, beside.getOrDefault(step.what().taskId(), Beside.NOTHING)));
            }
        }
        return asked;
    }

    private static Asked asked(Step step, WorkPlan plan, Beside beside) {
        var name = step.what().step();
        var isAgain = name.equals(WorkPlanProcess.DRAFT) && step.round() > 0;
        var asked = isAgain ? name + "-again" : name;
        var centre = message("centre." + plan.centre());
        var due = step.due();
        var host = step.what().host();
        return new Asked(
                message("mail.work-plan.label", plan.period()),
                centre,
                due == null ? message(KEYS + "awaited." + asked) : message(KEYS + "expected." + asked, due),
                message(
                        KEYS + "what." + asked,
                        plan.period(),
                        centre,
                        step.round(),
                        host == null ? "" : message("host." + host + ".acronym")),
                beside.after(message(KEYS + "why." + name)),
                "/plans/" + plan.key());
    }

    private static MessageSourceResolvable message(String key, Object... arguments) {
        return new DefaultMessageSourceResolvable(new String[] {key}, arguments);
    }
}
