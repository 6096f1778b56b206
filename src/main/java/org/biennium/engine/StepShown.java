package org.biennium.engine;

/** Somebody whose turn it is has opened a step in Tasklist. Published in a transaction of its own. */
public record StepShown(OpenStep step, String personId) {}
