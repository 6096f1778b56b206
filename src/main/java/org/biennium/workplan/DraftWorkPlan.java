package org.biennium.workplan;

import static org.biennium.workplan.WorkPlanProcess.RETURNED;

import org.biennium.document.Documents;
import org.biennium.document.Finding;
import org.biennium.document.Handings;
import org.biennium.engine.Refusal;
import org.biennium.engine.UserStep;
import org.biennium.people.Centres;
import org.biennium.record.Acts;
import org.biennium.record.NewAct;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A drafter of the lead host submits the plan; what is compulsory must be there. */
record DraftWorkPlan(@Nullable String remark) {

    @Configuration(proxyBeanMethods = false)
    static class Step {

        @Bean
        UserStep<DraftWorkPlan> draftWorkPlan(
                WorkPlans plans,
                Documents documents,
                PlanChecks checks,
                Handings handings,
                Centres centres,
                Acts acts,
                WorkPlanPost post) {
            return new UserStep<>(DraftWorkPlan.class, (step, submitted, actor) -> {
                var plan = plans.lock(step.caseKey());
                var blockers = checks.of(plan, documents.read(plan.document())).stream()
                        .filter(finding -> finding.level() == Finding.Level.BLOCKER)
                        .count();
                if (blockers > 0) {
                    throw new Refusal("work-plan.incomplete", blockers);
                }
                var version = documents.takeVersion(plan.document(), actor.personId());
                plans.save(plan.submitted(version));
                handings.endAll(plan.document(), actor.personId());
                var lead = centres.get(plan.centre()).lead();
                var act = acts.add(new NewAct(
                        plan.key(), step.step(), step.taskId(), actor, lead, "submit", version, submitted.remark()));
                post.receipt(plan, act);
                return RETURNED.of(false);
            });
        }
    }
}
