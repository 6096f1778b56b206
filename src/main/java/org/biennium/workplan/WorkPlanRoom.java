package org.biennium.workplan;

import static java.util.Comparator.comparing;
import static org.biennium.workplan.WorkPlanProcess.SIGN_OFF;

import java.text.Collator;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.biennium.document.Documents;
import org.biennium.engine.Actor;
import org.biennium.engine.OpenStep;
import org.biennium.engine.ProcessRoom;
import org.biennium.engine.Refusal;
import org.biennium.engine.StepCard;
import org.biennium.engine.Turn;
import org.biennium.meeting.Periods;
import org.biennium.meeting.Timetable;
import org.biennium.people.Centres;
import org.biennium.people.Hosts;
import org.biennium.people.People;
import org.biennium.people.Role;
import org.biennium.record.Acts;
import org.biennium.record.NewAct;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The room of the process work-plan: opens a plan, says whose turn a step is and what its form shows. */
@Component
class WorkPlanRoom implements ProcessRoom<OpenWorkPlan> {

    private final WorkPlans plans;
    private final WorkPlanRights rights;
    private final WorkPlanFacts facts;
    private final WorkPlanCards cards;
    private final Documents documents;
    private final Centres centres;
    private final Hosts hosts;
    private final Periods periods;
    private final Timetable timetable;
    private final People people;
    private final Acts acts;
    private final MessageSource messages;

    WorkPlanRoom(
            WorkPlans plans,
            WorkPlanRights rights,
            WorkPlanFacts facts,
            WorkPlanCards cards,
            Documents documents,
            Centres centres,
            Hosts hosts,
            Periods periods,
            Timetable timetable,
            People people,
            Acts acts,
            MessageSource messages) {
        this.plans = plans;
        this.rights = rights;
        this.facts = facts;
        this.cards = cards;
        this.documents = documents;
        this.centres = centres;
        this.hosts = hosts;
        this.periods = periods;
        this.timetable = timetable;
        this.people = people;
        this.acts = acts;
        this.messages = messages;
    }

    @Override
    public String slug() {
        return WorkPlanProcess.SLUG;
    }

    @Override
    public Class<OpenWorkPlan> startForm() {
        return OpenWorkPlan.class;
    }

    @Override
    public String open(OpenWorkPlan submitted, Actor actor) {
        if (!rights.of(actor.personId()).isOfficer()) {
            throw new Refusal("work-plan.only-an-officer-opens");
        }
        var centre = centres.get(submitted.centre());
        var period = periods.find(submitted.period()).orElseThrow();
        var language = hosts.get(centre.lead()).languages().get(0);
        var document = documents.create(WorkPlanProcess.SLUG, language, actor.personId());
        var plan = plans.open(centre.code(), period, document, actor.personId());
        acts.add(new NewAct(plan.key(), History.OPEN, null, actor, null, "done", 0, null));
        return plan.key();
    }

    @Override
    public List<Option> options(String field, Locale locale) {
        return switch (field) {
            case "centre" ->
                centres.all().stream()
                        .map(centre ->
                                new Option(centre.code(), messages.getMessage("centre." + centre.code(), null, locale)))
                        .sorted(comparing(Option::label, Collator.getInstance(locale)))
                        .toList();
            case "period" ->
                periods.all().stream()
                        .map(period -> new Option(
                                period.code(),
                                timetable.isLate(period)
                                        ? messages.getMessage(
                                                "work-plan.period.late", new Object[] {period.code()}, locale)
                                        : period.code()))
                        .toList();
            default -> List.of();
        };
    }

    @Override
    public String page(String caseKey) {
        return PlanLinks.plan(caseKey);
    }

    @Override
    public Turn turn(OpenStep step) {
        var plan = plans.find(step.caseKey()).orElseThrow();
        var group = groupOf(step, plan);
        var members = people.inGroup(group);
        // A task goes to the named person where there is one; claiming is only for groups.
        var person = members.size() == 1 ? members.get(0).id() : null;
        var due = timetable
                .dueOf(
                        WorkPlanProcess.SLUG,
                        step.step(),
                        periods.find(plan.period()).orElseThrow(),
                        plan.key())
                .orElse(null);
        return new Turn(plan.centre(), plan.period(), List.of(group), person, due, plan.version());
    }

    private String groupOf(OpenStep step, WorkPlan plan) {
        return switch (step.step()) {
            case WorkPlanProcess.DRAFT ->
                Role.DRAFTER.group(centres.get(plan.centre()).lead());
            case SIGN_OFF -> Role.HEAD.group(Objects.requireNonNull(step.host()));
            case WorkPlanProcess.RECOMMEND -> Role.OFFICER.group(null);
            case WorkPlanProcess.VALIDATE -> Role.VALIDATOR.group(null);
            default -> throw new IllegalStateException("No role does the step " + step.step());
        };
    }

    @Override
    public Map<String, Object> facts(OpenStep step, String personId, Locale locale) {
        return Map.of("summary", facts.summary(plans.find(step.caseKey()).orElseThrow(), step, personId, locale));
    }

    @Override
    public Map<String, StepCard> cards(Collection<String> taskIds, String personId, Locale locale) {
        return cards.of(taskIds, personId, locale);
    }
}
