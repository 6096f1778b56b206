package org.biennium.workplan;

import java.util.Optional;
import org.biennium.document.Documents;
import org.biennium.document.Version;
import org.springframework.stereotype.Component;

/** The versions of a plan: the final one for all its readers, earlier ones for those who may follow its way there. */
@Component
class PlanVersions {

    private final WorkPlans plans;
    private final WorkPlanRights rights;
    private final Documents documents;

    PlanVersions(WorkPlans plans, WorkPlanRights rights, Documents documents) {
        this.plans = plans;
        this.rights = rights;
        this.documents = documents;
    }

    Optional<Version> find(PlanView plan, int number, String personId) {
        return documents
                .version(plan.document(), number)
                .filter(version -> isFinal(plan, number) || mayFollow(plan, personId))
                .map(version -> documents.seenBy(plan.eyes(), version));
    }

    /** The sealed version as the reader of this view may see it, once there is one. */
    Optional<Version> sealed(PlanView plan) {
        return documents.sealed(plan.document()).map(version -> documents.seenBy(plan.eyes(), version));
    }

    /** The fingerprint of what the public sees of the sealed version, once there is one. */
    Optional<String> publicFingerprint(PlanView plan) {
        return documents.publicFingerprint(plan.document());
    }

    private boolean isFinal(PlanView plan, int number) {
        return documents
                .sealed(plan.document())
                .map(Version::number)
                .filter(it -> it == number)
                .isPresent();
    }

    private boolean mayFollow(PlanView plan, String personId) {
        return plans.find(plan.key())
                .map(it -> new WorkPlan(
                        it.key(), it.centre(), it.period(), it.document(), WorkPlan.State.IN_REVIEW, it.version()))
                .filter(inReview -> rights.of(personId).mayRead(inReview))
                .isPresent();
    }
}
