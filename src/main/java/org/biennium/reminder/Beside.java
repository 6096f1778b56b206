package org.biennium.reminder;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.biennium.engine.Names;
import org.biennium.language.Dates;
import org.biennium.people.Centres;
import org.biennium.people.People;
import org.biennium.people.Person;
import org.biennium.people.Role;
import org.biennium.record.Step;
import org.biennium.record.Steps;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** What officers see beside the open steps of a case: what was sent, what was answered, whom to call. */
@Component("remindersBeside")
class Beside {

    private final Steps steps;
    private final Ledger ledger;
    private final Expectations expectations;
    private final People people;
    private final Centres centres;
    private final Staff staff;
    private final Dates dates;

    Beside(
            Steps steps,
            Ledger ledger,
            Expectations expectations,
            People people,
            Centres centres,
            Staff staff,
            Dates dates) {
        this.steps = steps;
        this.ledger = ledger;
        this.expectations = expectations;
        this.people = people;
        this.centres = centres;
        this.staff = staff;
        this.dates = dates;
    }

    /**
     * A step that is late, or about which there is something to say.
     *
     * @param step its name as message keys spell it
     * @param sent what was sent, as "day, name"
     * @param focalPoints whom to call
     */
    record Told(
            String taskId,
            String step,
            @Nullable String host,
            boolean isLate,
            List<Sent> sent,
            @Nullable String expected,
            @Nullable String expectedBy,
            @Nullable String heldBy,
            @Nullable String heldReason,
            List<Person> focalPoints) {}

    /** A reminder that was sent: when and to whom. */
    record Sent(String day, String name) {}

    /** For officers alone; empty for everybody else. */
    public List<Told> of(String caseKey, Locale locale) {
        var signedIn = SecurityContextHolder.getContext().getAuthentication();
        return signedIn == null ? List.of() : of(caseKey, signedIn.getName(), locale);
    }

    private List<Told> of(String caseKey, String readerId, Locale locale) {
        if (!staff.isOfficer(readerId)) {
            return List.of();
        }
        var open = steps.of(caseKey).stream()
                .filter(Step::isOpen)
                .filter(step -> step.due() != null)
                .toList();
        var ids = open.stream().map(step -> step.what().taskId()).toList();
        var known = expectations.of(ids);
        var sent = ledger.sent(ids);
        var names = people.names(known.values().stream()
                .flatMap(one -> Stream.of(one.expectedBy(), one.heldBy()))
                .filter(Objects::nonNull)
                .toList());
        var groups = open.stream().collect(toMap(step -> step.what().taskId(), this::focalPoints));
        var members = people.inGroups(
                groups.values().stream().flatMap(List::stream).distinct().toList());
        var here = people.get(readerId).zone();
        var told = new ArrayList<Told>();
        for (var step : open) {
            var id = step.what().taskId();
            var one = known.get(id);
            var letters = sent.getOrDefault(id, List.of());
            var isLate = expectations.isPast(Objects.requireNonNull(step.due()));
            var expected = one == null ? null : one.expectedOn();
            if (isLate || !letters.isEmpty() || expected != null) {
                told.add(new Told(
                        id,
                        Names.kebab(step.what().step()),
                        step.what().host(),
                        isLate,
                        letters.stream()
                                .map(it ->
                                        new Sent(dates.day(it.at().atZone(here).toLocalDate(), locale), it.name()))
                                .toList(),
                        expected == null ? null : dates.day(expected, locale),
                        one == null ? null : names.get(Objects.requireNonNullElse(one.expectedBy(), "")),
                        one == null ? null : names.get(Objects.requireNonNullElse(one.heldBy(), "")),
                        one == null ? null : one.heldReason(),
                        groups.getOrDefault(id, List.of()).stream()
                                .flatMap(group -> members.getOrDefault(group, List.of()).stream())
                                .distinct()
                                .toList()));
            }
        }
        return told;
    }

    private List<String> focalPoints(Step step) {
        var host = step.what().host();
        return host != null
                ? List.of(Role.FOCAL_POINT.group(host), Role.HEAD.group(host))
                : centres.find(step.centre()).stream()
                        .flatMap(centre -> centre.hosts().stream())
                        .flatMap(one -> Stream.of(Role.FOCAL_POINT.group(one), Role.DRAFTER.group(one)))
                        .toList();
    }
}
