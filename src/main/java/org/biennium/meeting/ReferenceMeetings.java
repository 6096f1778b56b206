package org.biennium.meeting;

import static org.biennium.engine.ReferenceFile.rows;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.biennium.engine.ReferenceFile.Row;
import org.biennium.engine.StartLock;
import org.biennium.language.Languages;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Meetings as the product ships them. What changed in the file changes its row, until an officer has edited it. */
@Component
class ReferenceMeetings {

    private final JdbcClient database;

    ReferenceMeetings(JdbcClient database, StartLock start) {
        this.database = database;
        start.alone(this::load);
    }

    final void load() {
        rows("meetings.csv").forEach(this::meeting);
    }

    private void meeting(Row row) {
        var titles = new LinkedHashMap<String, String>();
        Languages.SHIPPED.forEach(
                language -> titles.put(language.getLanguage(), row.get("title_" + language.getLanguage())));
        database.sql("""
                        insert into biennium.meeting as known (code, titles, first_day, last_day, city, country, zone,
                            status, part_of, certainty, has_documents)
                        values (:code, :titles::jsonb, :first, :last, :city, :country, :zone,
                            :status, :partOf, :certainty, :documents)
                        on conflict (code) do update set
                            titles = excluded.titles, first_day = excluded.first_day, last_day = excluded.last_day,
                            city = excluded.city, country = excluded.country, zone = excluded.zone,
                            status = excluded.status, part_of = excluded.part_of, certainty = excluded.certainty,
                            has_documents = excluded.has_documents
                        where known.edited_by is null""")
                .param("code", row.get("code"))
                .param("titles", Meetings.json(titles))
                .param("first", date(row, "start"))
                .param("last", date(row, "end"))
                .param("city", row.find("city"))
                .param("country", row.find("country"))
                .param("zone", row.find("zone"))
                .param("status", row.get("status"))
                .param("partOf", row.find("part_of"))
                .param("certainty", row.find("certainty"))
                .param("documents", row.get("documents").equals("yes"))
                .update();
    }

    private static @Nullable LocalDate date(Row row, String column) {
        return Optional.ofNullable(row.find(column)).map(LocalDate::parse).orElse(null);
    }
}
