package org.biennium.document;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a document is expected to keep to; a check tells where it does not.
 *
 * @param first day of the time it speaks of, null where that is open
 * @param last day of that time
 * @param countries ISO codes of those it is for, which are offered first; empty while they are not known
 */
public record Bounds(@Nullable LocalDate first, @Nullable LocalDate last, List<String> countries) {

    static final Bounds NONE = new Bounds(null, null, List.of());
}
