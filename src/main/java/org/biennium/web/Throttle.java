package org.biennium.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Slows down whoever tries passwords: by account and place, by address, and by account over all the places it never
 * signed in from. A stranger runs out of tries; the owner, at a place of theirs, keeps their own. The same for asking for
 * codes by mail, where nobody can fill an owner's mailbox.
 */
@Component
class Throttle {

    private static final int PLACES_REMEMBERED = 100_000;

    private final TimeMeter meter;
    private final Cache<String, Bucket> buckets;

    Throttle(Clock clock) {
        this.meter = new ClockMeter(clock);
        this.buckets = Caffeine.newBuilder()
                .maximumSize(PLACES_REMEMBERED)
                .expireAfterAccess(Duration.ofHours(12))
                .ticker(meter::currentTimeNanos)
                .build();
    }

    /**
     * Takes one try.
     *
     * @throws TooManyAttempts when there is none left; a refused try costs nothing, so that the pause told holds
     */
    Attempt take(String account, Place place) {
        return take(bucketsOf(account, place));
    }

    /**
     * Takes one request for a code, whatever the account: nothing about accounts shows in the answer.
     *
     * @throws TooManyAttempts when there is none left at this place
     */
    void takeRequest(Place place) {
        take(List.of(
                place.isDevice()
                        ? bucket("requests " + place.key(), 5, Duration.ofMinutes(2))
                        : bucket("requests " + place.key(), 30, Duration.ofSeconds(30))));
    }

    /**
     * Takes one code sent to this account: for all places together that it never signed in from, or for one of its own.
     *
     * @throws TooManyAttempts when there is none left
     */
    void takeCode(String account, Place place) {
        take(List.of(
                place.known()
                        ? bucket("codes " + place.key() + " " + account, 5, Duration.ofMinutes(10))
                        : bucket("codes " + account, 3, Duration.ofMinutes(20))));
    }

    private static Attempt take(List<Bucket> buckets) {
        var taken = new ArrayList<Bucket>();
        for (var bucket : buckets) {
            var probe = bucket.tryConsumeAndReturnRemaining(1);
            if (!probe.isConsumed()) {
                taken.forEach(earlier -> earlier.addTokens(1));
                throw new TooManyAttempts(Duration.ofNanos(probe.getNanosToWaitForRefill()));
            }
            taken.add(bucket);
        }
        return new Attempt(taken);
    }

    private List<Bucket> bucketsOf(String account, Place place) {
        var own = bucket("own " + place.key() + " " + account, 5, Duration.ofMinutes(1));
        if (place.isDevice()) {
            return List.of(own);
        }
        var address = bucket("all " + place.key(), 30, Duration.ofSeconds(30));
        return place.known()
                ? List.of(own, address)
                : List.of(own, address, bucket("account " + account, 20, Duration.ofMinutes(5)));
    }

    private Bucket bucket(String key, int tries, Duration another) {
        return buckets.get(key, unknown -> Bucket.builder()
                .withCustomTimePrecision(meter)
                .addLimit(limit -> limit.capacity(tries).refillGreedy(1, another))
                .build());
    }

    /** A try that was let through. */
    record Attempt(List<Bucket> taken) {

        /** The password was right: this place starts afresh, the others get back what was taken. */
        void succeeded() {
            taken.get(0).reset();
            taken.subList(1, taken.size()).forEach(bucket -> bucket.addTokens(1));
        }
    }

    /**
     * Where a try comes from.
     *
     * @param key the address or device
     * @param isDevice whether it is a device this account signed in on before
     * @param known whether this account signed in from there before
     */
    record Place(String key, boolean isDevice, boolean known) {}

    private record ClockMeter(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return TimeUnit.MILLISECONDS.toNanos(clock.millis());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
