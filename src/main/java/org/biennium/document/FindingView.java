package org.biennium.document;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a check has to say, set for one reader.
 *
 * @param place section, number of the row and field, in words
 * @param sentence what is wrong and how to mend it
 */
public record FindingView(
        Finding.Level level,
        String section,
        @Nullable UUID row,
        @Nullable String field,
        String place,
        String sentence) {}
