package org.biennium.engine;

import java.util.List;

/**
 * Something a person asked for cannot be done. Carries the key of one plain sentence that says why and how to mend it;
 * whoever answers the person renders it in their language. Rolls back the transaction it is thrown in.
 */
public final class Refusal extends RuntimeException {

    /** Two at once have waited for each other, and this one was broken off; tried again it goes through. */
    public static final String AT_ONCE = "step.at-once";

    private final String key;
    private final transient List<Object> arguments;

    /**
     * @param key message key of the sentence, complete in every language
     * @param arguments what the sentence names, in its order; never a secret, never what the person may not see
     */
    public Refusal(String key, Object... arguments) {
        super(key);
        this.key = key;
        this.arguments = List.of(arguments);
    }

    public String key() {
        return key;
    }

    public Object[] arguments() {
        return arguments.toArray();
    }
}
