package org.biennium.meeting;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.biennium.meeting.Almanac.Granted;
import org.biennium.meeting.Almanac.Service;
import org.biennium.meeting.Almanac.Settled;
import org.biennium.meeting.Served.Further;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads everything that dates are computed from. */
@Component
class Almanacs {

    private static final long LOCK = 52_027;

    private final JdbcClient database;
    private final Periods periods;
    private final Meetings meetings;
    private final Holidays holidays;
    private final QuietWindows windows;

    Almanacs(
            JdbcClient database,
            Periods periods,
            Meetings meetings,
            Holidays holidays,
            QuietWindows windows,
            ReferenceDates loaded) {
        requireNonNull(loaded);
        this.database = database;
        this.periods = periods;
        this.meetings = meetings;
        this.holidays = holidays;
        this.windows = windows;
        now().planning(); // refuses a loop at the start
    }

    Almanac now() {
        return new Almanac(
                milestones(),
                periods.all().stream().collect(toMap(Period::code, period -> period)),
                meetings.all().stream().collect(toMap(Meeting::code, meeting -> meeting)),
                served(),
                settled(),
                granted(),
                holidays.known(),
                windows.quiet());
    }

    /** Whoever changes what dates are computed from does it after the others, and after those who open a step by them. */
    void lock() {
        hold("select 1 from (select pg_advisory_xact_lock(:key)) as held");
    }

    /** As it stands now, for whoever opens a step: until the end of their transaction nothing moves past it. */
    Almanac held() {
        hold("select 1 from (select pg_advisory_xact_lock_shared(:key)) as held");
        return now();
    }

    private void hold(String sql) {
        database.sql(sql).param("key", LOCK).query(Integer.class).single();
    }

    List<Milestone> milestones() {
        return database.sql("select * from biennium.milestone order by code")
                .query((row, number) -> milestone(row))
                .list();
    }

    private Served served() {
        var byAll = new HashMap<Service, List<String>>();
        database.sql("select period, process, meeting from biennium.period_meeting order by leads desc, meeting")
                .query(row -> {
                    byAll.computeIfAbsent(new Service(row.getString(1), row.getString(2)), service -> new ArrayList<>())
                            .add(row.getString(3));
                });
        var byOne = database.sql("""
                        select case_key, period, process, meeting from biennium.case_meeting
                        where removed_at is null order by added_at, meeting""")
                .query((row, number) -> new Further(
                        row.getString(1), new Service(row.getString(2), row.getString(3)), row.getString(4)))
                .list();
        return new Served(byAll, byOne);
    }

    private Map<String, Settled> settled() {
        var settled = new HashMap<String, Settled>();
        database.sql("""
                        select period, milestone, due_on, settled_at
                        from biennium.timetable join biennium.timetable_date using (period)""").query(row -> {
            var at = row.getObject("settled_at", OffsetDateTime.class).toInstant();
            settled.computeIfAbsent(row.getString("period"), period -> new Settled(new HashMap<>(), at))
                    .dates()
                    .put(row.getString("milestone"), row.getObject("due_on", LocalDate.class));
        });
        return settled;
    }

    private List<Granted> granted() {
        return database.sql("""
                        select case_key, period, process, step, new_date from biennium.extension
                        where outcome = 'granted'""")
                .query((row, number) -> new Granted(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getObject(5, LocalDate.class)))
                .list();
    }

    private static Milestone milestone(ResultSet row) throws SQLException {
        return new Milestone(
                row.getString("code"),
                row.getString("process"),
                row.getString("step"),
                row.getString("anchor"),
                new Offset(row.getInt("offset_amount"), Offset.Unit.of(row.getString("offset_unit"))),
                row.getObject("least_days", Integer.class),
                row.getString("follows"),
                Milestone.Kind.of(row.getString("kind")),
                row.getObject("grace", Integer.class),
                row.getString("place"),
                Optional.ofNullable(row.getString("zone")).map(ZoneId::of).orElse(null),
                row.getObject("at_time", LocalTime.class),
                Weekend.of(row.getString("weekend")));
    }
}
