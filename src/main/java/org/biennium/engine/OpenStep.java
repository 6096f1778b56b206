package org.biennium.engine;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;

/**
 * A step that waits for a person.
 *
 * @param taskId the engine's id, what mails and pages link to
 * @param slug of its process, such as work-plan
 * @param step its name everywhere: activity id, record, form and message key
 * @param caseKey business key of its case, such as WP-2027-SAHEL
 * @param host the host it is for where a step is opened once for each host, else null
 */
public record OpenStep(
        String taskId,
        String slug,
        String step,
        String caseKey,
        @Nullable String host) {

    /** The variable by which a model says for which host a step is opened. */
    static final ProcessVariable<String> HOST = ProcessVariable.text("host");

    static OpenStep of(DelegateTask task) {
        return new OpenStep(
                task.getId(),
                slug(task.getProcessDefinitionId()),
                task.getTaskDefinitionKey(),
                task.getExecution().getProcessBusinessKey(),
                (String) task.getVariable(HOST.name()));
    }

    static OpenStep of(Task task, String caseKey, @Nullable String host) {
        return new OpenStep(
                task.getId(), slug(task.getProcessDefinitionId()), task.getTaskDefinitionKey(), caseKey, host);
    }

    /** The process a definition is of: the engine writes its key before the first colon. */
    static String slug(String processDefinitionId) {
        return Names.kebab(processDefinitionId.substring(0, processDefinitionId.indexOf(':')));
    }
}
