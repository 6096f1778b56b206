package org.biennium.engine;

/** A step has become somebody's turn. Published in the engine's transaction. */
public record StepOpened(OpenStep step, Turn turn) {}
