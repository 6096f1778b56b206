package org.biennium.workplan;

import java.util.List;
import java.util.Optional;
import org.biennium.document.Content;
import org.biennium.document.Documents;
import org.biennium.document.Edition;
import org.biennium.document.Editions;
import org.biennium.document.Version;
import org.springframework.stereotype.Component;

/**
 * The versions of a plan: the final one for all its readers, earlier ones for those who may follow its way there, named
 * drafts for those who write it and their officers.
 */
@Component
class PlanVersions {

    /** Stands for the text as it stands among the codes of those that were kept. */
    static final String NOW = "now";

    private final WorkPlans plans;
    private final WorkPlanRights rights;
    private final Documents documents;
    private final Editions editions;

    PlanVersions(WorkPlans plans, WorkPlanRights rights, Documents documents, Editions editions) {
        this.plans = plans;
        this.rights = rights;
        this.documents = documents;
        this.editions = editions;
    }

    /** All that this person may see, the latest first, without their texts. */
    List<Edition> all(PlanView plan, String personId) {
        var rights = rightsIn(plan, personId);
        var sealed = documents.sealedNumber(plan.document()).orElse(0);
        return editions.of(plan.document()).stream()
                .filter(edition -> edition.id().isVersion()
                        ? edition.id().number() == sealed || rights.mayFollow()
                        : rights.seesDrafts())
                .toList();
    }

    Optional<Version> find(PlanView plan, int number, String personId) {
        return find(plan, Edition.Id.version(number), personId);
    }

    /** The sealed version as the reader of this view may see it, once there is one. */
    Optional<Version> sealed(PlanView plan) {
        return documents.sealed(plan.document()).map(version -> documents.seenBy(plan.eyes(), version));
    }

    /** The fingerprint of what the public sees of the sealed version, once there is one. */
    Optional<String> publicFingerprint(PlanView plan) {
        return documents.publicFingerprint(plan.document());
    }

    Optional<Version> find(PlanView plan, Edition.Id id, String personId) {
        var rights = rightsIn(plan, personId);
        var isOpen = id.isVersion()
                ? rights.mayFollow() || documents.sealedNumber(plan.document()).orElse(0) == id.number()
                : rights.seesDrafts();
        return isOpen
                ? editions.find(plan.document(), id).map(version -> documents.seenBy(plan.eyes(), version))
                : Optional.empty();
    }

    /** The text of one of them; {@value #NOW} is the text as it stands. */
    Optional<Content> text(PlanView plan, String code, String personId) {
        return code.equals(NOW)
                ? Optional.of(documents.read(plan.document()).seenBy(plan.eyes()))
                : Edition.Id.of(code).flatMap(id -> find(plan, id, personId)).map(documents::read);
    }

    /** What a person may see beside the plan itself. */
    private record Rights(boolean mayFollow, boolean seesDrafts) {}

    private Rights rightsIn(PlanView plan, String personId) {
        var held = rights.of(personId);
        return plans.find(plan.key())
                .map(it -> new WorkPlan(
                        it.key(), it.centre(), it.period(), it.document(), WorkPlan.State.IN_REVIEW, it.version()))
                .map(inReview -> new Rights(held.mayRead(inReview), held.seesDrafts(inReview)))
                .orElse(new Rights(false, false));
    }
}
