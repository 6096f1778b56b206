package org.biennium.people;

import java.time.ZoneId;
import java.util.List;

/**
 * A support centre. Its name by language is the message {@code centre.<code>}.
 *
 * @param hosts codes, the lead first
 * @param countries ISO 3166-1 alpha-2 codes of the countries served; empty while they are still to be entered
 * @param certainty how sure the list of countries is, as in the reference data
 */
public record Centre(
        String code,
        String region,
        ZoneId zone,
        String lead,
        List<String> hosts,
        List<String> countries,
        String certainty) {

    public boolean isJoint() {
        return hosts.size() > 1;
    }

    public List<String> partners() {
        return hosts.stream().filter(host -> !host.equals(lead)).toList();
    }
}
