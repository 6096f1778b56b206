package org.biennium.engine;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * The last moment for a step: a local date and hour in a named zone. The instant is derived, so a change of the zone's
 * rules moves it rightly.
 */
public record Deadline(LocalDate date, LocalTime at, ZoneId zone) {

    /** The moment in time; an hour that the zone skips moves forward, one that it repeats is the first. */
    public Instant instant() {
        return date.atTime(at).atZone(zone).toInstant();
    }

    /** At the same hour so many days later. */
    public Deadline plusDays(int days) {
        return new Deadline(date.plusDays(days), at, zone);
    }
}
