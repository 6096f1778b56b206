package org.biennium.reminder;

import java.security.Principal;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.biennium.people.Assignment;
import org.biennium.people.People;
import org.biennium.people.Person;
import org.biennium.people.Role;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Who sees and changes how people are reminded. For everybody else there is nothing there. */
@Component
class Staff {

    private final People people;

    Staff(People people) {
        this.people = people;
    }

    Person require(Principal signedIn, Role... roles) {
        var held = people.rolesOf(signedIn.getName());
        if (Stream.of(roles).noneMatch(role -> held.contains(new Assignment(role, null)))) {
            throw nothingHere();
        }
        return people.find(signedIn.getName()).orElseThrow(Staff::nothingHere);
    }

    boolean isOfficer(String personId) {
        return people.holds(personId, Role.OFFICER, null);
    }

    List<String> groupsOf(String personId) {
        return people.groupsOf(Set.of(personId)).getOrDefault(personId, Set.of()).stream()
                .toList();
    }

    static ResponseStatusException nothingHere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
