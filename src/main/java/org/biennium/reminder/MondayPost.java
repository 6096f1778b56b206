package org.biennium.reminder;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.biennium.mail.MailHours;
import org.biennium.mail.Outbox;
import org.biennium.meeting.WorkingDays;
import org.biennium.people.People;
import org.biennium.people.Person;
import org.biennium.people.Role;
import org.biennium.record.Steps;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells each officer on Monday morning in one letter what needs a human this week. Where nothing does, there is none. Where
 * nobody could write on Monday, it comes on the next day by day.
 */
@Component
class MondayPost {

    private static final int LATE_DAYS = 14;

    private final JdbcClient jdbc;
    private final Steps steps;
    private final Asking asking;
    private final People people;
    private final Outbox outbox;
    private final Clock clock;

    MondayPost(JdbcClient jdbc, Steps steps, Asking asking, People people, Outbox outbox, Clock clock) {
        this.jdbc = jdbc;
        this.steps = steps;
        this.asking = asking;
        this.people = people;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Writes to those for whom it is day and who have had none this week. */
    @Transactional
    public void go() {
        var officers = people.holding(Role.OFFICER, null).stream()
                .filter(this::isDay)
                .filter(this::claim)
                .toList();
        if (officers.isEmpty()) {
            return;
        }
        var waiting = waiting();
        var ids = waiting.stream().map(Waiting::taskId).toList();
        var found = steps.findAll(ids).stream()
                .collect(Collectors.toMap(step -> step.what().taskId(), step -> step));
        var asked = asking.of(found.values());
        var items = ids.stream()
                .map(found::get)
                .filter(Objects::nonNull)
                .map(step -> new Letters.Need(
                        Objects.requireNonNull(asked.get(step.what().taskId())),
                        step.what().caseKey(),
                        Objects.requireNonNull(step.due())))
                .toList();
        var givenUp = givenUp();
        if (!items.isEmpty() || givenUp > 0) {
            outbox.writeAll(officers.stream()
                    .map(officer -> Letters.week(
                            officer,
                            items,
                            waiting.isEmpty() ? 0 : waiting.get(0).of(),
                            givenUp))
                    .toList());
        }
    }

    private boolean isDay(Person officer) {
        var here = clock.instant().atZone(officer.zone());
        return WorkingDays.mondayToFriday().isWorking(here.toLocalDate())
                && here.getHour() >= MailHours.FROM
                && here.getHour() < MailHours.UNTIL;
    }

    /** After Monday only where there was one the week before: whoever comes back after weeks has other letters to read. */
    private boolean claim(Person officer) {
        var today = clock.instant().atZone(officer.zone()).toLocalDate();
        var monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return jdbc.sql("""
                                insert into biennium.reminder_week (person, monday)
                                select :officer, :monday
                                where :monday = :today or exists (
                                    select from biennium.reminder_week where person = :officer and monday = :before)
                                on conflict do nothing""")
                        .param("officer", officer.id())
                        .param("monday", monday)
                        .param("today", today)
                        .param("before", monday.minusWeeks(1))
                        .update()
                == 1;
    }

    /** @param of how many there are in all */
    private record Waiting(String taskId, int of) {}

    /** Open steps of which no reminder speaks any more, that nobody is there to do, or that did not come as was said. */
    private List<Waiting> waiting() {
        return jdbc.sql("""
                        select task_id, count(*) over () as of from biennium.step
                        left join biennium.reminder_obligation obligation using (task_id)
                        where closed_at is null and due_on is not null
                            and (due_on <= :late and (expected_on is null or expected_on < :today)
                                or expected_on < :today
                                or exists (
                                    select from biennium.reminder
                                    where reminder.task_id = step.task_id and reason = 'nobody'))
                        order by due_on, due_at, step.id limit :most""")
                .param("late", today().minusDays(LATE_DAYS))
                .param("today", today())
                .param("most", Letters.TOLD)
                .query((row, number) -> new Waiting(row.getString("task_id"), row.getInt("of")))
                .list();
    }

    /** Letters since last Monday that were given up or came back. */
    private int givenUp() {
        return jdbc.sql("""
                        select count(*) from biennium.mail
                        where state in ('dead', 'bounced') and expires_at is null and written_at > ?""")
                .param(clock.instant().minus(Duration.ofDays(7)).atOffset(UTC))
                .query(Integer.class)
                .single();
    }

    private LocalDate today() {
        return clock.instant().atOffset(UTC).toLocalDate();
    }
}
