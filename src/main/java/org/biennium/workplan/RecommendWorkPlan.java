package org.biennium.workplan;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Map;
import org.biennium.engine.UserStep;
import org.biennium.people.Role;
import org.biennium.record.Acts;
import org.biennium.record.NewAct;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The coordination officer recommends that the plan be validated or returned; another person decides. */
record RecommendWorkPlan(Recommendation recommendation, String remark) {

    enum Recommendation {
        VALIDATE("validate"),
        RETURN(History.RETURN);

        private final String code;

        Recommendation(String code) {
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
        UserStep<RecommendWorkPlan> recommendWorkPlan(WorkPlans plans, FourEyes eyes, Acts acts, WorkPlanPost post) {
            return new UserStep<>(RecommendWorkPlan.class, (step, submitted, actor) -> {
                var plan = plans.lock(step.caseKey());
                eyes.requireOfNoHost(plan, actor.personId(), Role.OFFICER);
                eyes.requireNotDrafter(plan, actor.personId(), Role.OFFICER, null);
                eyes.requireNotDone(plan, actor.personId(), List.of(WorkPlanProcess.SIGN_OFF), Role.OFFICER);
                var act = acts.add(new NewAct(
                        plan.key(),
                        step.step(),
                        step.taskId(),
                        actor,
                        null,
                        submitted.recommendation().code(),
                        plan.version(),
                        submitted.remark()));
                post.receipt(plan, act);
                return Map.of();
            });
        }
    }
}
