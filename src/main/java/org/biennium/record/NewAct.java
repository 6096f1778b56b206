package org.biennium.record;

import org.biennium.engine.Actor;
import org.jspecify.annotations.Nullable;

/**
 * Something a person does on a case.
 *
 * @param step activity id or, for acts outside a step, the name of the act (withdrawWorkPlan)
 * @param taskId the engine's id of the step, null for acts outside a step
 * @param host the host it was done for, if for one
 * @param outcome the choice made, as the form spells it (sign, return, validate)
 * @param version the version of the document it is about; 0 before the first
 * @param reason in the person's words, up to 10,000 characters
 */
public record NewAct(
        String caseKey,
        String step,
        @Nullable String taskId,
        Actor actor,
        @Nullable String host,
        String outcome,
        int version,
        @Nullable String reason) {}
