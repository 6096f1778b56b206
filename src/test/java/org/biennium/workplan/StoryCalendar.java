package org.biennium.workplan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The calendar of the second story: drafts are due four weeks before a workshop, sign-offs two weeks after the drafts. Whoever
 * uses it puts the calendar back.
 */
final class StoryCalendar {

    static final String WORKSHOP = "STORY-WS";

    private final JdbcClient jdbc;
    private final List<Map<String, Object>> before = new ArrayList<>();

    StoryCalendar(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void plansHangOnAWorkshop() {
        meeting(WORKSHOP, LocalDate.parse("2027-02-09"));
        draftsAreForAMeeting(WORKSHOP);
        jdbc.sql("""
                        update biennium.milestone set anchor = 'plan-draft', offset_amount = 2, least_days = 0
                        where code = 'plan-sign-off'""").update();
    }

    /** Plans serve a meeting that is there, drafts four weeks before it. */
    void draftsAreForAMeeting(String code) {
        before.addAll(jdbc.sql("select * from biennium.milestone").query().listOfRows());
        jdbc.sql("""
                        insert into biennium.period_meeting (period, process, meeting, chosen_by, chosen_at)
                        values ('2027-2028', 'work-plan', ?, 'gce-officer', '2026-11-24')""").param(code).update();
        jdbc.sql("""
                        update biennium.milestone set anchor = 'meeting start', offset_amount = -4, least_days = 0
                        where code = 'plan-draft'""").update();
    }

    /** A tentative meeting of three days. */
    void meeting(String code, LocalDate first) {
        jdbc.sql("""
                        insert into biennium.meeting (code, titles, first_day, last_day, zone, status, has_documents)
                        values (:code, jsonb_build_object('en', 'Meeting ' || :code, 'fr', 'Réunion ' || :code), :first,
                            :first + 2, 'America/Toronto', 'tentative', false)
                        on conflict (code) do update set first_day = excluded.first_day, last_day = excluded.last_day,
                            status = excluded.status, zone = excluded.zone, has_documents = excluded.has_documents""").param("code", code).param("first", first).update();
    }

    void putBack() {
        jdbc.sql(
                        "update biennium.case_meeting set removed_by = 'gce-officer', removed_at = added_at where removed_at is null")
                .update();
        jdbc.sql("delete from biennium.period_meeting").update();
        List.of("quiet_window", "holiday").forEach(table -> jdbc.sql("update biennium." + table
                        + " set removed_by = 'gce-officer', removed_at = added_at where added_at is not null")
                .update());
        before.forEach(row -> jdbc.sql("""
                        update biennium.milestone set anchor = :anchor, offset_amount = :offset_amount,
                            offset_unit = :offset_unit, least_days = :least_days, grace = :grace, kind = :kind, step = :step, place = :place
                        where code = :code""").params(row).update());
    }
}
