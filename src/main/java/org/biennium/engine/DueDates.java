package org.biennium.engine;

import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Lets the engine's due dates, by which Tasklist sorts, follow the last moments of open steps. */
@Component
class DueDates {

    private final TaskService tasks;
    private final IdentityService identity;

    DueDates(@Lazy TaskService tasks, @Lazy IdentityService identity) {
        this.tasks = tasks;
        this.identity = identity;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void follow(StepDueMoved moved) {
        var after = Optional.ofNullable(moved.after())
                .map(due -> Date.from(due.instant()))
                .orElse(null);
        // As the product itself: whoever moves a meeting need not be able to do the tasks that hang on it.
        var before = identity.getCurrentAuthentication();
        identity.clearAuthentication();
        try {
            if (tasks.createTaskQuery().taskId(moved.step().taskId()).count() > 0) {
                tasks.setDueDate(moved.step().taskId(), after);
            }
        } finally {
            identity.setAuthentication(before);
        }
    }
}
