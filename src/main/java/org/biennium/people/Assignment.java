package org.biennium.people;

import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A role that a person holds.
 *
 * @param host code of the host for a role of a host, else null
 */
public record Assignment(Role role, @Nullable String host) {

    public Assignment {
        if (role.ofHost() != (host != null)) {
            throw new IllegalArgumentException(
                    "The role " + role.code() + " is held " + (role.ofHost() ? "for a host" : "for all"));
        }
    }

    /** The engine group of those who hold this role. */
    public String group() {
        return role.group(host);
    }

    /** The role and host that an engine group stands for; empty where it stands for none. */
    public static Optional<Assignment> ofGroup(String group) {
        return Stream.of(Role.values())
                .filter(role -> role.ofHost() ? group.startsWith(role.code() + "-") : group.equals(role.code()))
                .map(role -> new Assignment(
                        role, role.ofHost() ? group.substring(role.code().length() + 1) : null))
                .findFirst();
    }
}
