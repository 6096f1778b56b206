package org.biennium.people;

import java.time.ZoneId;
import java.util.List;

/** The time zones offered: places of the world, without the short and historic names. */
final class Zones {

    static final List<String> ALL = ZoneId.getAvailableZoneIds().stream()
            .filter(zone ->
                    zone.matches("(Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.*"))
            .sorted()
            .toList();

    private Zones() {}
}
