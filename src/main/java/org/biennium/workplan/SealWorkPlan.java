package org.biennium.workplan;

import org.biennium.document.Documents;
import org.biennium.record.Acts;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Seals the version that was validated, for good, and publishes it. */
@Component
class SealWorkPlan implements JavaDelegate {

    private final WorkPlans plans;
    private final Documents documents;
    private final Acts acts;
    private final WorkPlanPost post;

    SealWorkPlan(WorkPlans plans, Documents documents, Acts acts, WorkPlanPost post) {
        this.plans = plans;
        this.documents = documents;
        this.acts = acts;
        this.post = post;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var plan = plans.lock(execution.getProcessBusinessKey());
        var validation = new History(acts.of(plan.key()))
                .last(WorkPlanProcess.VALIDATE, plan.version())
                .orElseThrow()
                .content();
        documents.seal(plan.document(), plan.version(), validation.actor().personId());
        plans.save(plan.published());
        post.published(plan, validation);
    }
}
