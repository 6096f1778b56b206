package org.biennium.engine;

import java.util.Map;
import org.camunda.bpm.engine.delegate.VariableScope;

/**
 * A variable that a gateway of a model asks for, with its name and type in one place.
 *
 * @param name as the model spells it
 * @param type what it holds
 */
public record ProcessVariable<T>(String name, Class<T> type) {

    public static ProcessVariable<Boolean> flag(String name) {
        return new ProcessVariable<>(name, Boolean.class);
    }

    public static ProcessVariable<String> text(String name) {
        return new ProcessVariable<>(name, String.class);
    }

    /** The value in this scope or one around it; fails with the variable's name when it is unset. */
    public T in(VariableScope scope) {
        var value = type.cast(scope.getVariable(name));
        if (value == null) {
            throw new IllegalStateException("The process variable " + name + " is not set");
        }
        return value;
    }

    /** This variable with a value, to hand to the engine. */
    public Map<String, Object> of(T value) {
        return Map.of(name, value);
    }
}
