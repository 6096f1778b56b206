package org.biennium.people;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The persons who take part and the roles they hold now. */
public interface People {

    Optional<Person> find(String id);

    /** The person with this id; fails when there is none. */
    Person get(String id);

    /** The roles of a person, looked up anew: a revoked one is gone at once. */
    Set<Assignment> rolesOf(String id);

    /** Whether the person holds this role, for this host where it is a role of a host. */
    boolean holds(String id, Role role, @Nullable String host);

    /** Those who hold a role, by name. */
    List<Person> holding(Role role, @Nullable String host);

    /** The members of an engine group, by name. */
    List<Person> inGroup(String group);
}
