package org.biennium.engine;

import org.jspecify.annotations.Nullable;

/**
 * A step waits no longer. Published in the engine's transaction.
 *
 * @param by person who completed it, null when it was taken away (a return, a withdrawal)
 */
public record StepClosed(
        OpenStep step, boolean completed, @Nullable String by) {}
