package org.biennium.record;

import java.time.Instant;

/** Something a person did on a case, as it stands in the record. */
public record Act(long id, NewAct content, Instant at) {}
