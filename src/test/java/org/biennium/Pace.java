package org.biennium;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How long a piece of work takes once it is warm, round after round. */
public record Pace(List<Duration> rounds) {

    private static final int WARM_UP = 40;
    private static final int ROUNDS = 60;

    public Pace {
        rounds = rounds.stream().sorted().toList();
    }

    public static Pace of(Runnable work) {
        return inTurn(work).get(0);
    }

    /** Several pieces of work, each round one after the other: whatever else the machine does slows all of them down. */
    public static List<Pace> inTurn(Runnable... works) {
        Stream.of(works).forEach(work -> repeat(WARM_UP, work));
        var rounds = Stream.of(works).map(work -> new ArrayList<Duration>()).toList();
        for (var round = 0; round < ROUNDS; round++) {
            for (var which = 0; which < works.length; which++) {
                rounds.get(which).add(once(works[which]));
            }
        }
        return rounds.stream().map(Pace::new).toList();
    }

    public Duration median() {
        return rounds.get(rounds.size() / 2);
    }

    /** Nine rounds of ten take no longer. */
    public Duration ninthDecile() {
        return rounds.get((rounds.size() * 9 + 9) / 10 - 1);
    }

    private static Duration once(Runnable work) {
        var start = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static void repeat(int times, Runnable work) {
        for (var round = 0; round < times; round++) {
            work.run();
        }
    }
}
