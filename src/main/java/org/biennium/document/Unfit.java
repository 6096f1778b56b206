package org.biennium.document;

import java.util.List;
import org.biennium.engine.Refusal;

/** What was typed is not what the field takes. Carries the key of the sentence that says why. */
final class Unfit extends RuntimeException {

    private final String key;
    private final transient List<Object> arguments;

    Unfit(String key, Object... arguments) {
        super(key, null, false, false);
        this.key = key;
        this.arguments = List.of(arguments);
    }

    /** The same sentence where no field of a document is at hand. */
    Refusal asRefusal() {
        return new Refusal(key, arguments.toArray());
    }

    Problem of(Field field) {
        return new Problem(field.key(), key, arguments);
    }
}
