package org.biennium.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where open steps of cases are found and completed; Tasklist's form door and our pages both end here. */
public interface StepDesk {

    /** The open step with this engine id. */
    Optional<OpenStep> find(String taskId);

    /** The open steps of a case, in the order they were opened. */
    List<OpenStep> openStepsOf(String caseKey);

    /** Whether it is this person's turn: member of one of the step's groups, and nobody else has taken it. */
    boolean isTurnOf(OpenStep step, String personId);

    /**
     * Completes a step as this person, exactly as Tasklist does: the same form, the same checks.
     *
     * @throws Refusal when the form is not filled as it asks, or the person may not, or the step is already done
     */
    void complete(String taskId, Map<String, Object> submitted, Actor actor);

    /** Closes a step that goes on without the one it waits for; the caller has checked who may and records why. */
    void pass(OpenStep step);

    /** Lets a case go another way by a message of its model; the caller has checked who may and records why. */
    void send(String caseKey, String message);

    /** Opens a step that stands once for each host again for one host; the caller has checked who may. */
    void reopen(String caseKey, String step, String host);

    /** Starts a case as this person, exactly as Tasklist does. Returns its business key. */
    String start(String slug, Map<String, Object> submitted, Actor actor);

    /** Who has taken the step, null when nobody has. */
    @Nullable
    String takenBy(OpenStep step);
}
