package org.biennium.document;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a section or a row was taken from.
 *
 * @param row null for a section
 * @param source the other document
 * @param sourceRow null for a section
 */
public record Origin(
        String section,
        @Nullable UUID row,
        UUID source,
        int sourceVersion,
        @Nullable UUID sourceRow) {

    /** The id of the element on a page that shows it. */
    public String anchor() {
        return row == null ? "section-" + section : "row-" + row;
    }
}
