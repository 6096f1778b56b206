package org.biennium.engine;

import org.jspecify.annotations.Nullable;

/**
 * An open step has another last moment than before. Published in the transaction that moves it.
 *
 * @param before null where it was not yet known
 * @param after null where it is not known any more
 */
public record StepDueMoved(
        OpenStep step, @Nullable Deadline before, @Nullable Deadline after) {}
