package org.biennium.people;

import static org.biennium.engine.ReferenceFile.rows;

import org.biennium.engine.ReferenceFile.Row;
import org.biennium.engine.StartLock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Hosts, centres, targets and objectives as the product ships them. What changed in a file changes its row. */
@Component
class ReferenceData {

    private final JdbcClient database;

    ReferenceData(JdbcClient database, StartLock start) {
        this.database = database;
        start.alone(this::load);
    }

    final void load() {
        rows("hosts.csv").forEach(this::host);
        rows("centres.csv").forEach(this::centre);
        rows("framework.csv").forEach(this::target);
        rows("objectives.csv").forEach(this::objective);
    }

    private void host(Row row) {
        database.sql("""
                        insert into biennium.host
                            (code, region, city, country, zone, weekend, parent, languages, certainty)
                        values (:code, :region, :city, :country, :zone, :weekend, :parent, :languages, :certainty)
                        on conflict (code) do update set
                            region = excluded.region, city = excluded.city, country = excluded.country,
                            zone = excluded.zone, weekend = excluded.weekend, parent = excluded.parent,
                            languages = excluded.languages, certainty = excluded.certainty""")
                .param("code", row.get("code"))
                .param("region", row.get("region"))
                .param("city", row.get("city"))
                .param("country", row.get("country"))
                .param("zone", row.get("zone"))
                .param("weekend", row.get("weekend"))
                .param("parent", row.find("parent"))
                .param("languages", row.list("languages").toArray(String[]::new))
                .param("certainty", row.get("certainty"))
                .update();
    }

    private void centre(Row row) {
        var code = row.get("code");
        database.sql("""
                        insert into biennium.centre (code, region, zone, lead, certainty)
                        values (:code, :region, :zone, :lead, :certainty)
                        on conflict (code) do update set
                            region = excluded.region, zone = excluded.zone, lead = excluded.lead,
                            certainty = excluded.certainty""")
                .param("code", code)
                .param("region", row.get("region"))
                .param("zone", row.get("zone"))
                .param("lead", row.get("lead"))
                .param("certainty", row.get("certainty"))
                .update();
        database.sql("delete from biennium.centre_host where centre = ?")
                .param(code)
                .update();
        database.sql("""
                        insert into biennium.centre_host (centre, host, position)
                        select ?, host, position from unnest(?::text[]) with ordinality as hosts (host, position)""").params(code, row.list("hosts").toArray(String[]::new)).update();
        database.sql("delete from biennium.centre_country where centre = ?")
                .param(code)
                .update();
        database.sql("insert into biennium.centre_country (centre, country) select ?, unnest(?::text[])")
                .params(code, row.list("countries").toArray(String[]::new))
                .update();
    }

    private void target(Row row) {
        database.sql("""
                        insert into biennium.framework_target (code, kind) values (?, ?)
                        on conflict (code) do update set kind = excluded.kind""")
                .params(row.get("code"), row.get("code").startsWith("GBF-GOAL-") ? "goal" : "target")
                .update();
    }

    private void objective(Row row) {
        database.sql("insert into biennium.objective (code) values (?) on conflict do nothing")
                .param(row.get("code"))
                .update();
    }
}
