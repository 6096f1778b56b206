package org.biennium.reminder;

import static java.time.ZoneOffset.UTC;
import static java.util.stream.Collectors.toMap;
import static org.biennium.engine.ReferenceFile.rows;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.biennium.engine.ReferenceFile.Row;
import org.biennium.engine.Refusal;
import org.biennium.engine.StartLock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** The rules by which people are reminded: as the product ships them, until an officer changes one. */
@Component
class Rules {

    private static final String ALL_PROCESSES = "*";
    private static final int MOST = 30;

    private final JdbcClient database;
    private final ApplicationEventPublisher events;
    private final TransactionOperations transaction;
    private final MessageSource messages;
    private final Clock clock;

    Rules(
            JdbcClient database,
            ApplicationEventPublisher events,
            TransactionOperations transaction,
            MessageSource messages,
            Clock clock,
            StartLock start) {
        this.database = database;
        this.transaction = transaction;
        this.messages = messages;
        this.events = events;
        this.clock = clock;
        start.alone(this::load);
    }

    final void load() {
        rows("reminder-rules.csv").forEach(this::load);
    }

    private void load(Row row) {
        database.sql("""
                        insert into biennium.reminder_rule
                            (code, day_offset, unit, recipient, copies_head, processes, most)
                        values (:code, :offset, :unit, :recipient, :copiesHead, :processes, :most)
                        on conflict (code) do update set
                            day_offset = excluded.day_offset, unit = excluded.unit, recipient = excluded.recipient,
                            copies_head = excluded.copies_head, processes = excluded.processes, most = excluded.most
                        where reminder_rule.changed_by is null""")
                .param("code", row.get("code"))
                .param("offset", Integer.valueOf(row.get("offset")))
                .param("unit", Rule.Unit.of(row.get("unit")).code())
                .param("recipient", Recipient.of(row.get("recipient")).code())
                .param("copiesHead", Recipient.HEAD.code().equals(row.find("copy")))
                .param(
                        "processes",
                        row.list("processes").stream()
                                .filter(process -> !process.equals(ALL_PROCESSES))
                                .toArray(String[]::new))
                .param("most", Integer.valueOf(row.get("limit")))
                .update();
    }

    Optional<Rule> find(String code) {
        return all().stream().filter(rule -> rule.code().equals(code)).findFirst();
    }

    /**
     * From now on it is as this officer set it, and no start of a new version changes it.
     *
     * @throws Refusal when somebody else has changed it since it had this revision
     */
    void change(Rule rule, String by) {
        transaction.executeWithoutResult(status -> {
            if (write(rule, by, """
                    update biennium.reminder_rule set name = :name, day_offset = :offset, unit = :unit, recipient = :recipient,
                        copies_head = :copiesHead, processes = :processes, step = :step, every_days = :every, most = :most,
                        is_on = :on, changed_by = :by, changed_at = :at, revision = revision + 1
                    where code = :code and revision = :revision""") == 0) {
                throw new Refusal("reminder.problem.revision");
            }
        });
    }

    /**
     * Adds one.
     *
     * @throws Refusal when there are as many as a round can weigh
     */
    void add(Rule rule, String by) {
        transaction.executeWithoutResult(status -> {
            if (write(rule, by, """
                    insert into biennium.reminder_rule (code, name, day_offset, unit, recipient, copies_head, processes, step,
                        every_days, most, is_on, changed_by, changed_at, revision)
                    select :code, :name, :offset, :unit, :recipient, :copiesHead, :processes, :step, :every::int, :most, :on,
                        :by, :at, :revision
                    where (select count(*) from biennium.reminder_rule) < %d""".formatted(MOST)) == 0) {
                throw new Refusal("reminder.problem.many");
            }
        });
    }

    private int write(Rule rule, String by, String sql) {
        var written = database.sql(sql)
                .param("name", rule.name())
                .param("offset", rule.offset())
                .param("unit", rule.unit().code())
                .param("recipient", rule.recipient().code())
                .param("copiesHead", rule.copiesHead())
                .param("processes", rule.processes().toArray(String[]::new))
                .param("step", rule.step())
                .param("every", rule.everyDays())
                .param("most", rule.most())
                .param("on", rule.isOn())
                .param("by", by)
                .param("at", clock.instant().atOffset(UTC))
                .param("code", rule.code())
                .param("revision", rule.revision())
                .update();
        events.publishEvent(new RuleChanged(rule.code()));
        return written;
    }

    /** What people call each, by its code. */
    Map<String, String> names(Locale locale) {
        return all().stream().collect(toMap(Rule::code, rule -> name(rule, locale)));
    }

    /** As an officer named it, else as the product does. */
    String name(Rule rule, Locale locale) {
        return Objects.requireNonNullElseGet(rule.name(), () -> productName(rule.code(), locale));
    }

    /** What the product calls it, whatever an officer does. */
    String productName(String code, Locale locale) {
        return messages.getMessage("reminder.rule.name." + code, null, locale);
    }

    /**
     * What a rule can hold for.
     *
     * @param code as {@link Rule#scope()} says it
     * @param milestone by which the step is known; null for all steps of the process
     */
    record Scope(String code, String process, @Nullable String milestone) {}

    /** The processes that have dates, each with its steps. */
    List<Scope> scopes() {
        var steps = database.sql("""
                        select distinct on (process, step) code, process, step from biennium.milestone
                        where process is not null and step is not null order by process, step, code desc""")
                .query((row, number) -> new Scope(
                        row.getString("process") + "/" + row.getString("step"),
                        row.getString("process"),
                        row.getString("code")))
                .list();
        return steps.stream()
                .map(Scope::process)
                .distinct()
                .flatMap(process -> Stream.concat(
                        Stream.of(new Scope(process, process, null)),
                        steps.stream().filter(step -> step.process().equals(process))))
                .toList();
    }

    /** All, the earliest first. */
    List<Rule> all() {
        return database.sql("select * from biennium.reminder_rule order by day_offset, code")
                .query(Rules::rule)
                .list();
    }

    private static Rule rule(ResultSet row, int number) throws SQLException {
        return new Rule(
                row.getString("code"),
                row.getString("name"),
                row.getInt("day_offset"),
                Rule.Unit.of(row.getString("unit")),
                Recipient.of(row.getString("recipient")),
                row.getBoolean("copies_head"),
                Set.of((String[]) row.getArray("processes").getArray()),
                row.getString("step"),
                row.getObject("every_days", Integer.class),
                row.getInt("most"),
                row.getBoolean("is_on"),
                row.getInt("revision"));
    }
}
