package org.biennium.reminder;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.biennium.engine.Deadline;
import org.biennium.engine.Refusal;
import org.biennium.people.People;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** When people say that a step will be done, and what officers hold back. Neither moves its date. */
@Component
class Expectations {

    private final JdbcClient jdbc;
    private final People people;
    private final Clock clock;

    Expectations(JdbcClient jdbc, People people, Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.clock = clock;
    }

    /**
     * What is known of an open step beside its date.
     *
     * @param expectedOn null where nobody said
     * @param heldBy who holds its escalation back; null where nobody does
     * @param next when something is next to be decided of it
     */
    record Known(
            String taskId,
            @Nullable LocalDate expectedOn,
            @Nullable String expectedBy,
            @Nullable String heldBy,
            @Nullable String heldReason,
            @Nullable Instant next) {}

    /** The open steps that are the turn of these groups and have a date, the most urgent first. */
    List<String> openOf(Collection<String> groups) {
        return jdbc.sql("""
                        select task_id from biennium.step
                        where closed_at is null and due_on is not null and groups && :groups::text[]
                        order by due_on, due_at, id limit 200""")
                .param("groups", groups.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    Map<String, Known> of(Collection<String> taskIds) {
        return jdbc
                .sql("select * from biennium.reminder_obligation where task_id = any (:tasks)")
                .param("tasks", taskIds.toArray(String[]::new))
                .query(Expectations::known)
                .list()
                .stream()
                .collect(Collectors.toMap(Known::taskId, known -> known));
    }

    private static Known known(ResultSet row, int number) throws SQLException {
        return new Known(
                row.getString("task_id"),
                row.getObject("expected_on", LocalDate.class),
                row.getString("expected_by"),
                row.getString("held_by"),
                row.getString("held_reason"),
                Optional.ofNullable(row.getObject("next_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant)
                        .orElse(null));
    }

    /** Until this day nobody is reminded of the step. */
    @Transactional
    public void expect(String taskId, @Nullable LocalDate day, String by) {
        var today = today(by);
        if (day == null || day.isBefore(today) || day.isAfter(today.plusYears(1))) {
            throw new Refusal("reminder.problem.expected");
        }
        jdbc.sql("update biennium.reminder_obligation set expected_on = ?, expected_by = ? where task_id = ?")
                .params(day, by, taskId)
                .update();
    }

    @Transactional
    public void hold(String taskId, String reason, String by) {
        if (reason.isEmpty() || reason.length() > 2000 || reason.indexOf('\0') >= 0) {
            throw new Refusal("reminder.problem.reason");
        }
        jdbc.sql("update biennium.reminder_obligation set held_by = ?, held_reason = ? where task_id = ?")
                .params(by, reason, taskId)
                .update();
    }

    @Transactional
    public void release(String taskId) {
        jdbc.sql("update biennium.reminder_obligation set held_by = null, held_reason = null where task_id = ?")
                .param(taskId)
                .update();
    }

    boolean isPast(Deadline due) {
        return due.instant().isBefore(clock.instant());
    }

    /** The day that it is where this person is. */
    LocalDate today(String personId) {
        return LocalDate.ofInstant(clock.instant(), people.get(personId).zone());
    }
}
