package org.biennium.mail;

import java.security.Principal;
import java.util.Optional;
import java.util.Set;
import org.biennium.people.Assignment;
import org.biennium.people.People;
import org.biennium.people.Person;
import org.biennium.people.Role;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Who looks into the outbox, and how they are shown a letter: administrators and coordination officers. */
@Component
class MailReaders {

    private static final Assignment OFFICER = new Assignment(Role.OFFICER, null);
    private static final Assignment ADMINISTRATOR = new Assignment(Role.ADMIN, null);

    // What somebody wrote is shown without scripts, without anything fetched, and cut off from the page around it.
    private static final String LETTER_POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'none';"
            + " base-uri 'none'; frame-ancestors 'self'; sandbox";

    /** @param isOfficer whether they may read every plan too */
    record Reader(Person person, boolean isOfficer, boolean isAdministrator) {}

    private final People people;

    MailReaders(People people) {
        this.people = people;
    }

    /** For everybody else there is nothing here. */
    Reader require(Principal signedIn) {
        var roles = people.rolesOf(signedIn.getName());
        return Optional.of(signedIn.getName())
                .filter(id -> Set.of(OFFICER, ADMINISTRATOR).stream().anyMatch(roles::contains))
                .flatMap(people::find)
                .map(person -> new Reader(person, roles.contains(OFFICER), roles.contains(ADMINISTRATOR)))
                .orElseThrow(MailReaders::nothingHere);
    }

    static ResponseStatusException nothingHere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    static ResponseEntity<String> shown(String html) {
        return ResponseEntity.ok()
                .header("Content-Security-Policy", LETTER_POLICY)
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
                .body(html);
    }
}
