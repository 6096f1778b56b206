package org.biennium.mail;

/** Where letters wait to be sent. Writing is part of the caller's transaction: a rollback sends nothing. */
public interface Outbox {

    /** Renders the letter in its reader's language and puts it into the outbox. Must be called in a transaction. */
    void write(Letter letter);
}
