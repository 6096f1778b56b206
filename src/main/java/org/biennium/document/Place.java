package org.biennium.document;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is saved at once: a section, or one row of a section.
 *
 * @param section key of the section
 */
public record Place(String section, @Nullable UUID row) {

    public static Place of(String section) {
        return new Place(section, null);
    }

    /** Where it stands in the log of edits. */
    String path() {
        return "/" + section + (row == null ? "" : "/" + row);
    }

    String path(String field) {
        return path() + "/" + field;
    }
}
