package org.biennium.engine;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Watches every user task of every model: gives it to those whose turn it is and tells the rooms. */
@Component
class StepWatch extends AbstractBpmnParseListener {

    private final Rooms rooms;
    private final OpenDoor door;
    private final ApplicationEventPublisher events;

    StepWatch(Rooms rooms, OpenDoor door, ApplicationEventPublisher events) {
        this.rooms = rooms;
        this.door = door;
        this.events = events;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        var definition = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        definition.addTaskListener(TaskListener.EVENTNAME_CREATE, this::opened);
        definition.addTaskListener(TaskListener.EVENTNAME_COMPLETE, this::completed);
        definition.addTaskListener(TaskListener.EVENTNAME_DELETE, this::takenAway);
    }

    private void opened(DelegateTask task) {
        var step = OpenStep.of(task);
        var turn = rooms.of(step.slug()).turn(step);
        turn.groups().forEach(task::addCandidateGroup);
        if (turn.person() != null) {
            task.setAssignee(turn.person());
        }
        if (turn.due() != null) {
            task.setDueDate(Date.from(turn.due().instant()));
        }
        events.publishEvent(new StepOpened(step, turn));
    }

    private void completed(DelegateTask task) {
        // Whatever way the engine offers, a step closes through its form or not at all.
        var person = door.personAt(task.getId());
        if (person == null) {
            throw new Refusal("step.only-by-its-form");
        }
        events.publishEvent(new StepClosed(OpenStep.of(task), true, person));
    }

    private void takenAway(DelegateTask task) {
        events.publishEvent(new StepClosed(OpenStep.of(task), false, null));
    }
}
