package org.biennium.engine;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutorImpl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A step that somebody else completes between two questions of the door is told of as done. */
class FormDoorTest {

    private final OpenStep step = mock();
    private final StepDesk desk = mock();
    private final OpenDoor openDoor = mock();
    private final IdentityService identity = mock();
    private final FormDoor door = new FormDoor(
            mock(),
            desk,
            openDoor,
            mock(),
            new TransactionTemplate(mock(PlatformTransactionManager.class)),
            mock(),
            () -> identity);

    @BeforeEach
    void aHeadComesToAnOpenStep() {
        when(identity.getCurrentAuthentication()).thenReturn(new Authentication("second-head", null));
        when(openDoor.channel()).thenReturn(Actor.Channel.PAGE);
        when(desk.find("7")).thenReturn(Optional.of(step));
    }

    @Test
    void aStepDoneSinceItWasFoundIsToldOfAsDone() {
        when(desk.find("7")).thenReturn(Optional.of(step), Optional.empty());
        when(desk.isOfItsGroups(any(), any())).thenReturn(false);

        assertThatThrownBy(() -> door.submitTaskForm("7", Map.of())).hasMessage("step.already-done");
    }

    @Test
    void aStepDoneWhileTheEngineLooksForItsFormIsToldOfAsDone() {
        when(desk.find("7")).thenReturn(Optional.of(step), Optional.empty());
        when(desk.isOfItsGroups(any(), any())).thenReturn(true);
        door.setCommandExecutor(new CommandExecutorImpl() {
            @Override
            public <T> T execute(Command<T> command) {
                throw new NullPointerException("task");
            }
        });

        assertThatThrownBy(() -> door.submitTaskForm("7", Map.of())).hasMessage("step.already-done");
    }

    @Test
    void anOpenStepOfOthersIsToldOfAsTheirs() {
        when(desk.isOfItsGroups(any(), any())).thenReturn(false);

        assertThatThrownBy(() -> door.submitTaskForm("7", Map.of())).hasMessage("step.not-your-turn");
    }
}
