package org.biennium.workplan;

import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.biennium.engine.Deadline;
import org.biennium.engine.OpenStep;
import org.biennium.meeting.Beside;
import org.biennium.meeting.Timetable;
import org.biennium.record.Step;
import org.biennium.reminder.ObligationWords;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.stereotype.Component;

/** What the steps of plans ask of people, as the letter that gave them the turn said it. */
@Component
class WorkPlanReminders implements ObligationWords {

    private static final String KEYS = "mail.work-plan.your-turn.";

    private static final List<String> CENTRES = List.of("sahel", "southernafrica", "caribbean");
    private static final List<String> STEPS =
            List.of(WorkPlanProcess.SIGN_OFF, WorkPlanProcess.DRAFT, WorkPlanProcess.VALIDATE);

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

    @Override
    public Sample sample(int number, Deadline due) {
        var centre = CENTRES.get(number % CENTRES.size());
        var key = "WP-2027-" + centre.toUpperCase(Locale.ROOT);
        var step = new OpenStep("sample", WorkPlanProcess.SLUG, STEPS.get(number % STEPS.size()), key, "oss");
        return new Sample(step, asked(step, 2, due, centre, "2027-2028", Beside.NOTHING));
    }

    private static Asked asked(Step step, WorkPlan plan, Beside beside) {
        return asked(step.what(), step.round(), step.due(), plan.centre(), plan.period(), beside);
    }

    private static Asked asked(
            OpenStep step, int round, @Nullable Deadline due, String centreCode, String period, Beside beside) {
        var name = step.step();
        var isAgain = name.equals(WorkPlanProcess.DRAFT) && round > 0;
        var asked = isAgain ? name + "-again" : name;
        var centre = message("centre." + centreCode);
        var host = step.host();
        var awaited = message(KEYS + "awaited." + asked);
        return new Asked(
                message("mail.work-plan.label", period),
                centre,
                due == null ? awaited : message(KEYS + "expected." + asked, due),
                awaited,
                message(
                        KEYS + "what." + asked,
                        period,
                        centre,
                        round,
                        host == null ? "" : message("host." + host + ".acronym")),
                beside.after(message(KEYS + "why." + name)),
                "/plans/" + step.caseKey());
    }

    private static MessageSourceResolvable message(String key, Object... arguments) {
        return new DefaultMessageSourceResolvable(new String[] {key}, arguments);
    }
}
