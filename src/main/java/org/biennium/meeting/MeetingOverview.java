package org.biennium.meeting;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.biennium.engine.Deadline;
import org.biennium.engine.Names;
import org.biennium.meeting.Almanac.Service;
import org.biennium.people.Person;
import org.biennium.record.Step;
import org.biennium.record.Steps;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What hangs on a meeting: its milestones and, for officers, the open steps of the cases that serve it. */
@Component
class MeetingOverview {

    private final Almanacs almanacs;
    private final Steps steps;
    private final WhoseTurn turns;
    private final MeetingWords words;
    private final Clock clock;

    MeetingOverview(Almanacs almanacs, Steps steps, WhoseTurn turns, MeetingWords words, Clock clock) {
        this.almanacs = almanacs;
        this.steps = steps;
        this.turns = turns;
        this.words = words;
        this.clock = clock;
    }

    /**
     * All of it.
     *
     * @param cases null for those who do not see them
     */
    record View(List<Line> milestones, @Nullable List<Case> cases) {}

    /**
     * A milestone of those who serve the meeting, or of the meeting alone.
     *
     * @param of the period and the process, empty where it belongs to the meeting alone
     */
    record Line(String name, String of, String kind, String date, boolean hasPassed) {}

    /** An open step of a case: when it is due, and who is asked for it. */
    record Case(String key, String centre, String step, String due, boolean isLate, List<String> whom) {}

    View of(Meeting meeting, boolean withCases, Locale locale) {
        var almanac = almanacs.now();
        var services = almanac.servicesOf(meeting.code());
        return new View(
                milestones(almanac, meeting, services, locale),
                withCases ? cases(almanac, meeting, services, locale) : null);
    }

    private List<Line> milestones(Almanac almanac, Meeting meeting, List<Service> services, Locale locale) {
        var planning = almanac.planning();
        var alone = almanac.milestonesOf(meeting.code()).stream()
                .map(milestone -> new Dated(milestone, null, planning.deadlineOf(milestone, Anchors.of(meeting))));
        var served = services.stream().flatMap(service -> almanac.milestones().stream()
                .filter(milestone ->
                        service.process().equals(milestone.process()) && planning.hangsOnMeeting(milestone))
                .map(milestone -> new Dated(
                        milestone,
                        service,
                        planning.deadlineOf(milestone, almanac.anchorsBy(meeting.code(), service.period())))));
        return Stream.concat(alone, served)
                .sorted(comparing(Dated::date, nullsLast(naturalOrder())))
                .map(dated -> line(dated, locale))
                .toList();
    }

    /** @param service whose it is, null where it belongs to the meeting alone */
    private record Dated(Milestone milestone, @Nullable Service service, Optional<Deadline> deadline) {

        @Nullable
        LocalDate date() {
            return deadline.map(Deadline::date).orElse(null);
        }
    }

    private Line line(Dated dated, Locale locale) {
        var service = dated.service();
        return new Line(
                words.say("milestone." + dated.milestone().code(), locale),
                service == null
                        ? ""
                        : service.period() + " · " + words.say("meeting.process." + service.process(), locale),
                words.say("meeting.kind." + dated.milestone().kind().code(), locale),
                words.day(dated.date(), locale),
                dated.deadline().filter(this::hasPassed).isPresent());
    }

    private List<Case> cases(Almanac almanac, Meeting meeting, List<Service> services, Locale locale) {
        var open = steps.openOfPeriods(services.stream().map(Service::period).collect(Collectors.toSet())).stream()
                .filter(step -> almanac.served()
                        .by(serviceOf(step), step.what().caseKey())
                        .contains(meeting.code()))
                .sorted(comparing(
                                (Step step) ->
                                        step.due() == null ? null : step.due().instant(),
                                nullsLast(naturalOrder()))
                        .thenComparing(step -> step.what().caseKey()))
                .toList();
        var asked = turns.of(open);
        return open.stream().map(step -> shown(step, asked, locale)).toList();
    }

    private Case shown(Step step, Map<String, List<Person>> asked, Locale locale) {
        var due = step.due();
        return new Case(
                step.what().caseKey(),
                words.say("centre." + step.centre(), locale),
                words.say("task." + Names.kebab(step.what().step()), locale),
                words.day(due == null ? null : due.date(), locale),
                due != null && hasPassed(due),
                asked.getOrDefault(step.what().taskId(), List.of()).stream()
                        .map(Person::name)
                        .toList());
    }

    private boolean hasPassed(Deadline deadline) {
        return !deadline.instant().isAfter(clock.instant());
    }

    private static Service serviceOf(Step step) {
        return new Service(
                Optional.ofNullable(step.period()).orElse(""), step.what().slug());
    }
}
