package org.biennium.document;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something compulsory that a document still lacks.
 *
 * @param section key of the section
 * @param row the row that lacks it, null for a field of the section itself or where the section has no row at all
 * @param rowNumber place of the row, counted from 1; 0 without a row
 * @param field key of the field, null where the section lacks its first row
 */
public record Missing(
        String section,
        @Nullable UUID row,
        int rowNumber,
        @Nullable String field) {}
