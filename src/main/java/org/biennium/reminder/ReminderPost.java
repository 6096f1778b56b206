package org.biennium.reminder;

import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.biennium.engine.Deadline;
import org.biennium.mail.Letter;
import org.biennium.mail.MailHours;
import org.biennium.mail.Outbox;
import org.biennium.people.People;
import org.biennium.people.Person;
import org.biennium.record.Step;
import org.biennium.record.Steps;
import org.biennium.reminder.Ledger.Capacity;
import org.biennium.reminder.Ledger.Waiting;
import org.biennium.reminder.ObligationWords.Asked;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes the letters that remind: one a day to each person, with all that has come due for them. */
@Component
class ReminderPost {

    private final Ledger ledger;
    private final Steps steps;
    private final Asking asking;
    private final People people;
    private final DaysOff daysOff;
    private final Outbox outbox;
    private final Clock clock;

    ReminderPost(
            Ledger ledger, Steps steps, Asking asking, People people, DaysOff daysOff, Outbox outbox, Clock clock) {
        this.ledger = ledger;
        this.steps = steps;
        this.asking = asking;
        this.people = people;
        this.daysOff = daysOff;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Writes to some of those for whom it is morning, in a number of queries that does not grow with them.
     *
     * @return to how many it turned
     */
    @Transactional
    int some(int most) {
        var addressees = ledger.addressees(most);
        if (addressees.isEmpty()) {
            return 0;
        }
        var persons = people.findAll(addressees);
        var zones = addressees.stream().collect(toMap(id -> id, id -> zoneOf(persons.get(id))));
        var claimed = ledger.claim(zones);
        var roles = people.groupsOf(addressees);
        write(claimed, persons, roles);
        // Who has had a letter today gets the rest on the next day of work.
        var days = daysOff.known();
        ledger.later(addressees.stream()
                .filter(id -> !claimed.contains(id))
                .collect(toMap(
                        id -> id,
                        id -> tomorrow(
                                Objects.requireNonNull(zones.get(id)), days.of(roles.getOrDefault(id, Set.of()))))));
        return addressees.size();
    }

    private static ZoneId zoneOf(@Nullable Person person) {
        return person == null ? ZoneId.of("UTC") : person.zone();
    }

    private Instant tomorrow(ZoneId zone, Predicate<LocalDate> works) {
        var morning = clock.instant()
                .atZone(zone)
                .toLocalDate()
                .plusDays(1)
                .atTime(MailHours.FROM, 0)
                .atZone(zone)
                .toInstant();
        return DaysOff.offDaysOff(morning, zone, works);
    }

    private void write(Collection<String> claimed, Map<String, Person> persons, Map<String, Set<String>> roles) {
        var waiting = ledger.waiting(claimed);
        var tasks = new HashSet<String>();
        waiting.values().forEach(them -> them.forEach(one -> tasks.add(one.taskId())));
        var found =
                steps.findAll(tasks).stream().collect(toMap(step -> step.what().taskId(), step -> step));
        var asked = asking.of(found.values());
        var sent = ledger.sent(tasks);

        var letters = new ArrayList<Letter>();
        var told = new ArrayList<List<Long>>();
        var silent = new HashMap<Long, Silence>();
        waiting.forEach((id, them) -> {
            var person = persons.get(id);
            var items = new ArrayList<Letters.Item>();
            var ids = new ArrayList<Long>();
            var latest = latest(them);
            for (var one : them) {
                var step = found.get(one.taskId());
                var silence = one.id() == latest.getOrDefault(one.taskId(), 0L)
                        ? silence(one, roles.getOrDefault(id, Set.of()))
                        : Silence.SUPERSEDED;
                if (silence != null || person == null || step == null) {
                    silent.put(one.id(), silence == null ? Silence.NOT_THEIRS : silence);
                } else {
                    items.add(item(one, step, asked, sent.getOrDefault(one.taskId(), List.of())));
                    ids.add(one.id());
                }
            }
            if (person != null && !items.isEmpty()) {
                letters.add(Letters.to(person, items));
                told.add(ids);
            }
        });
        ledger.silent(silent);
        var mails = outbox.writeAll(letters);
        var written = new HashMap<Long, UUID>();
        for (var number = 0; number < mails.size(); number++) {
            var mail = mails.get(number);
            told.get(number).forEach(id -> written.put(id, mail));
        }
        ledger.written(written);
    }

    /** By step the reminder decided last: what had to wait, as over days off, is not said beside what has followed. */
    private static Map<String, Long> latest(List<Waiting> them) {
        return them.stream().collect(toMap(Waiting::taskId, Waiting::id, Math::max));
    }

    private static @Nullable Silence silence(Waiting one, Set<String> groups) {
        if (one.silence() != null) {
            return one.silence();
        }
        var theirs =
                switch (one.capacity()) {
                    case TURN -> one.groups();
                    case HEAD, COPY -> Decisions.heads(one.groups());
                    case OFFICER -> List.of(Decisions.OFFICERS);
                };
        return theirs.stream().anyMatch(groups::contains) ? null : Silence.NOT_THEIRS;
    }

    private Letters.Item item(Waiting one, Step step, Map<String, Asked> asked, List<Ledger.Sent> sent) {
        var due = Objects.requireNonNull(step.due());
        return new Letters.Item(
                step.what(),
                Objects.requireNonNull(asked.get(one.taskId())),
                due,
                one.capacity(),
                !due.instant().isAfter(clock.instant()),
                one.capacity() == Capacity.TURN
                        ? List.of()
                        : sent.stream()
                                .map(it -> Letters.message(
                                        "sent",
                                        new Deadline(it.at().atZone(due.zone()).toLocalDate(), due.at(), due.zone()),
                                        it.name()))
                                .toList());
    }
}
