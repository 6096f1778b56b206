package org.biennium.workplan;

import static java.util.Objects.requireNonNull;
import static org.biennium.workplan.WorkPlanProcess.RETURNED;

import com.fasterxml.jackson.annotation.JsonValue;
import org.biennium.engine.UserStep;
import org.biennium.people.Role;
import org.biennium.record.Acts;
import org.biennium.record.NewAct;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The head of a host signs the plan off, with or without a reservation, or returns it to its drafters. */
record SignOffWorkPlan(Decision decision, @Nullable String remark) {

    enum Decision {
        SIGN("sign"),
        SIGN_WITH_RESERVATION("sign-with-reservation"),
        RETURN(History.RETURN);

        private final String code;

        Decision(String code) {
            this.code = code;
        }

        @JsonValue
        String code() {
            return code;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Step {

        @Bean
        UserStep<SignOffWorkPlan> signOffWorkPlan(WorkPlans plans, FourEyes eyes, Acts acts, WorkPlanPost post) {
            return new UserStep<>(SignOffWorkPlan.class, (step, submitted, actor) -> {
                var plan = plans.lock(step.caseKey());
                var host = requireNonNull(step.host());
                eyes.requireNotDrafter(plan, actor.personId(), Role.HEAD, host);
                if (submitted.decision() != Decision.SIGN) {
                    Reason.require(submitted.remark());
                }
                var act = acts.add(new NewAct(
                        plan.key(),
                        step.step(),
                        step.taskId(),
                        actor,
                        host,
                        submitted.decision().code(),
                        plan.version(),
                        submitted.remark()));
                post.receipt(plan, act);
                var isReturned = submitted.decision() == Decision.RETURN;
                if (isReturned) {
                    plans.save(plan.returned());
                    post.returnedFor(host, plan, actor, Reason.require(submitted.remark()));
                }
                return RETURNED.of(isReturned);
            });
        }
    }
}
