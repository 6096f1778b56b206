package org.biennium.reminder;

/** An officer has changed a rule. Published in the transaction that changes it. */
record RuleChanged(String code) {}
