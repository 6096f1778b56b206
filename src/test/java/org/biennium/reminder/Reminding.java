package org.biennium.reminder;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.biennium.engine.Deadline;
import org.biennium.record.Steps;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What tests about reminders have in common. */
final class Reminding {

    private Reminding() {}

    /** Whatever other tests left open is not reminded of. */
    static void forget(JdbcClient jdbc) {
        jdbc.sql("update biennium.reminder_obligation set next_at = null").update();
        jdbc.sql("""
                        update biennium.step set due_on = null, due_at = null, due_zone = null
                        where closed_at is null and due_on is not null""").update();
        jdbc.sql("""
                        update biennium.reminder set result = 'silent', reason = 'closed' where result = 'waiting'""").update();
        jdbc.sql("update biennium.reminder_pause set ended_by = 'gce-officer', ended_at = at where ended_at is null")
                .update();
        jdbc.sql("delete from biennium.reminder_day").update();
        jdbc.sql("delete from biennium.reminder_week").update();
        jdbc.sql("""
                        update biennium.mail set state = 'dead', next_attempt_at = null, lease_until = null,
                            expires_at = written_at
                        where state not in ('sent', 'bounced')""").update();
    }

    /** A step that these groups are to do, by this date, at 23:59 in Montreal, opened at this moment. */
    static String oblige(JdbcClient jdbc, String centre, String group, Instant openedAt, LocalDate due) {
        var task = UUID.randomUUID().toString();
        jdbc.sql("""
                        insert into biennium.step (task_id, slug, step, case_key, centre, groups, round, opened_at,
                            due_on, due_at, due_zone)
                        values (:task, 'work-plan', 'draftWorkPlan', :case, :centre, :groups, 0, :opened,
                            :due, '23:59', 'America/Toronto')""")
                .param("task", task)
                .param("case", "MADE-UP-" + task.substring(0, 8).toUpperCase(Locale.ROOT))
                .param("centre", centre)
                .param("groups", new String[] {group})
                .param("opened", openedAt.atOffset(UTC))
                .param("due", due)
                .update();
        jdbc.sql("""
                        insert into biennium.reminder_obligation (task_id, armed_at, settled_on, next_at)
                        values (:task, :opened, :settled, :opened)""")
                .param("task", task)
                .param("opened", openedAt.atOffset(UTC))
                .param("settled", openedAt.atOffset(UTC).toLocalDate().minusDays(2))
                .update();
        return task;
    }

    /** The plan whose open step is due on this day, at 23:59 in Montreal, whatever the timetable says. */
    static String due(JdbcClient jdbc, TransactionTemplate transaction, Steps steps, String plan, String day) {
        var task = jdbc.sql("select task_id from biennium.step where case_key = ? and closed_at is null")
                .param(plan)
                .query(String.class)
                .single();
        var due = new Deadline(LocalDate.parse(day), LocalTime.of(23, 59), ZoneId.of("America/Toronto"));
        transaction.executeWithoutResult(status -> steps.move(Map.of(task, Optional.of(due))));
        return plan;
    }
}
