package org.biennium.people;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a person may be in the mechanism. Codes are those of the engine groups. */
public enum Role {
    DRAFTER(true),
    HEAD(true),
    FOCAL_POINT(true),
    REVIEWER(true),
    OFFICER(false),
    VALIDATOR(false),
    EVALUATOR(false),
    SECRETARIAT(false),
    ADVISER(false),
    READER(false),
    ADMIN(false);

    private final boolean ofHost;

    Role(boolean ofHost) {
        this.ofHost = ofHost;
    }

    /** Whether the role is held for a host institution; the others are held for the whole mechanism. */
    public boolean ofHost() {
        return ofHost;
    }

    /** The word in group ids, message keys and reference data: focal-point. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Role> of(String code) {
        return Stream.of(values()).filter(role -> role.code().equals(code)).findFirst();
    }

    /**
     * The engine group of those who hold this role.
     *
     * @param host code of the host for a role of a host, null for the others
     */
    public String group(@Nullable String host) {
        if (ofHost != (host != null)) {
            throw new IllegalArgumentException(
                    "The role " + code() + " is held " + (ofHost ? "for a host" : "for all"));
        }
        return host == null ? code() : code() + "-" + host;
    }
}
