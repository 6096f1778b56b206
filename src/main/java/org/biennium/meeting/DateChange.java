package org.biennium.meeting;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A change of what dates are computed from, as an officer typed it.
 *
 * @param problems why it cannot be, field by field; then the rest says nothing
 * @param of what becomes of the almanac
 * @param warnings what is to be known of where dates then fall
 * @param write keeps the change itself
 * @param cause what the letters say of it
 */
record DateChange(
        Map<String, String> problems,
        UnaryOperator<Almanac> of,
        Function<Moves, List<String>> warnings,
        Runnable write,
        MovePost.@Nullable Cause cause) {

    DateChange(
            UnaryOperator<Almanac> of, Function<Moves, List<String>> warnings, Runnable write, MovePost.Cause cause) {
        this(Map.of(), of, warnings, write, cause);
    }

    /** One that cannot be. */
    static DateChange impossible(Map<String, String> problems) {
        return new DateChange(problems, almanac -> almanac, moves -> List.of(), () -> {}, null);
    }
}
