package org.biennium.workplan;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.biennium.document.Documents;
import org.biennium.engine.Actor;
import org.biennium.engine.Deadline;
import org.biennium.engine.StepOpened;
import org.biennium.engine.Turn;
import org.biennium.mail.Letter;
import org.biennium.mail.Outbox;
import org.biennium.meeting.CaseMeetings;
import org.biennium.meeting.Periods;
import org.biennium.meeting.Timetable;
import org.biennium.people.Centres;
import org.biennium.people.People;
import org.biennium.people.Person;
import org.biennium.people.Role;
import org.biennium.record.Act;
import org.biennium.record.Acts;
import org.biennium.record.NewAct;
import org.biennium.reminder.Appointments;
import org.biennium.workplan.WorkPlanLetters.About;
import org.biennium.workplan.WorkPlanLetters.Remark;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes the letters of a plan to whom they concern, in the transaction of what they tell. */
@Component
class WorkPlanPost {

    /** What comes after each step, for those who ask why the date matters. */
    private static final Map<String, String> NEXT = Map.of(
            WorkPlanProcess.DRAFT, WorkPlanProcess.SIGN_OFF,
            WorkPlanProcess.SIGN_OFF, WorkPlanProcess.RECOMMEND,
            WorkPlanProcess.RECOMMEND, WorkPlanProcess.VALIDATE);

    private final WorkPlans plans;
    private final People people;
    private final Centres centres;
    private final Periods periods;
    private final Timetable timetable;
    private final CaseMeetings meetings;
    private final Acts acts;
    private final Documents documents;
    private final Appointments appointments;
    private final Outbox outbox;

    WorkPlanPost(
            WorkPlans plans,
            People people,
            Centres centres,
            Periods periods,
            Timetable timetable,
            CaseMeetings meetings,
            Acts acts,
            Documents documents,
            Appointments appointments,
            Outbox outbox) {
        this.plans = plans;
        this.people = people;
        this.centres = centres;
        this.periods = periods;
        this.timetable = timetable;
        this.meetings = meetings;
        this.acts = acts;
        this.documents = documents;
        this.appointments = appointments;
        this.outbox = outbox;
    }

    @EventListener
    void yourTurn(StepOpened opened) {
        var step = opened.step();
        if (!step.slug().equals(WorkPlanProcess.SLUG)) {
            return;
        }
        var plan = plans.find(step.caseKey()).orElseThrow();
        var beside = timetable.beside(opened);
        var hasRestrictedParts = step.step().equals(WorkPlanProcess.SIGN_OFF)
                && documents.hasRestrictedParts(plan.document(), plan.version());
        for (var person : askedTo(opened.turn())) {
            var letter = WorkPlanLetters.yourTurn(
                    person,
                    copiesOf(step.step(), step.host(), person),
                    about(plan),
                    step,
                    opened.turn().due(),
                    beside,
                    next(plan, opened),
                    remarkBefore(plan, step.step()),
                    hasRestrictedParts);
            write(opened.turn().due() == null ? letter : letter.with(Appointments.of(List.of(step.taskId()), person)));
        }
    }

    /** Confirms to whoever acted what was recorded of it, so that they hold it in hand whatever comes. */
    void receipt(WorkPlan plan, Act act) {
        var done = act.content();
        var person = people.get(done.actor().personId());
        var zone = due(plan, done.step()).map(Deadline::zone).orElse(person.zone());
        var fingerprint = done.step().equals(History.WITHDRAW)
                ? null
                : documents
                        .version(plan.document(), done.version())
                        .orElseThrow()
                        .sha256();
        var receipt = WorkPlanLetters.receipt(
                person,
                // Of a return the centre's focal points hear in a letter of their own.
                done.outcome().equals(History.RETURN) ? List.of() : copiesOf(done.step(), done.host(), person),
                new About(plan.key(), plan.centre(), plan.period(), done.version()),
                done,
                act.at().atZone(zone),
                meetings.of(PlanDates.caseOf(plan.key(), plan.period()), done.step(), person.locale()),
                fingerprint);
        // The step is done: whoever has its date in a calendar sees that too.
        outbox.writeAtOnce(
                done.taskId() == null ? receipt : receipt.with(Appointments.of(List.of(done.taskId()), person)));
    }

    void returned(WorkPlan plan, Actor by, String reason) {
        returned(plan, by, reason, Set.of());
    }

    /** A host returns the plan: those who had signed this version learn that their signature was for it alone. */
    void returnedFor(String returningHost, WorkPlan plan, Actor by, String reason) {
        var history = new History(acts.of(plan.key()));
        var signatories = new HashSet<String>();
        for (var host : centres.get(plan.centre()).hosts()) {
            history.answerOf(host, plan.version())
                    .filter(answer -> answer.content().step().equals(WorkPlanProcess.SIGN_OFF))
                    .flatMap(answer -> people.find(answer.content().actor().personId()))
                    .ifPresent(person -> {
                        signatories.add(person.id());
                        write(WorkPlanLetters.signatureVoid(
                                person,
                                copiesOf(WorkPlanProcess.SIGN_OFF, host, person),
                                about(plan),
                                host,
                                returningHost,
                                new Remark(name(by), reason)));
                    });
        }
        returned(plan, by, reason, signatories);
    }

    /** @param told who learn of the return from another letter */
    private void returned(WorkPlan plan, Actor by, String reason, Set<String> told) {
        var lead = centres.get(plan.centre()).lead();
        // The drafters of the lead learn it from the letter that says it is their turn again.
        var asked = people.holding(Role.DRAFTER, lead).stream().map(Person::id).collect(Collectors.toSet());
        peopleOf(plan).stream()
                .filter(person -> !asked.contains(person.id()) && !told.contains(person.id()))
                .filter(person -> !person.id().equals(by.personId()))
                .forEach(person -> write(WorkPlanLetters.returned(person, about(plan), new Remark(name(by), reason))));
    }

    void published(WorkPlan plan, NewAct validation) {
        var withObservations = ValidateWorkPlan.Decision.VALIDATE_WITH_OBSERVATIONS.code();
        var observations = validation.outcome().equals(withObservations) ? validation.reason() : null;
        peopleOf(plan)
                .forEach(person ->
                        write(WorkPlanLetters.published(person, about(plan), name(validation.actor()), observations)));
    }

    void withdrawn(WorkPlan plan, Actor by, String reason) {
        peopleOf(plan).stream()
                .filter(person -> !person.id().equals(by.personId()))
                .forEach(person -> write(WorkPlanLetters.withdrawn(person, about(plan), new Remark(name(by), reason))));
    }

    void wentOnWithout(WorkPlan plan, String host, Actor by, String reason) {
        peopleOf(plan)
                .forEach(person ->
                        write(WorkPlanLetters.wentOnWithout(person, about(plan), host, new Remark(name(by), reason))));
    }

    /** Whoever did not act themselves learns of what has ended from the next letter about the plan; so does their calendar. */
    private void write(Letter letter) {
        outbox.write(appointments
                .ended(Objects.requireNonNull(letter.caseKey()), letter.to())
                .map(letter::with)
                .orElse(letter));
    }

    private List<Person> askedTo(Turn turn) {
        if (turn.person() != null) {
            return List.of(people.get(turn.person()));
        }
        return turn.groups().stream()
                .map(people::inGroup)
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    private List<Person> copiesOf(String step, @Nullable String host, Person head) {
        if (!step.equals(WorkPlanProcess.SIGN_OFF)) {
            return List.of();
        }
        return people.holding(Role.FOCAL_POINT, Objects.requireNonNull(host)).stream()
                .filter(person -> !person.id().equals(head.id()))
                .toList();
    }

    private Optional<Deadline> due(WorkPlan plan, String step) {
        return timetable.dueOf(
                WorkPlanProcess.SLUG, step, periods.find(plan.period()).orElseThrow(), plan.key());
    }

    /** When the step after this one is due, if this one ends when it is due. */
    private @Nullable Deadline next(WorkPlan plan, StepOpened opened) {
        var due = opened.turn().due();
        var following = NEXT.get(opened.step().step());
        return due == null || following == null
                ? null
                : timetable
                        .nextOf(
                                WorkPlanProcess.SLUG,
                                following,
                                periods.find(plan.period()).orElseThrow(),
                                plan.key(),
                                due)
                        .orElse(null);
    }

    /** What was said last about the version at hand: the reason of a return to drafters, or the remark before. */
    private @Nullable Remark remarkBefore(WorkPlan plan, String step) {
        var told = acts.of(plan.key());
        if (told.isEmpty()) {
            return null;
        }
        var last = told.get(told.size() - 1).content();
        var concerns =
                switch (step) {
                    case WorkPlanProcess.DRAFT -> last.outcome().equals(History.RETURN);
                    case WorkPlanProcess.SIGN_OFF -> last.step().equals(WorkPlanProcess.DRAFT);
                    case WorkPlanProcess.VALIDATE -> last.step().equals(WorkPlanProcess.RECOMMEND);
                    default -> false;
                };
        return concerns && last.reason() != null ? new Remark(name(last.actor()), last.reason()) : null;
    }

    /** The drafters, heads and focal points of every host of the centre, each once. */
    private List<Person> peopleOf(WorkPlan plan) {
        var found = new LinkedHashMap<String, Person>();
        for (var host : centres.get(plan.centre()).hosts()) {
            for (var role : List.of(Role.DRAFTER, Role.HEAD, Role.FOCAL_POINT)) {
                people.holding(role, host).forEach(person -> found.put(person.id(), person));
            }
        }
        return List.copyOf(found.values());
    }

    private String name(Actor actor) {
        return people.find(actor.personId()).map(Person::name).orElse(actor.personId());
    }

    private static About about(WorkPlan plan) {
        return new About(plan.key(), plan.centre(), plan.period(), plan.version());
    }
}
