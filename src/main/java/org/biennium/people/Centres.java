package org.biennium.people;

import java.util.List;
import java.util.Optional;

/** The support centres. */
public interface Centres {

    /** All, by code. */
    List<Centre> all();

    Optional<Centre> find(String code);

    /** The centre with this code; fails when there is none. */
    Centre get(String code);

    /** The centres a host runs, alone or with others. */
    List<Centre> of(String host);
}
