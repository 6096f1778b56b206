package org.biennium.meeting;

import static java.util.Objects.requireNonNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.biennium.engine.Deadline;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When the steps of a period are due; by the rules of {@link BackPlanning}. */
@Component
public class Timetable {

    private final JdbcClient database;
    private final Clock clock;

    Timetable(JdbcClient database, Clock clock, ReferenceDates loaded) {
        requireNonNull(loaded);
        this.database = database;
        this.clock = clock;
        planning(); // refuses a loop at the start
    }

    /**
     * The deadline of a step that opens now: the milestone's date, or, where that leaves less than the least days, the
     * least days from today. Empty when the step has no milestone or its anchor no date.
     *
     * @param process slug, such as work-plan
     * @param step activity id
     */
    public Optional<Deadline> dueOf(String process, String step, Period period) {
        return planning().dueOf(process, step, period, clock.instant());
    }

    private BackPlanning planning() {
        return new BackPlanning(database.sql("select * from biennium.milestone")
                .query((row, number) -> milestone(row))
                .list());
    }

    private static Milestone milestone(ResultSet row) throws SQLException {
        return new Milestone(
                row.getString("code"),
                row.getString("process"),
                row.getString("step"),
                row.getString("anchor"),
                new Offset(row.getInt("offset_amount"), Offset.Unit.of(row.getString("offset_unit"))),
                row.getObject("least_days", Integer.class),
                Optional.ofNullable(row.getString("zone")).map(ZoneId::of).orElse(null),
                row.getObject("at_time", LocalTime.class),
                Weekend.of(row.getString("weekend")));
    }
}
