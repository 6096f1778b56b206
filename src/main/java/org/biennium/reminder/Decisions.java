package org.biennium.reminder;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.biennium.mail.MailHours;
import org.biennium.mail.Outbox;
import org.biennium.people.Assignment;
import org.biennium.people.People;
import org.biennium.people.Person;
import org.biennium.people.Role;
import org.biennium.reminder.Ledger.Capacity;
import org.biennium.reminder.Ledger.Decision;
import org.biennium.reminder.Obligations.Due;
import org.biennium.reminder.Obligations.Settled;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Decides who is reminded of what. Of all that has come due for one person and one step since it was last decided, as
 * after an outage, only the latest is sent.
 */
@Component
class Decisions {

    static final String OFFICERS = Role.OFFICER.group(null);

    private final Obligations obligations;
    private final Rules rules;
    private final DaysOff daysOff;
    private final People people;
    private final Ledger ledger;
    private final Clock clock;

    Decisions(Obligations obligations, Rules rules, DaysOff daysOff, People people, Ledger ledger, Clock clock) {
        this.obligations = obligations;
        this.rules = rules;
        this.daysOff = daysOff;
        this.people = people;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Decides about some of what is due, in a number of queries that does not grow with it.
     *
     * @return how many obligations it was about
     */
    @Transactional
    int some(int most) {
        var taken = obligations.take(most);
        if (taken.isEmpty()) {
            return 0;
        }
        var known = daysOff.known();
        var round = new Round(rules.all(), obligations.today(), members(taken, known));
        var decisions = new ArrayList<Decision>();
        var settled = new ArrayList<Settled>();
        var days = new HashMap<String, Predicate<LocalDate>>();
        for (var due : taken) {
            var plan = ReminderPlan.of(round.rules(), due.obligation(), days.computeIfAbsent(due.centre(), known::at));
            decisions.addAll(decide(due, plan, round));
            settled.add(new Settled(due.step().taskId(), plan.nextAfter(round.today())));
        }
        ledger.write(decisions);
        obligations.settle(round.today(), settled);
        return taken.size();
    }

    private record Round(List<Rule> rules, LocalDate today, Members members) {}

    /**
     * @param days on which each of them works
     * @param weekly persons who want their reminders together
     */
    private record Members(
            Map<String, List<Person>> byGroup, Map<String, Predicate<LocalDate>> days, Set<String> weekly) {

        List<Person> of(String group) {
            return byGroup.getOrDefault(group, List.of());
        }
    }

    private Members members(List<Due> taken, DaysOff.Known known) {
        var groups = new HashSet<String>();
        groups.add(OFFICERS);
        taken.forEach(due -> {
            groups.addAll(due.groups());
            groups.addAll(heads(due.groups()));
        });
        var byGroup = people.inGroups(groups);
        var ids = new HashSet<String>();
        byGroup.values().forEach(persons -> persons.forEach(person -> ids.add(person.id())));
        var days = new HashMap<String, Predicate<LocalDate>>();
        people.groupsOf(ids).forEach((id, theirs) -> days.put(id, known.of(theirs)));
        return new Members(byGroup, days, people.groupingMails(ids));
    }

    /** Those who head the hosts whose turn it is; of the coordination entity nobody does. */
    static List<String> heads(List<String> turns) {
        return turns.stream()
                .flatMap(group -> Assignment.ofGroup(group).stream())
                .flatMap(turn -> Stream.ofNullable(turn.host()))
                .distinct()
                .map(Role.HEAD::group)
                .toList();
    }

    /** Whom a rule addresses, in which capacity: whoever's turn it is hears of it as such. */
    private Map<Person, Capacity> addressed(Rule rule, Due due, Members members) {
        var addressed = new LinkedHashMap<Person, Capacity>();
        switch (rule.recipient()) {
            case TURN -> add(addressed, due.groups(), Capacity.TURN, members);
            case HEAD -> add(addressed, heads(due.groups()), Capacity.HEAD, members);
            case OFFICER -> add(addressed, List.of(OFFICERS), Capacity.OFFICER, members);
        }
        if (rule.copiesHead()) {
            add(addressed, heads(due.groups()), Capacity.COPY, members);
        }
        due.groups().forEach(group -> members.of(group).forEach(person -> addressed.replace(person, Capacity.TURN)));
        return addressed;
    }

    private static void add(Map<Person, Capacity> addressed, List<String> groups, Capacity as, Members members) {
        groups.forEach(group -> members.of(group).forEach(person -> addressed.putIfAbsent(person, as)));
    }

    private record Candidate(Reminder reminder, Capacity capacity) {}

    private List<Decision> decide(Due due, ReminderPlan plan, Round round) {
        var byRule = new HashMap<Rule, Map<Person, Capacity>>();
        round.rules().forEach(rule -> byRule.put(rule, addressed(rule, due, round.members())));
        var decisions = new ArrayList<>(nobody(due, plan, round, byRule));
        var persons = new LinkedHashMap<String, Person>();
        byRule.values().forEach(them -> them.keySet().forEach(person -> persons.put(person.id(), person)));
        var byZone = new HashMap<ZoneId, List<Reminder>>();
        for (var person : persons.values()) {
            var candidates =
                    byZone.computeIfAbsent(person.zone(), zone -> fallen(due, plan, zone, round.today())).stream()
                            .filter(it -> Objects.requireNonNull(byRule.get(it.rule()))
                                    .containsKey(person))
                            .map(it -> new Candidate(
                                    it,
                                    Objects.requireNonNull(Objects.requireNonNull(byRule.get(it.rule()))
                                            .get(person))))
                            .toList();
            decisions.addAll(decide(due, person, candidates, round.members()));
        }
        return decisions;
    }

    private static List<Reminder> fallen(Due due, ReminderPlan plan, ZoneId zone, LocalDate today) {
        return plan.of(zone, due.armedAt()).stream()
                .filter(it -> it.day().isAfter(due.settled()) && !it.day().isAfter(today))
                .toList();
    }

    private static List<Decision> nobody(
            Due due, ReminderPlan plan, Round round, Map<Rule, Map<Person, Capacity>> byRule) {
        return fallen(due, plan, due.obligation().due().zone(), round.today()).stream()
                .filter(it -> Objects.requireNonNull(byRule.get(it.rule())).isEmpty())
                .filter(it -> it.rule().recipient() != Recipient.HEAD
                        || !heads(due.groups()).isEmpty())
                .map(it -> new Decision(
                        due, it, Capacity.valueOf(it.rule().recipient().name()), null, null, Silence.NOBODY))
                .toList();
    }

    private List<Decision> decide(Due due, Person person, List<Candidate> candidates, Members members) {
        var latest = candidates.stream()
                .filter(it -> silence(it.reminder(), due, person) == null)
                .max(Comparator.comparing((Candidate it) -> it.reminder().at())
                        .thenComparing(it -> it.reminder().rule().offset()))
                .orElse(null);
        return candidates.stream()
                .map(it -> {
                    var silence = silence(it.reminder(), due, person);
                    return new Decision(
                            due,
                            it.reminder(),
                            it.capacity(),
                            person,
                            leavesAt(it.reminder(), person, members),
                            silence == null && it != latest ? Silence.SUPERSEDED : silence);
                })
                .toList();
    }

    private @Nullable Silence silence(Reminder reminder, Due due, Person person) {
        if (reminder.silence() != null) {
            return reminder.silence();
        }
        if (!reminder.rule().isAfter()
                && !clock.instant().isBefore(due.obligation().due().instant())) {
            return Silence.DATE_PASSED;
        }
        return Outbox.canReach(person) ? null : Silence.NO_ADDRESS;
    }

    private Instant leavesAt(Reminder reminder, Person person, Members members) {
        var now = clock.instant();
        var zone = person.zone();
        var first = MailHours.next(reminder.at().isAfter(now) ? reminder.at() : now, zone);
        return DaysOff.offDaysOff(
                members.weekly().contains(person.id()) ? monday(first, zone) : first,
                zone,
                members.days().getOrDefault(person.id(), day -> true));
    }

    /** On Monday mornings, for those who want their reminders together; what falls on a Monday comes on it. */
    private static Instant monday(Instant first, ZoneId zone) {
        var day = first.atZone(zone).toLocalDate();
        return day.getDayOfWeek() == DayOfWeek.MONDAY
                ? first
                : day.with(TemporalAdjusters.next(DayOfWeek.MONDAY))
                        .atTime(MailHours.FROM, 0)
                        .atZone(zone)
                        .toInstant();
    }
}
