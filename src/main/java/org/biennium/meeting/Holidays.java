package org.biennium.meeting;

import static java.util.Objects.requireNonNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.biennium.engine.ReferenceFile;
import org.biennium.engine.Refusal;
import org.biennium.engine.StartLock;
import org.biennium.people.Hosts;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Weekends and holidays of hosts and countries: those that are calculated, and rows that officers edit, with a first set that
 * came with the product.
 */
@Component
public class Holidays {

    private final JdbcClient database;
    private final CountryHolidays calculated;
    private final Clock clock;

    Holidays(JdbcClient database, CountryHolidays calculated, Clock clock, StartLock start, Hosts loaded) {
        requireNonNull(loaded);
        this.database = database;
        this.calculated = calculated;
        this.clock = clock;
        start.alone(this::load);
    }

    /** The days worked at a host: its own weekend, the holidays of the country of its seat. */
    public WorkingDays ofHost(String host) {
        return known().ofHost(host);
    }

    /** The same for many hosts, read at once. */
    public Function<String, WorkingDays> ofHosts() {
        return known()::ofHost;
    }

    /** The days worked in a country with a weekend of Saturday and Sunday. */
    public WorkingDays ofCountry(String country) {
        return known().ofCountry(country);
    }

    KnownHolidays known() {
        var countries = new HashMap<String, String>();
        var withFridays = new HashSet<String>();
        database.sql("select code, country, weekend from biennium.host").query(row -> {
            countries.put(row.getString("code"), row.getString("country"));
            if ("fri-sat".equals(row.getString("weekend"))) {
                withFridays.add(row.getString("code"));
            }
        });
        return new KnownHolidays(calculated, rows(), countries, withFridays);
    }

    // In the order of the year, those of many first.
    private List<Holiday> rows() {
        return database.sql("""
                        select * from biennium.holiday where removed_at is null
                        order by country nulls first, month, day, year nulls first, id""").query((row, number) -> holiday(row)).list();
    }

    Optional<Holiday> find(long id) {
        return database.sql("select * from biennium.holiday where removed_at is null and id = ?")
                .param(id)
                .query((row, number) -> holiday(row))
                .optional();
    }

    /**
     * Adds one.
     *
     * @throws Refusal when it is there already
     */
    @Transactional
    void add(Holiday holiday, String personId) {
        if (insert(holiday, personId) == 0) {
            throw new Refusal("meeting.holiday.problem.known");
        }
    }

    /**
     * Takes one away.
     *
     * @throws Refusal when somebody else has done so
     */
    @Transactional
    void remove(long id, String personId) {
        var removed = database.sql("""
                        update biennium.holiday set removed_by = ?, removed_at = ? where id = ? and removed_at is null""").params(personId, now(), id).update();
        if (removed == 0) {
            throw new Refusal("meeting.stale-preview");
        }
    }

    // Once: what an officer takes out stays out.
    final void load() {
        var isLoaded = database.sql("select exists (select from biennium.holiday)")
                .query(Boolean.class)
                .single();
        if (!isLoaded) {
            ReferenceFile.rows("holidays.csv").forEach(row -> {
                var parts = row.get("day").split("-");
                var year = parts.length == 3 ? Integer.valueOf(parts[0]) : null;
                insert(
                        new Holiday(
                                0,
                                row.find("country"),
                                year,
                                Integer.parseInt(parts[parts.length - 2]),
                                Integer.parseInt(parts[parts.length - 1]),
                                row.get("name"),
                                true,
                                false),
                        null);
            });
        }
    }

    private int insert(Holiday holiday, @Nullable String personId) {
        return database.sql("""
                        insert into biennium.holiday (country, year, month, day, name, worked, added_by, added_at)
                        values (:country, :year, :month, :day, :name, :worked, :by, :at) on conflict do nothing""")
                .param("country", holiday.country())
                .param("year", holiday.year())
                .param("month", holiday.month())
                .param("day", holiday.day())
                .param("name", holiday.name())
                .param("worked", holiday.isWorked())
                .param("by", personId)
                .param("at", personId == null ? null : now())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Holiday holiday(ResultSet row) throws SQLException {
        return new Holiday(
                row.getLong("id"),
                row.getString("country"),
                row.getObject("year", Integer.class),
                row.getInt("month"),
                row.getInt("day"),
                row.getString("name"),
                row.getString("added_by") == null,
                row.getBoolean("worked"));
    }
}
