package org.biennium.people;

import java.util.Locale;
import java.util.Set;

/** Passwords that anybody would try first. */
final class KnownPasswords {

    static final Set<String> ALL = Set.of("demo", "admin", "camunda", "changeme", "password", "postgres", "biennium");

    private KnownPasswords() {}

    /** Whether the password is one of them or the id of its own account. */
    static boolean isKnown(String id, String password) {
        return ALL.contains(password.toLowerCase(Locale.ROOT)) || password.equalsIgnoreCase(id);
    }
}
