package org.biennium.workplan;

import java.util.UUID;
import org.biennium.document.Documents;
import org.biennium.document.Filling;
import org.biennium.meeting.Periods;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Plans of an earlier biennium without a process, for tests of their pages. */
public class WrittenPlan {

    private static final String PERIOD = "2025-2026";

    private final WorkPlans plans;
    private final Documents documents;
    private final Periods periods;
    private final Filling filling;
    private final JdbcClient jdbc;

    WrittenPlan(WorkPlans plans, Documents documents, Periods periods, Filling filling, JdbcClient jdbc) {
        this.plans = plans;
        this.documents = documents;
        this.periods = periods;
        this.filling = filling;
        this.jdbc = jdbc;
    }

    /** An empty plan in drafting, the only one of its centre for its biennium. */
    @Transactional
    public WorkPlan empty(String centre, String language) {
        jdbc.sql("update biennium.work_plan set state = 'withdrawn' where centre = ? and period = ?")
                .params(centre, PERIOD)
                .update();
        var document = documents.create("work-plan", language, "gce-officer");
        return plans.open(centre, periods.find(PERIOD).orElseThrow(), document, "gce-officer");
    }

    /** Hands the plan in for signature as it is. */
    @Transactional
    public void submit(WorkPlan plan) {
        plans.save(plan.submitted(documents.takeVersion(plan.document(), "oss-drafter")));
    }

    /** A plan with all that is compulsory, sealed and published. */
    @Transactional
    public WorkPlan published(String centre, String language) {
        var plan = empty(centre, language);
        complete(plan.document());
        return seal(plan);
    }

    /** Seals and publishes the plan as it is. */
    @Transactional
    public WorkPlan seal(WorkPlan plan) {
        var version = documents.takeVersion(plan.document(), "oss-drafter");
        documents.seal(plan.document(), version, "gce-validator");
        var published = plan.submitted(version).published();
        plans.save(published);
        return published;
    }

    void complete(UUID document) {
        filling.complete(document, "oss-drafter");
    }
}
