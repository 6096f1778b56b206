package org.biennium.people;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An organisation that runs a centre, alone or with others. Its names by language are messages
 * ({@code host.oss}, {@code host.oss.acronym}).
 *
 * @param country ISO 3166-1 alpha-2 code of its seat
 * @param parent code of the organisation it is an office of, if any
 * @param certainty how sure the facts are and what is to be verified, as in the reference data
 */
public record Host(
        String code,
        String region,
        String city,
        String country,
        ZoneId zone,
        @Nullable String parent,
        List<String> languages,
        String certainty) {}
