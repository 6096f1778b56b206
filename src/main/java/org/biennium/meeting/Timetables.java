package org.biennium.meeting;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Timetables that officers settled, and which meeting the cases of a period serve. */
@Component
class Timetables {

    private final JdbcClient database;
    private final Clock clock;

    Timetables(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Who settled a timetable, and when. */
    record By(String name, OffsetDateTime at) {

        String sentence(MeetingWords words, Locale locale) {
            return words.say("meeting.timetable.settled-by", locale, name, words.day(at.toLocalDate(), locale));
        }
    }

    Optional<By> settledBy(String period) {
        return database.sql("""
                        select coalesce(person.name, settled_by) as name, settled_at from biennium.timetable
                        left join biennium.person on person.id = settled_by
                        where period = ? and exists (select from biennium.timetable_date where period = timetable.period)""")
                .param(period)
                .query((row, number) ->
                        new By(row.getString("name"), row.getObject("settled_at", OffsetDateTime.class)))
                .optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void settle(String period, Map<String, LocalDate> dates, Map<String, List<String>> meetings, String personId) {
        database.sql("""
                        insert into biennium.timetable as known (period, settled_by, settled_at) values (:period, :by, :at)
                        on conflict (period) do update set revision = known.revision + 1,
                            settled_by = excluded.settled_by, settled_at = excluded.settled_at""")
                .param("period", period)
                .param("by", personId)
                .param("at", now())
                .update();
        database.sql("delete from biennium.timetable_date where period = ?")
                .param(period)
                .update();
        dates.forEach((milestone, date) ->
                database.sql("""
                        insert into biennium.timetable_date (period, milestone, due_on)
                        select ?, code, ? from biennium.milestone where code = ?""").params(period, date, milestone).update());
        meetings.forEach((process, served) -> serve(period, process, served, personId));
    }

    /** Keeps what was chosen already, with who chose it. */
    private void serve(String period, String process, List<String> meetings, String personId) {
        database.sql("""
                        delete from biennium.period_meeting
                        where period = ? and process = ? and not meeting = any (?)""")
                .params(period, process, meetings.toArray(String[]::new))
                .update();
        // No two lead, not even for a moment.
        database.sql(
                        "update biennium.period_meeting set leads = false where period = ? and process = ? and meeting <> ?")
                .params(period, process, meetings.isEmpty() ? "" : meetings.get(0))
                .update();
        for (var meeting : meetings) {
            database.sql("""
                            insert into biennium.period_meeting (period, process, meeting, leads, chosen_by, chosen_at)
                            values (:period, :process, :meeting, :leads, :by, :at)
                            on conflict (period, process, meeting) do update set leads = excluded.leads""")
                    .param("period", period)
                    .param("process", process)
                    .param("meeting", meeting)
                    .param("leads", meeting.equals(meetings.get(0)))
                    .param("by", personId)
                    .param("at", now())
                    .update();
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
