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

/** The host institutions, read once: they change only with the product. */
@Component
public class Hosts {

    private final Map<String, Host> hosts = new LinkedHashMap<>();

    Hosts(JdbcClient database, ReferenceData loaded) {
        requireNonNull(loaded);
        database.sql("select * from biennium.host order by code")
                .query((row, number) -> host(row))
                .list()
                .forEach(host -> hosts.put(host.code(), host));
    }

    /** All, by code. */
    public List<Host> all() {
        return List.copyOf(hosts.values());
    }

    public Optional<Host> find(String code) {
        return Optional.ofNullable(hosts.get(code));
    }

    /** The host with this code; fails when there is none. */
    public Host get(String code) {
        return find(code).orElseThrow(() -> new IllegalArgumentException("There is no host " + code));
    }

    private static Host host(ResultSet row) throws SQLException {
        return new Host(
                row.getString("code"),
                row.getString("region"),
                row.getString("city"),
                row.getString("country"),
                ZoneId.of(row.getString("zone")),
                row.getString("parent"),
                Sql.list(row, "languages"),
                row.getString("certainty"));
    }
}
