package org.biennium.workplan;

import java.util.List;
import org.biennium.people.Assignment;
import org.biennium.people.Centre;
import org.biennium.people.People;
import org.biennium.people.Person;
import org.biennium.people.Role;
import org.springframework.stereotype.Component;

/** Those who draft the plans of a centre together: the drafters of all its hosts. */
@Component
class Drafters {

    private final People people;

    Drafters(People people) {
        this.people = people;
    }

    /** By name. */
    List<Person> of(Centre centre) {
        return people.holdingAny(centre.hosts().stream()
                .map(host -> new Assignment(Role.DRAFTER, host))
                .toList());
    }
}
