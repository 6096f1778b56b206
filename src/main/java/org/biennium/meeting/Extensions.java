package org.biennium.meeting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.biennium.engine.Refusal;
import org.biennium.meeting.Almanac.Granted;
import org.biennium.people.People;
import org.biennium.people.Person;
import org.biennium.people.Role;
import org.biennium.record.Step;
import org.biennium.record.Steps;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Asks for more time, grants and refuses it. What is granted is a record: the later of it and the general date counts. */
@Component
public class Extensions {

    private static final int LONGEST = 2000;
    private static final int LONGEST_DAYS = 366;

    private final JdbcClient database;
    private final Steps steps;
    private final People people;
    private final Almanacs almanacs;
    private final Replanning replanning;
    private final WhoseTurn turns;
    private final ExtensionPost post;
    private final Clock clock;

    Extensions(
            JdbcClient database,
            Steps steps,
            People people,
            Almanacs almanacs,
            Replanning replanning,
            WhoseTurn turns,
            ExtensionPost post,
            Clock clock) {
        this.database = database;
        this.steps = steps;
        this.people = people;
        this.almanacs = almanacs;
        this.replanning = replanning;
        this.turns = turns;
        this.post = post;
        this.clock = clock;
    }

    /** The day that somebody typed; null where it is none. */
    public static @Nullable LocalDate day(String typed) {
        try {
            return LocalDate.parse(typed);
        } catch (DateTimeException none) {
            return null;
        }
    }

    /** Those of a case and those of all cases of its period, the earliest first. */
    public List<Extension> of(String caseKey, String period) {
        return database.sql("""
                        select * from biennium.extension where case_key = :key or case_key is null and period = :period
                        order by id""")
                .param("key", caseKey)
                .param("period", period)
                .query((row, number) -> extension(row))
                .list();
    }

    /**
     * Asks for more time for an open step; the caller has checked who may.
     *
     * @throws Refusal when the date or the reason cannot stand, or somebody has asked already
     */
    @Transactional
    public void ask(Step step, @Nullable LocalDate until, @Nullable String reason, String personId) {
        if (!step.isOpen() || step.period() == null) {
            throw new Refusal("step.already-done");
        }
        var before = step.due() == null ? null : step.due().date();
        var day =
                requireDay(until, before, zoneOf(step.what().slug(), step.what().step(), personId));
        var asked = database.sql("""
                        insert into biennium.extension (case_key, period, process, step, old_date, asked_date, reason,
                            asked_by, asked_at)
                        values (:key, :period, :process, :step, :before, :until, :reason, :by, :at)
                        on conflict do nothing""")
                .param("key", step.what().caseKey())
                .param("period", step.period())
                .param("process", step.what().slug())
                .param("step", step.what().step())
                .param("before", before)
                .param("until", day)
                .param("reason", requireReason(reason))
                .param("by", personId)
                .param("at", now())
                .update();
        if (asked == 0) {
            throw new Refusal("extension.asked-already");
        }
        people.holding(Role.OFFICER, null)
                .forEach(officer -> post.asked(officer, people.get(personId), step, day, requireReason(reason)));
    }

    /** Those nobody has decided yet, the earliest first; then those decided last. */
    List<Extension> toShow() {
        return database.sql("""
                        select * from biennium.extension order by outcome is not null,
                            case when outcome is null then id else -id end limit 200""").query((row, number) -> extension(row)).list();
    }

    Optional<Extension> find(long id) {
        return database.sql("select * from biennium.extension where id = ?")
                .param(id)
                .query((row, number) -> extension(row))
                .optional();
    }

    /**
     * Grants more time.
     *
     * @param until the day granted, which need not be the one asked for
     * @throws Refusal when it has been decided already, or the day cannot stand
     */
    @Transactional
    void grant(Extension extension, @Nullable LocalDate until, @Nullable String decision, String personId) {
        var day = requireDay(until, extension.before(), zoneOf(extension.process(), extension.step(), personId));
        var words = decision == null || decision.isBlank() ? null : requireReason(decision);
        var granted = new Granted(extension.caseKey(), extension.period(), extension.process(), extension.step(), day);
        replanning.apply(
                almanac -> almanac.with(granted), null, () -> decide(extension, "granted", day, words, personId), null);
        tell(extension, day, words, personId);
    }

    /**
     * What more time for all cases of a period is, without anybody having asked.
     *
     * @throws Refusal when there is no such milestone, or the day cannot stand
     */
    Granted forAll(Almanac almanac, ExtensionForm typed, String personId) {
        var milestone = almanac.milestonesByCode().get(typed.milestone());
        if (milestone == null
                || milestone.process() == null
                || milestone.step() == null
                || !almanac.periods().containsKey(typed.period())) {
            throw new Refusal("extension.choose");
        }
        var until = requireDay(day(typed.until()), null, zoneOf(milestone.process(), milestone.step(), personId));
        return new Granted(null, typed.period(), milestone.process(), milestone.step(), until);
    }

    /**
     * Grants it.
     *
     * @throws Refusal when there is no reason, or too long a one
     */
    @Transactional
    void grantToAll(Granted granted, String reason, String personId) {
        database.sql("""
                        insert into biennium.extension (period, process, step, asked_date, reason, asked_by,
                            asked_at, outcome, new_date, decided_by, decided_at)
                        values (:period, :process, :step, :until, :reason, :by, :at, 'granted', :until, :by, :at)""")
                .param("period", granted.period())
                .param("process", granted.process())
                .param("step", granted.step())
                .param("until", granted.until())
                .param("reason", requireReason(reason))
                .param("by", personId)
                .param("at", now())
                .update();
    }

    /** Refuses it, with a reason. */
    @Transactional
    void refuse(Extension extension, @Nullable String decision, String personId) {
        var why = requireReason(decision);
        decide(extension, "refused", null, why, personId);
        tell(extension, null, why, personId);
    }

    /** Those whose turn the step is, and whoever asked: each once. */
    private void tell(Extension extension, @Nullable LocalDate until, @Nullable String decision, String personId) {
        var concerned = new HashMap<String, Person>();
        people.find(extension.askedBy()).ifPresent(person -> concerned.put(person.id(), person));
        var open = steps.of(Objects.requireNonNull(extension.caseKey())).stream()
                .filter(step -> step.isOpen() && step.what().step().equals(extension.step()))
                .toList();
        turns.of(open).values().forEach(persons -> persons.forEach(person -> concerned.put(person.id(), person)));
        if (!open.isEmpty()) {
            concerned.values().stream()
                    .sorted(Comparator.comparing(Person::id))
                    .forEach(person -> post.decided(person, people.get(personId), open.get(0), until, decision));
        }
    }

    private void decide(
            Extension extension,
            String outcome,
            @Nullable LocalDate until,
            @Nullable String decision,
            String personId) {
        var decided = database.sql("""
                        update biennium.extension set outcome = :outcome, new_date = :until, decision = :decision,
                            decided_by = :by, decided_at = :at
                        where id = :id and outcome is null""")
                .param("outcome", outcome)
                .param("until", until)
                .param("decision", decision)
                .param("by", personId)
                .param("at", now())
                .param("id", extension.id())
                .update();
        if (decided == 0) {
            throw new Refusal("extension.decided-already");
        }
    }

    /** @param there where it ends: today is the day it is there */
    private LocalDate requireDay(@Nullable LocalDate day, @Nullable LocalDate before, ZoneId there) {
        var today = LocalDate.ofInstant(clock.instant(), there);
        if (day == null
                || day.isBefore(today)
                || day.isAfter(today.plusDays(LONGEST_DAYS))
                || before != null && !day.isAfter(before)) {
            throw new Refusal("extension.day");
        }
        return day;
    }

    /** Where the date of a step ends; where that follows from a meeting, the one who asks or grants says what day it is. */
    private ZoneId zoneOf(String process, String step, String personId) {
        return almanacs.milestones().stream()
                .filter(milestone -> milestone.closes(process, step))
                .flatMap(milestone -> Stream.ofNullable(milestone.zone()))
                .findFirst()
                .orElseGet(() -> people.get(personId).zone());
    }

    private static String requireReason(@Nullable String reason) {
        var words = reason == null ? "" : reason.strip();
        if (words.isEmpty() || words.length() > LONGEST || words.indexOf('\0') >= 0) {
            throw new Refusal("extension.reason", LONGEST);
        }
        return words;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Extension extension(ResultSet row) throws SQLException {
        return new Extension(
                row.getLong("id"),
                row.getString("case_key"),
                row.getString("period"),
                row.getString("process"),
                row.getString("step"),
                row.getObject("old_date", LocalDate.class),
                row.getObject("asked_date", LocalDate.class),
                row.getString("reason"),
                row.getString("asked_by"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getString("outcome"),
                row.getObject("new_date", LocalDate.class),
                row.getString("decision"),
                row.getString("decided_by"));
    }
}
