package org.biennium.engine;

import java.util.Map;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.jspecify.annotations.Nullable;

/** A task is claimed only for oneself, and nobody ends a case by an error of their making. */
class TaskDoor extends TaskServiceImpl {

    private final Sentences sentences;

    TaskDoor(Sentences sentences) {
        this.sentences = sentences;
    }

    @Override
    public void claim(String taskId, @Nullable String userId) {
        var me = commandExecutorAuthentication();
        if (me != null && !me.equals(userId)) {
            throw refusal("step.claim-only-for-yourself", me);
        }
        super.claim(taskId, userId);
    }

    /** Whoever has taken a task may hand it back; all else the engine checks. */
    @Override
    public void setAssignee(String taskId, @Nullable String userId) {
        var me = commandExecutorAuthentication();
        if (userId == null
                && me != null
                && createTaskQuery().taskId(taskId).taskAssignee(me).count() > 0) {
            super.claim(taskId, null);
        } else {
            super.setAssignee(taskId, userId);
        }
    }

    @Override
    public void handleBpmnError(String taskId, String code, String message, Map<String, Object> variables) {
        throw refusal("step.only-by-its-form", commandExecutorAuthentication());
    }

    @Override
    public void handleEscalation(String taskId, String code, Map<String, Object> variables) {
        throw refusal("step.only-by-its-form", commandExecutorAuthentication());
    }

    private RuntimeException refusal(String key, @Nullable String personId) {
        return SpokenRefusal.of(new Refusal(key), sentences, personId);
    }

    private @Nullable String commandExecutorAuthentication() {
        return getCommandExecutor().execute(context -> context.getAuthenticatedUserId());
    }
}
