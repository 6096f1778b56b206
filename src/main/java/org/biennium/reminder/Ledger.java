package org.biennium.reminder;

import static java.time.ZoneOffset.UTC;
import static java.util.stream.Collectors.groupingBy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.biennium.mail.Outbox;
import org.biennium.people.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Each decision to remind somebody, or not to. A reminder that waits or was sent stands here once, so it goes out once; one
 * that was not sent may be decided anew.
 */
@Component
class Ledger {

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations batch;
    private final Outbox outbox;
    private final Clock clock;

    Ledger(JdbcClient jdbc, NamedParameterJdbcOperations batch, Outbox outbox, Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** In what capacity somebody is reminded. */
    enum Capacity {
        TURN,
        HEAD,
        OFFICER,
        COPY;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Capacity of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * A decision.
     *
     * @param person null where there is nobody
     * @param leavesAt when the letter may leave; null where there is none
     * @param silence why it is not sent; null where it is
     */
    record Decision(
            Obligations.Due due,
            Reminder reminder,
            Capacity capacity,
            @Nullable Person person,
            @Nullable Instant leavesAt,
            @Nullable Silence silence) {}

    /** Writes down what was decided; what waits already or was sent is left as it is. */
    void write(Collection<Decision> decisions) {
        batch.batchUpdate("""
                insert into biennium.reminder
                    (task_id, case_key, centre, step, rule, number, due_on, capacity, person, name, address, language,
                     decided_at, leaves_at, result, reason)
                values (:task, :case, :centre, :step, :rule, :number, :due, :capacity, :person, :name, :address,
                    :language, :at, :leaves::timestamptz, :result, :reason)
                on conflict (task_id, due_on, rule, number, person) where result <> 'silent' do nothing""", decisions.stream().map(this::values).toArray(SqlParameterSource[]::new));
    }

    private MapSqlParameterSource values(Decision it) {
        var person = it.person();
        var leaves = it.leavesAt();
        return new MapSqlParameterSource("task", it.due().step().taskId())
                .addValue("case", it.due().step().caseKey())
                .addValue("centre", it.due().centre())
                .addValue("step", it.due().step().step())
                .addValue("rule", it.reminder().rule().code())
                .addValue("number", it.reminder().number())
                .addValue("due", it.due().obligation().due().date())
                .addValue("capacity", it.capacity().code())
                .addValue("person", person == null ? "" : person.id())
                .addValue("name", person == null ? "" : person.name())
                .addValue("address", person == null ? "" : person.mail())
                .addValue("language", person == null ? "" : person.locale().toLanguageTag())
                .addValue("at", clock.instant().atOffset(UTC))
                .addValue("leaves", leaves == null || it.silence() != null ? null : leaves.atOffset(UTC))
                .addValue("result", it.silence() == null ? "waiting" : "silent")
                .addValue("reason", it.silence() == null ? null : it.silence().code());
    }

    /** What waits for this step is not sent; neither is a letter about it alone that still lies in the outbox. */
    void silence(String taskId, Silence why) {
        var withdrawn = outbox.withdraw(taskId, Letters.ABOUT_ONE);
        jdbc.sql("""
                        update biennium.reminder set result = 'silent', reason = :reason, mail = null
                        where task_id = :task and (result = 'waiting' or mail = any (:withdrawn))""")
                .param("reason", why.code())
                .param("task", taskId)
                .param("withdrawn", withdrawn.toArray(UUID[]::new))
                .update();
    }

    /** Persons to whom something may leave now, those who have waited longest first. */
    List<String> addressees(int most) {
        return jdbc.sql("""
                        select person from biennium.reminder where result = 'waiting' and leaves_at <= :now
                        group by person order by min(leaves_at), person limit :most""")
                .param("now", clock.instant().atOffset(UTC))
                .param("most", most)
                .query(String.class)
                .list();
    }

    /** Of these persons, each on the day that it is where they are, those who have had no letter on it; they have now. */
    List<String> claim(Map<String, ZoneId> persons) {
        var now = clock.instant();
        var ids = persons.keySet().stream().sorted().toList();
        return jdbc.sql("""
                        insert into biennium.reminder_day (person, day)
                        select * from unnest(:persons, :days::date[]) on conflict do nothing returning person""")
                .param("persons", ids.toArray(String[]::new))
                .param(
                        "days",
                        ids.stream()
                                .map(id -> now.atZone(persons.getOrDefault(id, UTC))
                                        .toLocalDate()
                                        .toString())
                                .toArray(String[]::new))
                .query(String.class)
                .list();
    }

    /**
     * A reminder that waits, with what has become of its step since it was decided.
     *
     * @param groups whose turn it is
     */
    record Waiting(
            long id,
            String taskId,
            String rule,
            Capacity capacity,
            String person,
            List<String> groups,
            @Nullable Silence silence) {}

    /** What waits for these persons, and whether there is a reason by now to be silent; held until the end of this transaction. */
    Map<String, List<Waiting>> waiting(Collection<String> persons) {
        return jdbc
                .sql("""
                        select reminder.*, step.groups,
                            case when step.closed_at is not null then 'closed'
                                when step.due_on is distinct from reminder.due_on then 'moved'
                                when not rule.is_on then 'rule_off'
                                when pause.id is not null then 'paused'
                                when obligation.expected_on >= here.today then 'expected'
                                when obligation.held_by is not null and reminder.capacity in ('officer', 'copy', 'head')
                                    then 'held' end as silence
                        from biennium.reminder
                        join biennium.step using (task_id)
                        join biennium.reminder_obligation obligation using (task_id)
                        join biennium.reminder_rule rule on rule.code = reminder.rule
                        join biennium.centre on centre.code = reminder.centre
                        cross join lateral (select (:now at time zone centre.zone)::date) as here (today)
                        left join biennium.reminder_pause pause
                            on pause.centre = reminder.centre and pause.ended_at is null and pause.until_on >= here.today
                        where result = 'waiting' and leaves_at <= :now and reminder.person = any (:persons)
                        order by step.due_on, step.due_at, reminder.id
                        for update of reminder""")
                .param("now", clock.instant().atOffset(UTC))
                .param("persons", persons.toArray(String[]::new))
                .query(Ledger::waiting)
                .list()
                .stream()
                .collect(groupingBy(Waiting::person));
    }

    private static Waiting waiting(ResultSet row, int number) throws SQLException {
        var silence = row.getString("silence");
        return new Waiting(
                row.getLong("id"),
                row.getString("task_id"),
                row.getString("rule"),
                Capacity.of(row.getString("capacity")),
                row.getString("person"),
                List.of((String[]) row.getArray("groups").getArray()),
                silence == null ? null : Silence.valueOf(silence.toUpperCase(Locale.ROOT)));
    }

    void written(Map<Long, UUID> mails) {
        jdbc.sql("""
                        update biennium.reminder set result = 'written', mail = new.mail
                        from unnest(:ids, :mails) as new (id, mail) where reminder.id = new.id""")
                .param("ids", mails.keySet().toArray(Long[]::new))
                .param("mails", mails.values().toArray(UUID[]::new))
                .update();
    }

    void silent(Map<Long, Silence> reasons) {
        batch.batchUpdate(
                "update biennium.reminder set result = 'silent', reason = :reason where id = :id",
                reasons.entrySet().stream()
                        .map(it -> new MapSqlParameterSource("id", it.getKey())
                                .addValue("reason", it.getValue().code()))
                        .toArray(SqlParameterSource[]::new));
    }

    /** What was to leave to these persons waits until then. */
    void later(Map<String, Instant> mornings) {
        batch.batchUpdate(
                """
                update biennium.reminder set leaves_at = :until
                where result = 'waiting' and leaves_at <= :now and person = :person""",
                mornings.entrySet().stream()
                        .map(it -> new MapSqlParameterSource("person", it.getKey())
                                .addValue("until", it.getValue().atOffset(UTC))
                                .addValue("now", clock.instant().atOffset(UTC)))
                        .toArray(SqlParameterSource[]::new));
    }

    /**
     * A reminder that was sent.
     *
     * @param at when its letter was written
     */
    record Sent(String taskId, String rule, String name, Instant at) {}

    /** What was sent about these steps so far, by step, the first one first. */
    Map<String, List<Sent>> sent(Collection<String> taskIds) {
        return jdbc
                .sql("""
                        select reminder.task_id, rule, name, written_at from biennium.reminder
                        join biennium.mail on mail.id = reminder.mail
                        where reminder.task_id = any (:tasks) order by written_at, reminder.id""")
                .param("tasks", taskIds.toArray(String[]::new))
                .query((row, number) -> new Sent(
                        row.getString("task_id"),
                        row.getString("rule"),
                        row.getString("name"),
                        row.getObject("written_at", OffsetDateTime.class).toInstant()))
                .list()
                .stream()
                .collect(groupingBy(Sent::taskId));
    }

    /**
     * A decision in the list.
     *
     * @param language tag; empty where there is nobody
     * @param arrival how far its letter has come, as the outbox says it; null where there is none
     */
    record Line(
            String caseKey,
            String step,
            String rule,
            String capacity,
            String name,
            String address,
            String language,
            LocalDate due,
            Instant decidedAt,
            @Nullable Instant leavesAt,
            String result,
            @Nullable String reason,
            @Nullable UUID mail,
            @Nullable String arrival) {}

    /** A page of the decisions, the newest first; of those found by the beginnings of these words in names, addresses and cases. */
    List<Line> newest(String words, int offset, int limit) {
        return jdbc.sql(
                        "select reminder.*, mail.state as arrival from biennium.reminder left join biennium.mail on mail.id = reminder.mail"
                                + (words.isEmpty() ? "" : " where reminder.found_by @@ biennium.words_begun(:words)")
                                + " order by reminder.id desc offset :offset limit :limit")
                .param("words", words)
                .param("offset", offset)
                .param("limit", limit)
                .query((row, number) -> new Line(
                        row.getString("case_key"),
                        row.getString("step"),
                        row.getString("rule"),
                        row.getString("capacity"),
                        row.getString("name"),
                        row.getString("address"),
                        row.getString("language"),
                        row.getObject("due_on", LocalDate.class),
                        row.getObject("decided_at", OffsetDateTime.class).toInstant(),
                        Optional.ofNullable(row.getObject("leaves_at", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)
                                .orElse(null),
                        row.getString("result"),
                        row.getString("reason"),
                        row.getObject("mail", UUID.class),
                        row.getString("arrival")))
                .list();
    }
}
