package org.biennium.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A field in which what stands now is not what was typed.
 *
 * @param stands what stands now, null for nothing
 * @param typed what was typed, null for nothing
 */
public record Difference(
        Field field, @Nullable JsonNode stands, @Nullable JsonNode typed, Changed changed) {

    /** What stands now, as it would be typed; every input of the field is there. */
    public Typed standing() {
        return field.asTyped(stands);
    }

    /** Whose change makes the difference. */
    public enum Changed {
        /** Only the others': the person typed what had stood there before. */
        BY_OTHERS,
        /** Only the person's own. */
        BY_ME,
        BY_BOTH;

        /** The word in message keys: by-others. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
