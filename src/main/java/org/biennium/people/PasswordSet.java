package org.biennium.people;

/** An account has a new password. Published in the transaction that sets it. */
public record PasswordSet(String person) {}
