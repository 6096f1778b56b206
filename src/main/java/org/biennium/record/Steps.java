package org.biennium.record;

import static java.time.ZoneOffset.UTC;
import static java.util.stream.Collectors.groupingBy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.biennium.engine.Deadline;
import org.biennium.engine.OpenStep;
import org.biennium.engine.StepClosed;
import org.biennium.engine.StepDueMoved;
import org.biennium.engine.StepOpened;
import org.biennium.engine.StepShown;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Each step that was opened: whose turn, since when, until when, how it ended. */
@Component
public class Steps {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Steps(JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    /** The steps of a case, the earliest first; empty for a case unknown. */
    public List<Step> of(String caseKey) {
        return jdbc.sql("select * from biennium.step where case_key = :caseKey order by id")
                .param("caseKey", caseKey)
                .query(Steps::step)
                .list();
    }

    /** The step with this engine id, open or closed. */
    public Optional<Step> find(String taskId) {
        return jdbc.sql("select * from biennium.step where task_id = :taskId")
                .param("taskId", taskId)
                .query(Steps::step)
                .optional();
    }

    /** The steps with these engine ids, open or closed; one unknown is not there. */
    public List<Step> findAll(Collection<String> taskIds) {
        return jdbc.sql("select * from biennium.step where task_id = any (:taskIds) order by id")
                .param("taskIds", taskIds.toArray(String[]::new))
                .query(Steps::step)
                .list();
    }

    /**
     * Somebody whose turn it is has opened the step: from now on what came before cannot be taken back. The first one
     * stands; a closed step is left as it is.
     */
    @Transactional
    public void seen(String taskId, String personId) {
        jdbc.sql("""
                        update biennium.step set seen_at = :at, seen_by = :person
                        where task_id = :taskId and seen_at is null and closed_at is null
                        """)
                .param("at", now())
                .param("person", personId)
                .param("taskId", taskId)
                .update();
    }

    /** The open steps of these cases, by case; a case without one is not there. */
    public Map<String, List<Step>> openOf(Collection<String> caseKeys) {
        return jdbc
                .sql("select * from biennium.step where case_key = any (:caseKeys) and closed_at is null order by id")
                .param("caseKeys", caseKeys.toArray(String[]::new))
                .query(Steps::step)
                .list()
                .stream()
                .collect(groupingBy(step -> step.what().caseKey()));
    }

    /** The open steps whose dates are counted in one of these periods. */
    public List<Step> openOfPeriods(Collection<String> periods) {
        return jdbc.sql("select * from biennium.step where closed_at is null and period = any (:periods) order by id")
                .param("periods", periods.toArray(String[]::new))
                .query(Steps::step)
                .list();
    }

    /** The steps whose dates are counted in a period, open ones and closed ones, those of one case beside each other. */
    public List<Step> ofPeriods() {
        return jdbc.sql("select * from biennium.step where period is not null order by period, case_key, id")
                .query(Steps::step)
                .list();
    }

    /**
     * Gives open steps other last moments, in the caller's transaction; the engine's follow. A step that is closed, or has
     * this moment already, is left as it is. Returns what moved.
     *
     * @param dates by engine id; empty where the moment is not known any more
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<StepDueMoved> move(Map<String, Optional<Deadline>> dates) {
        var moved =
                jdbc.sql("""
                        select * from biennium.step where task_id = any (:taskIds) and closed_at is null
                        order by id for no key update
                        """).param("taskIds", dates.keySet().toArray(String[]::new)).query(Steps::step).list().stream()
                        .map(step -> new StepDueMoved(
                                step.what(),
                                step.due(),
                                Objects.requireNonNull(dates.get(step.what().taskId()))
                                        .orElse(null)))
                        .filter(step -> !Objects.equals(step.before(), step.after()))
                        .toList();
        write(moved);
        moved.forEach(events::publishEvent);
        return moved;
    }

    private void write(List<StepDueMoved> moved) {
        jdbc.sql("""
                        update biennium.step set due_on = new.due_on, due_at = new.due_at, due_zone = new.due_zone
                        from unnest(:taskIds, :dates::date[], :times::time[], :zones) as new (id, due_on, due_at, due_zone)
                        where task_id = new.id
                        """)
                .param("taskIds", texts(moved, step -> step.step().taskId()))
                .param(
                        "dates",
                        texts(moved, step -> after(step, due -> due.date().toString())))
                .param("times", texts(moved, step -> after(step, due -> due.at().toString())))
                .param(
                        "zones",
                        texts(moved, step -> after(step, due -> due.zone().getId())))
                .update();
    }

    private static String[] texts(List<StepDueMoved> moved, Function<StepDueMoved, @Nullable String> text) {
        return moved.stream().map(text).toArray(String[]::new);
    }

    private static @Nullable String after(StepDueMoved moved, Function<Deadline, String> text) {
        return moved.after() == null ? null : text.apply(moved.after());
    }

    @EventListener
    void remember(StepShown shown) {
        seen(shown.step().taskId(), shown.personId());
    }

    // In the engine's transaction: a step and its row stand or fall together.
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void remember(StepOpened opened) {
        var step = opened.step();
        var turn = opened.turn();
        var due = Optional.ofNullable(turn.due());
        jdbc.sql("""
                        insert into biennium.step
                            (task_id, slug, step, case_key, host, centre, period, groups, person, round, opened_at,
                             due_on, due_at, due_zone)
                        values (:taskId, :slug, :step, :caseKey, :host, :centre, :period, :groups, :person, :round, :at,
                                :dueOn, :dueAt, :dueZone)
                        """)
                .param("taskId", step.taskId())
                .param("slug", step.slug())
                .param("step", step.step())
                .param("caseKey", step.caseKey())
                .param("host", step.host())
                .param("centre", turn.centre())
                .param("period", turn.period())
                .param("groups", turn.groups().toArray(String[]::new))
                .param("person", turn.person())
                .param("round", turn.round())
                .param("at", now())
                .param("dueOn", due.map(Deadline::date).orElse(null))
                .param("dueAt", due.map(Deadline::at).orElse(null))
                .param("dueZone", due.map(Deadline::zone).map(ZoneId::getId).orElse(null))
                .update();
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void remember(StepClosed closed) {
        var taskId = closed.step().taskId();
        var rows = jdbc.sql("""
                        update biennium.step set closed_at = :at, closed_by = :by, outcome = :outcome
                        where task_id = :taskId and closed_at is null
                        """)
                .param("at", now())
                .param("by", closed.by())
                .param("outcome", closed.completed() ? "completed" : "taken-away")
                .param("taskId", taskId)
                .update();
        if (rows != 1) {
            throw new IllegalStateException("Step " + taskId + " cannot be closed: it is not open");
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(UTC);
    }

    private static Step step(ResultSet row, int number) throws SQLException {
        return new Step(
                new OpenStep(
                        row.getString("task_id"),
                        row.getString("slug"),
                        row.getString("step"),
                        row.getString("case_key"),
                        row.getString("host")),
                row.getString("centre"),
                row.getString("period"),
                List.of((String[]) row.getArray("groups").getArray()),
                row.getString("person"),
                row.getInt("round"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                due(row),
                instant(row, "seen_at"),
                row.getString("seen_by"),
                instant(row, "closed_at"),
                row.getString("closed_by"),
                row.getString("outcome"));
    }

    private static @Nullable Deadline due(ResultSet row) throws SQLException {
        var date = row.getObject("due_on", LocalDate.class);
        return date == null
                ? null
                : new Deadline(date, row.getObject("due_at", LocalTime.class), ZoneId.of(row.getString("due_zone")));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
