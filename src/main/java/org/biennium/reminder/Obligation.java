package org.biennium.reminder;

import java.time.Instant;
import org.biennium.engine.Deadline;

/**
 * A step that somebody is to do.
 *
 * @param process its slug
 * @param step activity id
 */
record Obligation(String process, String step, Instant openedAt, Deadline due) {}
