package org.biennium.meeting;

import java.util.List;
import java.util.Optional;

/** The bienniums known. */
public interface Periods {

    /** All, the earliest first. */
    List<Period> all();

    Optional<Period> find(String code);
}
