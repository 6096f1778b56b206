package org.biennium.workplan;

/**
 * The officer opens the plan of a centre for a biennium.
 *
 * @param centre code
 * @param period code
 */
record OpenWorkPlan(String centre, String period) {}
