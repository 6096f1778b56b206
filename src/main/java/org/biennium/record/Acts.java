package org.biennium.record;

import java.util.List;

/** Who did what, for whom, when, on which version. Only ever added to. */
public interface Acts {

    /** Adds an act in the caller's transaction. */
    void add(NewAct act);

    /** The acts of a case, the earliest first. */
    List<Act> of(String caseKey);
}
