package org.biennium.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn a step is, and until when.
 *
 * @param centre code of the centre the case belongs to
 * @param period code of the period its dates are counted in, null where they follow from none
 * @param groups the engine groups that may do the step; membership is looked up anew at every act
 * @param person the one person of these groups, where there is only one, else null and the step is claimed
 * @param due null when not yet known
 * @param round which text of the document the step is about; 0 before the first submission
 */
public record Turn(
        String centre,
        @Nullable String period,
        List<String> groups,
        @Nullable String person,
        @Nullable Deadline due,
        int round) {}
