package org.biennium.workplan;

import static org.biennium.workplan.WorkPlanProcess.RETURNED;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import org.biennium.engine.UserStep;
import org.biennium.people.Role;
import org.biennium.record.Acts;
import org.biennium.record.NewAct;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The validating officer validates the plan, with or without observations, or returns it to its drafters. */
record ValidateWorkPlan(Decision decision, @Nullable String remark) {

    enum Decision {
        VALIDATE("validate"),
        VALIDATE_WITH_OBSERVATIONS("validate-with-observations"),
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
        UserStep<ValidateWorkPlan> validateWorkPlan(WorkPlans plans, FourEyes eyes, Acts acts, WorkPlanPost post) {
            return new UserStep<>(ValidateWorkPlan.class, (step, submitted, actor) -> {
                var plan = plans.lock(step.caseKey());
                eyes.requireOfNoHost(plan, actor.personId(), Role.VALIDATOR);
                eyes.requireNotDrafter(plan, actor.personId(), Role.VALIDATOR, null);
                eyes.requireNotDone(
                        plan,
                        actor.personId(),
                        List.of(WorkPlanProcess.SIGN_OFF, WorkPlanProcess.RECOMMEND),
                        Role.VALIDATOR);
                if (submitted.decision() != Decision.VALIDATE) {
                    Reason.require(submitted.remark());
                }
                var act = acts.add(new NewAct(
                        plan.key(),
                        step.step(),
                        step.taskId(),
                        actor,
                        null,
                        submitted.decision().code(),
                        plan.version(),
                        submitted.remark()));
                post.receipt(plan, act);
                var isReturned = submitted.decision() == Decision.RETURN;
                if (isReturned) {
                    plans.save(plan.returned());
                    post.returned(plan, actor, Reason.require(submitted.remark()));
                }
                return RETURNED.of(isReturned);
            });
        }
    }
}
