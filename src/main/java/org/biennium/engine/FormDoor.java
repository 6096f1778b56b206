package org.biennium.engine;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.plugin.variable.SpinValues;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The only door by which a form is shown, started and completed. What is shown is translated and holds nothing but the
 * facts of its room; what is sent is checked against the form of the step and handed to the room in one transaction.
 */
class FormDoor extends FormServiceImpl {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final Rooms rooms;
    private final StepDesk desk;
    private final OpenDoor door;
    private final Sentences sentences;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Supplier<IdentityService> identity;

    FormDoor(
            Rooms rooms,
            StepDesk desk,
            OpenDoor door,
            Sentences sentences,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Supplier<IdentityService> identity) {
        this.rooms = rooms;
        this.desk = desk;
        this.door = door;
        this.sentences = sentences;
        this.transaction = transaction;
        this.events = events;
        this.identity = identity;
    }

    @Override
    public InputStream getDeployedTaskForm(String taskId) {
        try {
            return form(taskId).spoken(this::text, field -> List.of());
        } catch (Refusal refusal) {
            throw spoken(refusal);
        }
    }

    private Form form(String taskId) {
        try {
            return Form.read(super.getDeployedTaskForm(taskId));
        } catch (NullPointerException engine) {
            // The engine looks for the task twice, and does not expect that somebody ends it in between.
            if (desk.find(taskId).isPresent()) {
                throw engine;
            }
            throw new Refusal("step.already-done");
        }
    }

    @Override
    public InputStream getDeployedStartForm(String processDefinitionId) {
        var form = Form.read(super.getDeployedStartForm(processDefinitionId));
        return form.spoken(this::text, field -> options(processDefinitionId, field));
    }

    /** Only the facts of the room, under the one name {@code facts}; no process variable leaves the engine. */
    @Override
    public VariableMap getTaskFormVariables(String taskId, @Nullable Collection<String> names, boolean deserialize) {
        try {
            return Variables.createVariables()
                    .putValueTyped(
                            "facts",
                            SpinValues.jsonValue(JSON.valueToTree(facts(taskId)).toString())
                                    .create());
        } catch (Refusal refusal) {
            throw spoken(refusal);
        } catch (NullValueException takenAwayMeanwhile) {
            throw spoken(new Refusal("step.already-done"));
        } catch (ConcurrencyFailureException e) {
            throw spoken(new Refusal(Refusal.AT_ONCE));
        }
    }

    private Map<String, Object> facts(String taskId) {
        var reader = reader();
        super.getTaskFormData(taskId); // The engine's own check that this person may read the task.
        var step = desk.find(taskId).orElseThrow(() -> new Refusal("step.already-done"));
        if (desk.isTurnOf(step, reader)) {
            transaction.executeWithoutResult(status -> events.publishEvent(new StepShown(step, reader)));
        }
        return rooms.of(step.slug()).facts(step, reader, sentences.localeOf(reader));
    }

    @Override
    public VariableMap getTaskFormVariables(String taskId) {
        return getTaskFormVariables(taskId, null, true);
    }

    @Override
    public VariableMap getStartFormVariables(
            String processDefinitionId, @Nullable Collection<String> names, boolean deserialize) {
        return Variables.createVariables();
    }

    @Override
    public void submitTaskForm(String taskId, Map<String, Object> sent) {
        speaking(() -> {
            complete(taskId, sent);
            return taskId;
        });
    }

    @Override
    public VariableMap submitTaskFormWithVariablesInReturn(
            String taskId, Map<String, Object> sent, boolean deserialize) {
        submitTaskForm(taskId, sent);
        return Variables.createVariables();
    }

    @Override
    public ProcessInstance submitStartForm(String processDefinitionId, Map<String, Object> sent) {
        return speaking(() -> start(processDefinitionId, sent));
    }

    /** A business key that comes from outside is ignored: the room sets it. */
    @Override
    public ProcessInstance submitStartForm(
            String processDefinitionId, @Nullable String businessKey, Map<String, Object> sent) {
        return submitStartForm(processDefinitionId, sent);
    }

    private ProcessInstance start(String processDefinitionId, Map<String, Object> sent) {
        var form = Form.read(super.getDeployedStartForm(processDefinitionId));
        var answers = form.check(plain(sent), field -> options(processDefinitionId, field));
        var caseKey = opened(rooms.of(OpenStep.slug(processDefinitionId)), answers);
        return super.submitStartForm(processDefinitionId, caseKey, Map.of());
    }

    private <T extends Record> String opened(ProcessRoom<T> room, Map<String, Object> answers) {
        return room.open(JSON.convertValue(answers, room.startForm()), new Actor(reader(), door.channel()));
    }

    private void complete(String taskId, Map<String, Object> sent) {
        var step = desk.find(taskId).orElseThrow(() -> new Refusal("step.already-done"));
        var actor = new Actor(reader(), door.channel());
        // Each question is asked once: somebody else may complete the step between two of them.
        if (!desk.isOfItsGroups(step, actor.personId())) {
            throw new Refusal(desk.find(taskId).isPresent() ? "step.not-your-turn" : "step.already-done");
        }
        var taker = desk.takenBy(step);
        if (taker != null && !taker.equals(actor.personId())) {
            throw new Refusal("step.taken-by-another", desk.nameOf(taker));
        }
        var answers = form(taskId).check(plain(sent), field -> List.of());
        var variables = completion(rooms.step(step.step()), step, answers, actor);
        door.through(taskId, actor.personId(), () -> super.submitTaskForm(taskId, variables));
    }

    private static <T extends Record> Map<String, Object> completion(
            UserStep<T> userStep, OpenStep step, Map<String, Object> answers, Actor actor) {
        return userStep.completion().complete(step, JSON.convertValue(answers, userStep.form()), actor);
    }

    private List<ProcessRoom.Option> options(String processDefinitionId, String field) {
        var reader = reader();
        return rooms.of(OpenStep.slug(processDefinitionId)).options(field, sentences.localeOf(reader));
    }

    /** In one transaction; a refusal is spoken to Tasklist in the person's language, to our pages as itself. */
    private <T> T speaking(Supplier<T> act) {
        try {
            return transaction.execute(status -> act.get());
        } catch (Refusal refusal) {
            throw spoken(refusal);
        } catch (AuthorizationException e) {
            throw spoken(new Refusal("step.not-your-turn"));
        } catch (OptimisticLockingException | NullValueException e) {
            throw spoken(new Refusal("step.already-done"));
        } catch (ConcurrencyFailureException e) {
            throw spoken(new Refusal(Refusal.AT_ONCE));
        }
    }

    private RuntimeException spoken(Refusal refusal) {
        return door.channel() == Actor.Channel.TASKLIST ? SpokenRefusal.of(refusal, sentences, reader()) : refusal;
    }

    private static Map<String, Object> plain(Map<String, Object> sent) {
        var values = new HashMap<String, Object>();
        for (var name : sent.keySet()) {
            values.put(name, sent instanceof VariableMap typed ? typed.getValue(name, Object.class) : sent.get(name));
        }
        return values;
    }

    private @Nullable String text(String key) {
        return sentences.find(key, reader());
    }

    private String reader() {
        var current = identity.get().getCurrentAuthentication();
        if (current == null) {
            throw new IllegalStateException("A form is only for a person who has signed in");
        }
        return current.getUserId();
    }
}
