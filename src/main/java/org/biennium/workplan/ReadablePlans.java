package org.biennium.workplan;

import java.util.List;
import java.util.Optional;
import org.biennium.meeting.Periods;
import org.biennium.people.Centres;
import org.springframework.stereotype.Component;

/** The plans a person may read; what they may not read is not there for them. */
@Component
class ReadablePlans {

    private final WorkPlans plans;
    private final WorkPlanRights rights;
    private final Centres centres;
    private final Periods periods;

    ReadablePlans(WorkPlans plans, WorkPlanRights rights, Centres centres, Periods periods) {
        this.plans = plans;
        this.rights = rights;
        this.centres = centres;
        this.periods = periods;
    }

    Optional<PlanView> find(String key, String personId) {
        var held = rights.of(personId);
        return plans.find(key).filter(held::mayRead).map(plan -> view(plan, held));
    }

    List<PlanView> all(String personId) {
        var held = rights.of(personId);
        return plans.all().stream()
                .filter(held::mayRead)
                .map(plan -> view(plan, held))
                .toList();
    }

    private PlanView view(WorkPlan plan, WorkPlanRights.Held held) {
        return new PlanView(
                plan.key(),
                centres.get(plan.centre()),
                periods.find(plan.period()).orElseThrow(),
                plan.document(),
                plan.state(),
                plan.version(),
                held.mayEdit(plan));
    }
}
