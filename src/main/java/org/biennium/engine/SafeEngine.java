package org.biennium.engine;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The engine made safe: our doors for forms and tasks, no rights to an assignee, every user task watched. */
@Component
@Order(0)
class SafeEngine extends AbstractProcessEnginePlugin {

    private final Rooms rooms;
    private final StepDesk desk;
    private final OpenDoor door;
    private final StepWatch watch;
    private final Sentences sentences;
    private final PlatformTransactionManager transactions;
    private final ApplicationEventPublisher events;

    SafeEngine(
            Rooms rooms,
            StepDesk desk,
            OpenDoor door,
            StepWatch watch,
            @Lazy Sentences sentences,
            PlatformTransactionManager transactions,
            ApplicationEventPublisher events) {
        this.rooms = rooms;
        this.desk = desk;
        this.door = door;
        this.watch = watch;
        this.sentences = sentences;
        this.transactions = transactions;
        this.events = events;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setFormService(new FormDoor(
                rooms,
                desk,
                door,
                sentences,
                new TransactionTemplate(transactions),
                events,
                configuration::getIdentityService));
        configuration.setTaskService(new TaskDoor(sentences));
        configuration.setResourceAuthorizationProvider(new GroupsOnly());
        var listeners = new ArrayList<BpmnParseListener>();
        if (configuration.getCustomPostBPMNParseListeners() != null) {
            listeners.addAll(configuration.getCustomPostBPMNParseListeners());
        }
        listeners.add(watch);
        configuration.setCustomPostBPMNParseListeners(listeners);
    }

    /** Rights come by group alone: to be named for a task, or to be a user, gives none. */
    private static final class GroupsOnly extends DefaultAuthorizationProvider {

        @Override
        public AuthorizationEntity @Nullable [] newTaskAssignee(Task task, String before, String now) {
            return null;
        }

        @Override
        public AuthorizationEntity[] newUser(User user) {
            var grants = super.newUser(user);
            for (var grant : List.of(grants)) {
                grant.setPermissions(new Permission[] {Permissions.READ});
            }
            return grants;
        }
    }
}
