package org.biennium.reminder;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Centres whose people are not reminded for a while: a crisis, a mourning. */
@Component
class Pauses {

    private final JdbcClient jdbc;
    private final Clock clock;

    Pauses(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param until the last day of it */
    record Pause(String centre, String reason, LocalDate until, String by) {}

    /** Those that last, by centre. */
    List<Pause> running() {
        return jdbc.sql("""
                        select centre, reason, until_on, by from biennium.reminder_pause
                        join biennium.centre on centre.code = reminder_pause.centre
                        where ended_at is null and until_on >= (:now at time zone centre.zone)::date order by centre""")
                .param("now", clock.instant().atOffset(UTC))
                .query((row, number) -> new Pause(
                        row.getString("centre"),
                        row.getString("reason"),
                        row.getObject("until_on", LocalDate.class),
                        row.getString("by")))
                .list();
    }

    /** Begins one, in place of the one that lasts. */
    @Transactional
    public void begin(String centre, String reason, LocalDate until, String by) {
        end(centre, by);
        jdbc.sql("insert into biennium.reminder_pause (centre, reason, until_on, by, at) values (?, ?, ?, ?, ?)")
                .params(centre, reason, until, by, clock.instant().atOffset(UTC))
                .update();
    }

    @Transactional
    public void end(String centre, String by) {
        jdbc.sql("update biennium.reminder_pause set ended_by = ?, ended_at = ? where centre = ? and ended_at is null")
                .params(by, clock.instant().atOffset(UTC), centre)
                .update();
    }
}
