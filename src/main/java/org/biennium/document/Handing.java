package org.biennium.document;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A section or a row in the hands of one of those who draft it. It locks nobody out.
 *
 * @param rowNumber number of the row, counted from 1; 0 for a section
 * @param note what was said with it, if anything
 */
public record Handing(
        long id,
        Place place,
        int rowNumber,
        String to,
        String by,
        @Nullable String note,
        Instant at) {}
