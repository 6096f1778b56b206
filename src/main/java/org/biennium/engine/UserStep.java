package org.biennium.engine;

import java.util.Map;

/**
 * A step that a person completes. The bean's name is the activity id; the record it takes equals the form.
 *
 * @param form the record whose components are the fields of the form, under the same names
 * @param completion what completing does
 */
public record UserStep<T extends Record>(Class<T> form, Completion<T> completion) {

    /** The act itself: runs in the engine's transaction, after the form was checked and before the step closes. */
    @FunctionalInterface
    public interface Completion<T> {

        /**
         * @return the variables that the next gateway asks for
         * @throws Refusal when this person may not do it, or not now
         */
        Map<String, Object> complete(OpenStep step, T submitted, Actor actor);
    }
}
