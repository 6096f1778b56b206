package org.biennium.meeting;

import static org.biennium.engine.ReferenceFile.rows;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import org.biennium.engine.ReferenceFile.Row;
import org.biennium.engine.StartLock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Periods and milestones as the product ships them. What changed in a file changes its row, until an officer has edited it. */
@Component
class ReferenceDates {

    private final JdbcClient database;

    ReferenceDates(JdbcClient database, StartLock start) {
        this.database = database;
        start.alone(this::load);
    }

    final void load() {
        rows("periods.csv").forEach(this::period);
        rows("milestones.csv").forEach(this::milestone);
    }

    private void period(Row row) {
        database.sql("""
                        insert into biennium.period (code, first_day, last_day) values (?, ?, ?)
                        on conflict (code) do update set
                            first_day = excluded.first_day, last_day = excluded.last_day""")
                .params(row.get("code"), LocalDate.parse(row.get("start")), LocalDate.parse(row.get("end")))
                .update();
    }

    private void milestone(Row row) {
        var offset = Offset.parse(row.get("offset"));
        var zone = row.get("zone");
        database.sql("""
                        insert into biennium.milestone as known (code, process, step, anchor, offset_amount, offset_unit,
                            least_days, follows, kind, grace, place, zone, at_time, weekend, certainty)
                        values (:code, :process, :step, :anchor, :amount, :unit,
                            :least, :follows, :kind, :grace, :place, :zone, :at, :weekend, :certainty)
                        on conflict (code) do update set
                            process = excluded.process, step = excluded.step, anchor = excluded.anchor,
                            offset_amount = excluded.offset_amount, offset_unit = excluded.offset_unit,
                            least_days = excluded.least_days, follows = excluded.follows, kind = excluded.kind,
                            grace = excluded.grace, place = excluded.place, zone = excluded.zone,
                            at_time = excluded.at_time, weekend = excluded.weekend, certainty = excluded.certainty
                        where known.edited_by is null""")
                .param("code", row.get("code"))
                .param("process", row.find("process"))
                .param("step", row.find("step"))
                .param("anchor", row.get("anchor"))
                .param("amount", offset.amount())
                .param("unit", offset.unit().code())
                .param("least", number(row, "least_days"))
                .param("follows", row.find("follows"))
                .param("grace", number(row, "grace"))
                .param("place", row.find("place"))
                .param("kind", row.get("kind"))
                .param("zone", zone.equals("meeting") ? null : zone)
                .param("at", LocalTime.parse(row.get("at")))
                .param("weekend", row.get("weekend"))
                .param("certainty", row.get("certainty"))
                .update();
    }

    private static @Nullable Integer number(Row row, String column) {
        return Optional.ofNullable(row.find(column)).map(Integer::valueOf).orElse(null);
    }
}
