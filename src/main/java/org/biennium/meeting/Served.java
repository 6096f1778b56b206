package org.biennium.meeting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.biennium.meeting.Almanac.Service;
import org.jspecify.annotations.Nullable;

/**
 * Which meetings cases serve: one text for several of them, each with its own cut-off.
 *
 * @param byAll what every case of a process in a period serves, the leading meeting first
 * @param byOne what single cases serve beside those
 */
record Served(Map<Service, List<String>> byAll, List<Further> byOne) {

    static final Served NOTHING = new Served(Map.of(), List.of());

    /** A meeting that one case serves beside those of its period. */
    record Further(String caseKey, Service service, String meeting) {}

    /** The meetings of a case, the leading one first. */
    List<String> by(Service service, @Nullable String caseKey) {
        return Stream.concat(
                        byAll.getOrDefault(service, List.of()).stream(),
                        byOne.stream()
                                .filter(further -> further.service().equals(service)
                                        && further.caseKey().equals(caseKey))
                                .map(Further::meeting))
                .distinct()
                .toList();
    }

    /** The meetings that any case of a process serves in a period. */
    List<String> byAny(Service service) {
        return Stream.concat(
                        byAll.getOrDefault(service, List.of()).stream(),
                        byOne.stream()
                                .filter(further -> further.service().equals(service))
                                .map(Further::meeting))
                .distinct()
                .toList();
    }

    /** Whether every case serves it. */
    boolean isByAll(Service service, String meeting) {
        return byAll.getOrDefault(service, List.of()).contains(meeting);
    }

    Served with(Service service, List<String> meetings) {
        var others = new HashMap<>(byAll);
        others.put(service, meetings);
        return new Served(others, byOne);
    }

    Served with(Further further) {
        var others = new ArrayList<>(byOne);
        others.add(further);
        return new Served(byAll, others);
    }

    Served without(Further further) {
        return new Served(
                byAll, byOne.stream().filter(one -> !one.equals(further)).toList());
    }
}
