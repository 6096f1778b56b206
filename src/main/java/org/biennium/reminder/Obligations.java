package org.biennium.reminder;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.biennium.engine.Deadline;
import org.biennium.engine.OpenStep;
import org.biennium.engine.StepClosed;
import org.biennium.engine.StepDueMoved;
import org.biennium.engine.StepOpened;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Of which steps somebody is to be reminded, and when next. A day is looked at as soon as it is eight in the morning
 * somewhere in the world; each letter then waits for the morning of its reader.
 */
@Component
class Obligations {

    private static final ZoneOffset FIRST_TO_WAKE = ZoneOffset.ofHours(14);
    private static final ZoneOffset LAST_TO_WAKE = ZoneOffset.ofHours(-12);
    private static final LocalTime MORNING = LocalTime.of(8, 0);

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations batch;
    private final Rules rules;
    private final DaysOff daysOff;
    private final Ledger ledger;
    private final Clock clock;

    Obligations(
            JdbcClient jdbc,
            NamedParameterJdbcOperations batch,
            Rules rules,
            DaysOff daysOff,
            Ledger ledger,
            Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.rules = rules;
        this.daysOff = daysOff;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * An open step of which something is to be decided.
     *
     * @param armedAt since when it stands with this date
     * @param settled until which day everything is decided
     */
    record Due(
            OpenStep step,
            String centre,
            List<String> groups,
            Obligation obligation,
            Instant armedAt,
            LocalDate settled) {}

    /** The day that has begun somewhere in the world: up to it everything is to be decided. */
    LocalDate today() {
        return clock.instant()
                .atOffset(FIRST_TO_WAKE)
                .minusHours(MORNING.getHour())
                .toLocalDate();
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void opened(StepOpened opened) {
        var now = clock.instant();
        var step = opened.step();
        var due = opened.turn().due();
        var settled = dayBefore(now);
        jdbc.sql("""
                        insert into biennium.reminder_obligation (task_id, armed_at, settled_on, next_at)
                        values (:task, :now, :settled, :next)""")
                .param("task", step.taskId())
                .param("now", now.atOffset(UTC))
                .param("settled", settled)
                .param(
                        "next",
                        due == null
                                ? null
                                : next(
                                        new Obligation(step.slug(), step.step(), now, due),
                                        opened.turn().centre(),
                                        settled))
                .update();
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void closed(StepClosed closed) {
        var task = closed.step().taskId();
        jdbc.sql("update biennium.reminder_obligation set next_at = null, sequence = sequence + 1 where task_id = ?")
                .param(task)
                .update();
        ledger.silence(task, Silence.CLOSED);
    }

    /** The date has moved, or is not known any more: what was to come by the old one does not. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void moved(StepDueMoved moved) {
        var taskId = moved.step().taskId();
        ledger.silence(taskId, Silence.MOVED);
        var now = clock.instant();
        jdbc.sql("""
                        select * from biennium.step join biennium.reminder_obligation using (task_id)
                        where task_id = ? and closed_at is null for update of reminder_obligation""")
                .param(taskId)
                .query((row, number) -> {
                    var due = due(row);
                    var settled = dayBefore(now);
                    return new MapSqlParameterSource("task", taskId)
                            .addValue("now", now.atOffset(UTC))
                            .addValue("settled", settled)
                            .addValue(
                                    "next",
                                    due == null ? null : next(obligation(row, due), row.getString("centre"), settled));
                })
                .list()
                .forEach(values -> batch.update("""
                        update biennium.reminder_obligation
                        set armed_at = :now, settled_on = :settled, next_at = :next::timestamptz,
                            sequence = sequence + 1
                        where task_id = :task""", values));
    }

    /** Whoever edits a rule changes what comes: everything open is looked at anew, but nothing that would have come before. */
    @EventListener(RuleChanged.class)
    @Transactional(propagation = Propagation.MANDATORY)
    void lookAnew() {
        var now = clock.instant();
        jdbc.sql("""
                        update biennium.reminder_obligation
                        set next_at = :now, armed_at = :now, settled_on = greatest(settled_on, :settled)
                        from biennium.step
                        where step.task_id = reminder_obligation.task_id and closed_at is null and due_on is not null
                            and (next_at is null or next_at > :now)""")
                .param("now", now.atOffset(UTC))
                .param("settled", dayBefore(now))
                .update();
    }

    private static LocalDate dayBefore(Instant now) {
        return now.atOffset(LAST_TO_WAKE).toLocalDate().minusDays(1);
    }

    private @Nullable OffsetDateTime next(Obligation obligation, String centre, LocalDate settled) {
        return ReminderPlan.of(rules.all(), obligation, daysOff.worksAt(centre))
                .nextAfter(settled)
                .map(Obligations::wake)
                .orElse(null);
    }

    /** When a day is looked at. */
    static OffsetDateTime wake(LocalDate day) {
        return day.atTime(MORNING).atOffset(FIRST_TO_WAKE);
    }

    /** Takes some whose time has come, for this transaction alone. */
    @Transactional(propagation = Propagation.MANDATORY)
    List<Due> take(int most) {
        // Two questions, so that neither ever reads through all that is open: most of the time there is nothing.
        var ids = jdbc.sql("""
                        select task_id from biennium.reminder_obligation
                        where next_at <= :now order by next_at limit :most for update skip locked""")
                .param("now", clock.instant().atOffset(UTC))
                .param("most", most)
                .query(String.class)
                .list();
        if (ids.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        select step.*, obligation.armed_at, obligation.settled_on
                        from biennium.reminder_obligation obligation join biennium.step using (task_id)
                        where task_id = any (:ids)""")
                .param("ids", ids.toArray(String[]::new))
                .query((row, number) -> Optional.ofNullable(due(row))
                        .map(due -> taken(row, due))
                        .orElseThrow(() -> new IllegalStateException("A step without a date is not to be reminded of")))
                .list();
    }

    private static Due taken(ResultSet row, Deadline due) {
        try {
            return new Due(
                    step(row),
                    row.getString("centre"),
                    List.of((String[]) row.getArray("groups").getArray()),
                    obligation(row, due),
                    row.getObject("armed_at", OffsetDateTime.class).toInstant(),
                    row.getObject("settled_on", LocalDate.class));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An obligation of which all is decided, and on which day it is to be looked at again. */
    record Settled(String taskId, Optional<LocalDate> next) {}

    void settle(LocalDate day, List<Settled> settled) {
        jdbc.sql("""
                        update biennium.reminder_obligation set settled_on = :day, next_at = new.next_at
                        from unnest(:tasks, :nexts::timestamptz[]) as new (task_id, next_at)
                        where reminder_obligation.task_id = new.task_id""")
                .param("day", day)
                .param("tasks", settled.stream().map(Settled::taskId).toArray(String[]::new))
                .param(
                        "nexts",
                        settled.stream()
                                .map(it -> it.next()
                                        .map(Obligations::wake)
                                        .map(OffsetDateTime::toString)
                                        .orElse(null))
                                .toArray(String[]::new))
                .update();
    }

    /** Whether everything that is due is decided, by this node or another. */
    boolean isDecided() {
        return jdbc.sql("""
                        select next_at > ? from biennium.reminder_obligation
                        where next_at is not null order by next_at limit 1""")
                .param(clock.instant().atOffset(UTC))
                .query(Boolean.class)
                .optional()
                .orElse(true);
    }

    private static OpenStep step(ResultSet row) throws SQLException {
        return new OpenStep(
                row.getString("task_id"),
                row.getString("slug"),
                row.getString("step"),
                row.getString("case_key"),
                row.getString("host"));
    }

    private static Obligation obligation(ResultSet row, Deadline due) throws SQLException {
        return new Obligation(
                row.getString("slug"),
                row.getString("step"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                due);
    }

    private static @Nullable Deadline due(ResultSet row) throws SQLException {
        var date = row.getObject("due_on", LocalDate.class);
        return date == null
                ? null
                : new Deadline(date, row.getObject("due_at", LocalTime.class), ZoneId.of(row.getString("due_zone")));
    }
}
