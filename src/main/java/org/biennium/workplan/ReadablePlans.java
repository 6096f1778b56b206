package org.biennium.workplan;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.biennium.document.Content;
import org.biennium.document.Documents;
import org.biennium.meeting.Period;
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
    private final Documents documents;

    ReadablePlans(WorkPlans plans, WorkPlanRights rights, Centres centres, Periods periods, Documents documents) {
        this.plans = plans;
        this.rights = rights;
        this.centres = centres;
        this.periods = periods;
        this.documents = documents;
    }

    Optional<PlanView> find(String key, String personId) {
        var held = rights.of(personId);
        return plans.find(key).filter(held::mayRead).map(plan -> view(plan, held, known()));
    }

    List<PlanView> all(String personId) {
        var held = rights.of(personId);
        var known = known();
        return plans.all().stream()
                .filter(held::mayRead)
                .map(plan -> view(plan, held, known))
                .toList();
    }

    /** The text as it stands, as the reader of this view may see it. */
    Content text(PlanView plan) {
        return documents.read(plan.document()).seenBy(plan.eyes());
    }

    private Map<String, Period> known() {
        return periods.all().stream().collect(toMap(Period::code, identity()));
    }

    private PlanView view(WorkPlan plan, WorkPlanRights.Held held, Map<String, Period> known) {
        return new PlanView(
                plan.key(),
                centres.get(plan.centre()),
                Objects.requireNonNull(known.get(plan.period())),
                plan.document(),
                plan.state(),
                plan.version(),
                held.eyes(plan),
                held.mayEdit(plan),
                held.isInside(plan));
    }
}
