package org.biennium.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailHoursTest {

    @ParameterizedTest
    @CsvSource({
        "Africa/Tunis,      2026-11-24T09:00:00Z, 2026-11-24T09:00:00Z",
        "Africa/Tunis,      2026-11-24T07:00:00Z, 2026-11-24T07:00:00Z",
        "Africa/Tunis,      2026-11-24T06:59:59Z, 2026-11-24T07:00:00Z",
        "Africa/Tunis,      2026-11-24T16:59:59Z, 2026-11-24T16:59:59Z",
        "Africa/Tunis,      2026-11-24T17:00:00Z, 2026-11-25T07:00:00Z",
        "America/Bogota,    2026-11-24T09:00:00Z, 2026-11-24T13:00:00Z",
        "Pacific/Apia,      2026-11-24T09:00:00Z, 2026-11-24T19:00:00Z",
        "America/Toronto,   2027-03-14T02:00:00Z, 2027-03-14T12:00:00Z",
        "America/Toronto,   2026-10-31T23:00:00Z, 2026-11-01T13:00:00Z"
    })
    void theNextMomentByDay(ZoneId zone, Instant written, Instant leaves) {
        assertThat(MailHours.next(written, zone)).isEqualTo(leaves);
    }

    @Test
    void isAlwaysByDayNeverBeforeAndLessThanADayAway() {
        // The library of calendar files adds zones of its own to a process, which are nobody's.
        var zones = ZoneId.getAvailableZoneIds().stream()
                .filter(zone -> Character.isUpperCase(zone.charAt(0)))
                .sorted()
                .toList();
        for (var seed = 0; seed < 5000; seed++) {
            var random = new Random(seed);
            var zone = ZoneId.of(zones.get(random.nextInt(zones.size())));
            var written = Instant.ofEpochSecond(1_770_000_000L + random.nextInt(100_000_000));

            var leaves = MailHours.next(written, zone);

            assertThat(leaves.atZone(zone).getHour()).as(zone + " " + written).isBetween(8, 17);
            assertThat(leaves).isBetween(written, written.plusSeconds(16 * 3600));
        }
    }
}
