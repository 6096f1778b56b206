package org.biennium.engine;

import org.jspecify.annotations.Nullable;

/**
 * A step as its card and the head of its task show it, in the reader's language.
 *
 * @param title what is to be done, for whom and which period
 * @param due the last moment in words, null where there is none
 * @param isPast whether that moment has passed
 * @param isToBeTaken whether this reader is one of several who may do it, so that one of them takes it first
 */
public record StepCard(String title, @Nullable String due, boolean isPast, boolean isToBeTaken) {}
