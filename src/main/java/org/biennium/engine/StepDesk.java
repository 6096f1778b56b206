package org.biennium.engine;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where open steps of cases are found and completed; Tasklist's form door and our pages both end here. */
@Component
public class StepDesk {

    private final TaskService tasks;
    private final FormService forms;
    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final IdentityService identity;
    private final OpenDoor door;

    // Lazily: the engine asks for its doors, and the doors for this desk, before the engine is built.
    StepDesk(
            @Lazy TaskService tasks,
            @Lazy FormService forms,
            @Lazy RuntimeService runtime,
            @Lazy RepositoryService repository,
            @Lazy IdentityService identity,
            OpenDoor door) {
        this.tasks = tasks;
        this.forms = forms;
        this.runtime = runtime;
        this.repository = repository;
        this.identity = identity;
        this.door = door;
    }

    /** The open step with this engine id. */
    public Optional<OpenStep> find(String taskId) {
        return unchecked(
                () -> Optional.ofNullable(tasks.createTaskQuery().taskId(taskId).singleResult())
                        .flatMap(this::step));
    }

    /** The open steps of a case, in the order they were opened. */
    public List<OpenStep> openStepsOf(String caseKey) {
        return unchecked(() ->
                tasks
                        .createTaskQuery()
                        .processInstanceBusinessKey(caseKey)
                        .orderByTaskCreateTime()
                        .asc()
                        .list()
                        .stream()
                        .map(this::step)
                        .flatMap(Optional::stream)
                        .toList());
    }

    /** Whether it is this person's turn: a member now of one of the step's groups, and nobody else has taken it. */
    public boolean isTurnOf(OpenStep step, String personId) {
        var taker = takenBy(step);
        return (taker == null || taker.equals(personId)) && isOfItsGroups(step, personId);
    }

    /** Who has taken the step, or was named for it; null when nobody has. */
    public @Nullable String takenBy(OpenStep step) {
        return unchecked(() -> Optional.ofNullable(
                        tasks.createTaskQuery().taskId(step.taskId()).singleResult())
                .map(Task::getAssignee)
                .orElse(null));
    }

    /** The name of the colleague who has taken a step that might have been this person's. */
    public Optional<String> colleagueOn(OpenStep step, String personId) {
        return Optional.ofNullable(takenBy(step))
                .filter(taker -> !taker.equals(personId) && isOfItsGroups(step, personId))
                .map(this::nameOf);
    }

    String nameOf(String personId) {
        return unchecked(() -> name(identity.createUserQuery().userId(personId).singleResult()));
    }

    /** The names of these persons, by id, in one query. */
    Map<String, String> namesOf(Collection<String> personIds) {
        return personIds.isEmpty()
                ? Map.of()
                : unchecked(() -> identity.createUserQuery().userIdIn(personIds.toArray(String[]::new)).list().stream()
                        .collect(toMap(User::getId, StepDesk::name)));
    }

    private static String name(User user) {
        return (user.getFirstName() + " " + user.getLastName()).strip();
    }

    boolean isOfItsGroups(OpenStep step, String personId) {
        var groups = groupsOf(personId);
        // Asked as one query: the task may be completed by somebody else at any moment.
        return !groups.isEmpty()
                && unchecked(() -> tasks.createTaskQuery()
                                .taskId(step.taskId())
                                .taskCandidateGroupIn(List.copyOf(groups))
                                .includeAssignedTasks()
                                .count()
                        > 0);
    }

    /**
     * Completes a step as this person, exactly as Tasklist does: the same form, the same checks.
     *
     * @throws Refusal when the form is not filled as it asks, or the person may not, or the step is already done
     */
    @Transactional
    public void complete(String taskId, Map<String, Object> submitted, Actor actor) {
        as(actor, () -> forms.submitTaskForm(taskId, new HashMap<>(submitted)));
    }

    /** What the form of a step asks of this person, in their language: the same form as in Tasklist. */
    public List<FormField> formOf(OpenStep step, Actor actor) {
        return asActor(actor, () -> Form.read(forms.getDeployedTaskForm(step.taskId())))
                .fields();
    }

    /** Starts a case as this person, exactly as Tasklist does. Returns its business key. */
    @Transactional
    public String start(String slug, Map<String, Object> submitted, Actor actor) {
        var definition = unchecked(() -> repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(Names.camel(slug))
                .latestVersion()
                .singleResult());
        return asActor(actor, () -> forms.submitStartForm(definition.getId(), new HashMap<>(submitted)))
                .getBusinessKey();
    }

    /** Closes a step that goes on without the one it waits for; the caller has checked who may and records why. */
    @Transactional
    public void pass(OpenStep step, Actor actor) {
        unchecked(() -> {
            door.through(step.taskId(), actor.personId(), () -> tasks.complete(step.taskId()));
            return step;
        });
    }

    /** Lets a case go another way by a message of its model; the caller has checked who may and records why. */
    @Transactional
    public void send(String caseKey, String message) {
        unchecked(() -> runtime.createMessageCorrelation(message)
                .processInstanceBusinessKey(caseKey)
                .correlateWithResult());
    }

    /** Opens a step that stands once for each host again for one host; the caller has checked who may. */
    @Transactional
    public void reopen(String caseKey, String step, String host) {
        unchecked(() -> {
            var instance = runtime.createProcessInstanceQuery()
                    .processInstanceBusinessKey(caseKey)
                    .singleResult();
            runtime.createProcessInstanceModification(instance.getId())
                    .startBeforeActivity(step)
                    .setVariableLocal(OpenStep.HOST.name(), host)
                    .execute();
            return instance;
        });
    }

    /** Empty when the step was done, or its case ended, since the task was found. */
    private Optional<OpenStep> step(Task task) {
        try {
            return Optional.ofNullable(runtime.createProcessInstanceQuery()
                            .processInstanceId(task.getProcessInstanceId())
                            .singleResult())
                    .map(instance -> OpenStep.of(task, instance.getBusinessKey(), (String)
                            runtime.getVariable(task.getExecutionId(), OpenStep.HOST.name())));
        } catch (NullValueException gone) {
            return Optional.empty();
        }
    }

    Set<String> groupsOf(String personId) {
        return unchecked(() -> identity.createGroupQuery().groupMember(personId).list().stream()
                .map(Group::getId)
                .collect(toSet()));
    }

    private void as(Actor actor, Runnable act) {
        asActor(actor, () -> {
            act.run();
            return actor;
        });
    }

    private <T> T asActor(Actor actor, Supplier<T> act) {
        var before = identity.getCurrentAuthentication();
        identity.setAuthentication(actor.personId(), List.copyOf(groupsOf(actor.personId())));
        try {
            return door.by(actor.channel(), act);
        } catch (AuthorizationException e) {
            throw new Refusal("step.not-your-turn");
        } catch (OptimisticLockingException | NullValueException e) {
            throw new Refusal("step.already-done");
        } catch (ConcurrencyFailureException e) {
            throw new Refusal(Refusal.AT_ONCE);
        } finally {
            identity.setAuthentication(before);
        }
    }

    /** As the product itself: what the engine would not show this person, but the rule at hand needs to know. */
    private <T> T unchecked(Supplier<T> question) {
        var before = identity.getCurrentAuthentication();
        identity.clearAuthentication();
        try {
            return question.get();
        } finally {
            identity.setAuthentication(before);
        }
    }
}
