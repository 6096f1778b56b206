package org.biennium.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.biennium.web.Throttle.Place;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The addresses and devices from which each account signed in before: a stranger's tries never count against these. */
@Component
class KnownPlaces {

    private static final Duration KEPT = Duration.ofDays(180);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Cache<String, Boolean> lately =
            Caffeine.newBuilder().maximumSize(10_000).build();

    KnownPlaces(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Place find(String account, SignInDetails from) {
        var device = from.device();
        if (device != null && knows(account, device)) {
            return new Place(device, true, true);
        }
        return new Place(from.address(), false, knows(account, from.address()));
    }

    /** The same whatever the account: the device where anybody signed in on it before, else the address. */
    Place find(SignInDetails from) {
        var device = from.device();
        return device != null && isAnybodys(device)
                ? new Place(device, true, true)
                : new Place(from.address(), false, false);
    }

    void remember(String account, @Nullable String place) {
        var today = clock.instant().truncatedTo(ChronoUnit.DAYS);
        if (place == null || lately.asMap().putIfAbsent(today + " " + account + " " + place, true) != null) {
            return;
        }
        jdbc.sql("""
                        insert into biennium.known_place (person_id, place, last_used) values (?, ?, ?)
                        on conflict (person_id, place) do update set last_used = excluded.last_used
                        """).params(account, place, Timestamp.from(clock.instant())).update();
        jdbc.sql("delete from biennium.known_place where person_id = ? and last_used < ?")
                .params(account, Timestamp.from(clock.instant().minus(KEPT)))
                .update();
    }

    private boolean isAnybodys(String place) {
        return jdbc.sql("select exists (select from biennium.known_place where place = ? and last_used >= ?)")
                .params(place, Timestamp.from(clock.instant().minus(KEPT)))
                .query(Boolean.class)
                .single();
    }

    private boolean knows(String account, String place) {
        return jdbc.sql(
                                "select count(*) from biennium.known_place where person_id = ? and place = ? and last_used >= ?")
                        .params(account, place, Timestamp.from(clock.instant().minus(KEPT)))
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
