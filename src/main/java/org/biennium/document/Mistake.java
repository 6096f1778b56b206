package org.biennium.document;

import java.util.List;

/**
 * Something in a template that does not hold together.
 *
 * @param place where it stands, by the keys of the file: sections › activities › fields › budget
 * @param key message key of the sentence, complete in every language
 */
public record Mistake(String place, String key, List<Object> arguments) {

    static Mistake at(String place, String what, Object... arguments) {
        return new Mistake(place, "templates.mistake." + what, List.of(arguments));
    }
}
