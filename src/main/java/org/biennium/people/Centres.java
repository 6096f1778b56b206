package org.biennium.people;

import static java.util.Objects.requireNonNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The support centres, read once: they change only with the product. */
@Component
public class Centres {

    private final Map<String, Centre> centres = new LinkedHashMap<>();

    Centres(JdbcClient database, ReferenceData loaded) {
        requireNonNull(loaded);
        database.sql("""
                        select centre.*,
                            array(select host from biennium.centre_host where centre = centre.code
                                  order by host <> centre.lead, position) as hosts,
                            array(select country::text from biennium.centre_country where centre = centre.code
                                  order by country) as countries
                        from biennium.centre order by code""")
                .query((row, number) -> centre(row))
                .list()
                .forEach(centre -> centres.put(centre.code(), centre));
    }

    /** All, by code. */
    public List<Centre> all() {
        return List.copyOf(centres.values());
    }

    public Optional<Centre> find(String code) {
        return Optional.ofNullable(centres.get(code));
    }

    /** The centre with this code; fails when there is none. */
    public Centre get(String code) {
        return find(code).orElseThrow(() -> new IllegalArgumentException("There is no centre " + code));
    }

    /** The centres a host runs, alone or with others. */
    public List<Centre> of(String host) {
        return centres.values().stream()
                .filter(centre -> centre.hosts().contains(host))
                .toList();
    }

    private static Centre centre(ResultSet row) throws SQLException {
        return new Centre(
                row.getString("code"),
                row.getString("region"),
                ZoneId.of(row.getString("zone")),
                row.getString("lead"),
                Sql.list(row, "hosts"),
                Sql.list(row, "countries"),
                row.getString("certainty"));
    }
}
