package org.biennium.document;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Which rows kept their places among each other, and so which ones were moved. */
final class Order {

    private Order() {}

    /**
     * The largest number of rows that follow each other alike in both orders. Where several are as many, those with the
     * smallest ids, so that the answer is the same from either side.
     */
    static <T extends Comparable<? super T>> Set<T> steady(List<T> before, List<T> now) {
        var places = placesIn(now);
        var rows = before.stream().filter(places::containsKey).toList();
        var at = rows.stream().mapToInt(places::get).toArray();
        var following = following(at);
        var steady = new HashSet<T>();
        var last = -1;
        for (var left = IntStream.of(following).max().orElse(0); left > 0; left--) {
            var next = -1;
            for (var row = last + 1; row < at.length; row++) {
                if (following[row] == left
                        && (last < 0 || at[row] > at[last])
                        && (next < 0 || rows.get(row).compareTo(rows.get(next)) < 0)) {
                    next = row;
                }
            }
            steady.add(rows.get(next));
            last = next;
        }
        return steady;
    }

    /** For each row how many can follow alike from there on, itself among them. */
    private static int[] following(int[] at) {
        var following = new int[at.length];
        for (var row = at.length - 1; row >= 0; row--) {
            following[row] = 1;
            for (var later = row + 1; later < at.length; later++) {
                if (at[later] > at[row]) {
                    following[row] = Math.max(following[row], following[later] + 1);
                }
            }
        }
        return following;
    }

    private static <T> Map<T, Integer> placesIn(List<T> order) {
        return IntStream.range(0, order.size()).boxed().collect(Collectors.toMap(order::get, Function.identity()));
    }
}
