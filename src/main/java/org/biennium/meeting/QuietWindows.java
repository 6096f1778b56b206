package org.biennium.meeting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.biennium.engine.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The windows in which no deadline may fall: rows that officers add and remove, and one that came with the product. */
@Component
class QuietWindows {

    private static final String KNOWN = """
            select quiet_window.*, person.name as by_name from biennium.quiet_window
            left join biennium.person on person.id = added_by
            where removed_at is null""";

    private final JdbcClient database;
    private final Clock clock;

    QuietWindows(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * A window with why it is there.
     *
     * @param addedBy null where it came with the product; then its name is the code of a message
     */
    record Known(
            long id,
            Quiet.Window window,
            String name,
            @Nullable String addedBy,
            @Nullable Instant addedAt) {}

    /** In the order of the year. */
    List<Known> all() {
        return database.sql(KNOWN + " order by year nulls first, first_month, first_day, id")
                .query((row, number) -> known(row))
                .list();
    }

    Optional<Known> find(long id) {
        return database.sql(KNOWN + " and quiet_window.id = ?")
                .param(id)
                .query((row, number) -> known(row))
                .optional();
    }

    Quiet quiet() {
        return new Quiet(all().stream().map(Known::window).toList());
    }

    @Transactional
    void add(Quiet.Window window, String name, String personId) {
        database.sql("""
                        insert into biennium.quiet_window (first_month, first_day, last_month, last_day, year, name,
                            added_by, added_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        window.first().getMonthValue(),
                        window.first().getDayOfMonth(),
                        window.last().getMonthValue(),
                        window.last().getDayOfMonth(),
                        window.year(),
                        name,
                        personId,
                        now())
                .update();
    }

    /**
     * Takes one away.
     *
     * @throws Refusal when somebody else has done so
     */
    @Transactional
    void remove(long id, String personId) {
        var removed = database.sql("""
                        update biennium.quiet_window set removed_by = ?, removed_at = ?
                        where id = ? and removed_at is null""").params(personId, now(), id).update();
        if (removed == 0) {
            throw new Refusal("meeting.stale-preview");
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Known known(ResultSet row) throws SQLException {
        var at = row.getObject("added_at", OffsetDateTime.class);
        return new Known(
                row.getLong("id"),
                new Quiet.Window(
                        MonthDay.of(row.getInt("first_month"), row.getInt("first_day")),
                        MonthDay.of(row.getInt("last_month"), row.getInt("last_day")),
                        row.getObject("year", Integer.class)),
                row.getString("name"),
                row.getString("added_by") == null
                        ? null
                        : Optional.ofNullable(row.getString("by_name")).orElse(row.getString("added_by")),
                at == null ? null : at.toInstant());
    }
}
