package org.biennium.people;

import org.jspecify.annotations.Nullable;

/**
 * A role that a person holds.
 *
 * @param host code of the host for a role of a host, else null
 */
public record Assignment(Role role, @Nullable String host) {}
