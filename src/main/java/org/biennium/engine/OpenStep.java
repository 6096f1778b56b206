package org.biennium.engine;

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
        @Nullable String host) {}
