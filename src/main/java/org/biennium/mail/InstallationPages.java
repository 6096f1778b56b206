package org.biennium.mail;

import java.security.Principal;
import org.biennium.people.People;
import org.biennium.people.Role;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where an administrator says that mails may leave this copy of a database. */
@Controller
class InstallationPages {

    private final Installation installation;
    private final People people;

    InstallationPages(Installation installation, People people) {
        this.installation = installation;
        this.people = people;
    }

    @PostMapping("/mails/installation")
    String confirm(@RequestParam(defaultValue = "") String name, Principal signedIn) {
        if (!people.holds(signedIn.getName(), Role.ADMIN, null)) {
            throw MailReaders.nothingHere();
        }
        installation.confirm(name, signedIn.getName());
        return "redirect:/mails";
    }
}
