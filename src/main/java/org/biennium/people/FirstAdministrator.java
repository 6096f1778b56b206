package org.biennium.people;

import static java.util.stream.Collectors.toSet;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.biennium.engine.Accounts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sees to it that somebody administers: whom the environment gives, or who is there already. */
@Component
class FirstAdministrator {

    private static final Assignment ADMIN = new Assignment(Role.ADMIN, null);
    private static final ZoneId MONTREAL = ZoneId.of("America/Toronto");

    private final People people;
    private final Register register;
    private final Accounts accounts;

    FirstAdministrator(People people, Register register, Accounts accounts) {
        this.people = people;
        this.register = register;
        this.accounts = accounts;
    }

    /** Creates whom the environment gives, or lets them administer; a password that was changed since stays. */
    void ensure(AdministratorProperties given) {
        var id = given.id();
        if (id != null) {
            requireGoodPassword(id, given.password());
        }
        var known = id == null ? null : people.find(id).orElse(null);
        if (known != null) {
            keep(known, given.mail());
        } else if (id != null) {
            create(id, given.password(), given.mail());
        } else if (people.holding(Role.ADMIN, null).isEmpty()) {
            throw new StartRefused("no administrator exists yet, so give one by BIENNIUM_ADMINISTRATOR_ID,"
                    + " BIENNIUM_ADMINISTRATOR_PASSWORD and BIENNIUM_ADMINISTRATOR_MAIL");
        }
    }

    private void create(String id, @Nullable String password, @Nullable String mail) {
        if (password == null || mail == null) {
            throw new StartRefused("the administrator " + id + " does not exist yet, so give"
                    + " BIENNIUM_ADMINISTRATOR_PASSWORD and BIENNIUM_ADMINISTRATOR_MAIL too");
        }
        if (!PersonForm.isId(id) || !MailAddress.isGood(mail)) {
            throw new StartRefused("BIENNIUM_ADMINISTRATOR_ID takes small letters, digits and hyphens, and"
                    + " BIENNIUM_ADMINISTRATOR_MAIL a mail address");
        }
        if (!accounts.allows(password, id, id, mail)) {
            throw new StartRefused("BIENNIUM_ADMINISTRATOR_PASSWORD is too easy to guess, so give one of at least ten"
                    + " characters with a small and a capital letter, a digit and another sign, without the id in it");
        }
        register.enter(
                new Person(id, id, mail, List.of("en"), Locale.ENGLISH, MONTREAL, null, null), Set.of(ADMIN), password);
    }

    private void keep(Person known, @Nullable String mail) {
        if (!people.isOpen(known.id())) {
            throw new StartRefused("the account " + known.id() + " was closed, so give another administrator by"
                    + " BIENNIUM_ADMINISTRATOR_ID");
        }
        if (mail != null && !mail.equals(known.mail())) {
            register.change(known.withMail(mail));
        }
        register.assign(
                known.id(),
                Stream.concat(people.rolesOf(known.id()).stream(), Stream.of(ADMIN))
                        .collect(toSet()));
    }

    private static void requireGoodPassword(String id, @Nullable String password) {
        if (password != null && KnownPasswords.isKnown(id, password)) {
            throw new StartRefused(
                    "the password in BIENNIUM_ADMINISTRATOR_PASSWORD is a well-known one, so give another");
        }
    }
}
