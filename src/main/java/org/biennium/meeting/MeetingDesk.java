package org.biennium.meeting;

import java.security.Principal;
import org.biennium.people.People;
import org.biennium.people.Role;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Who edits dates: coordination officers. For everybody else there is nothing to edit. */
@Component
class MeetingDesk {

    private final People people;

    MeetingDesk(People people) {
        this.people = people;
    }

    boolean isOfficer(Principal visitor) {
        return people.holds(visitor.getName(), Role.OFFICER, null);
    }

    void requireOfficer(Principal visitor) {
        if (!isOfficer(visitor)) {
            throw nothingHere();
        }
    }

    static ResponseStatusException nothingHere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
