package org.biennium.workplan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.biennium.engine.Deadline;
import org.biennium.engine.Names;
import org.biennium.engine.Refusal;
import org.biennium.language.Dates;
import org.biennium.meeting.Beside;
import org.biennium.meeting.CaseMeetings;
import org.biennium.meeting.CutOff;
import org.biennium.meeting.Extension;
import org.biennium.meeting.Extensions;
import org.biennium.meeting.Timetable;
import org.biennium.people.Assignment;
import org.biennium.people.People;
import org.biennium.people.Role;
import org.biennium.record.Step;
import org.biennium.record.Steps;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a plan's page says of its dates beside whose turn it is, and where its centre asks for more time. */
@Component
class PlanDates {

    /** The steps of a centre; officers and validators give themselves the time they need. */
    private static final Set<String> OF_THE_CENTRE = Set.of(WorkPlanProcess.DRAFT, WorkPlanProcess.SIGN_OFF);

    private final Extensions extensions;
    private final CaseMeetings meetings;
    private final Timetable timetable;
    private final Steps steps;
    private final People people;
    private final Dates dates;
    private final MessageSource messages;

    PlanDates(
            Extensions extensions,
            CaseMeetings meetings,
            Timetable timetable,
            Steps steps,
            People people,
            Dates dates,
            MessageSource messages) {
        this.extensions = extensions;
        this.meetings = meetings;
        this.timetable = timetable;
        this.steps = steps;
        this.people = people;
        this.dates = dates;
        this.messages = messages;
    }

    /**
     * What one reader sees.
     *
     * @param lines extensions, grace and closing dates, each as a sentence with the words given for it
     * @param askable the open step for which this reader may ask for more time, null where there is none
     * @param name of that step
     * @param served the meetings that the plan serves, each with its cut-off
     * @param addable what an officer can add to them; empty for others
     */
    record View(
            List<Line> lines,
            @Nullable String askable,
            @Nullable String name,
            List<Served> served,
            List<CaseMeetings.Choice> addable) {

        static final View NOTHING = new View(List.of(), null, null, List.of(), List.of());

        public boolean isEmpty() {
            return lines.isEmpty() && askable == null && served.isEmpty() && addable.isEmpty();
        }
    }

    /**
     * A meeting that the plan serves.
     *
     * @param mayRemove whether this reader may take it away: an officer, where this plan alone serves it
     */
    record Served(String meeting, String sentence, boolean mayRemove) {}

    /** A sentence, and the words that somebody gave for it. */
    record Line(String sentence, @Nullable String reason) {}

    View of(PlanView plan, String personId, Locale locale) {
        if (!plan.isInside()) {
            return View.NOTHING;
        }
        var open = steps.of(plan.key()).stream().filter(Step::isOpen).toList();
        var known = extensions.of(plan.key(), plan.period().code());
        var lines = new ArrayList<Line>();
        var beside = timetable.beside(open);
        open.forEach(step -> beside(step, beside.getOrDefault(step.what().taskId(), Beside.NOTHING), locale, lines));
        known.forEach(extension -> lines.add(line(extension, locale)));
        var askable = isOfTheCentre(plan, personId)
                ? open.stream()
                        .filter(step -> OF_THE_CENTRE.contains(step.what().step()))
                        .filter(step -> known.stream()
                                .noneMatch(one -> one.isOpen()
                                        && one.step().equals(step.what().step())))
                        .findFirst()
                        .orElse(null)
                : null;
        var isOfficer = people.holds(personId, Role.OFFICER, null) && plan.state() != WorkPlan.State.WITHDRAWN;
        var step = open.isEmpty() ? null : open.get(0).what().step();
        var serving = meetings.viewOf(caseOf(plan), step, locale);
        return new View(
                lines,
                askable == null ? null : askable.what().taskId(),
                askable == null ? null : task(askable.what().step(), locale),
                serving.served().stream()
                        .map(cutOff -> new Served(
                                cutOff.meeting(), sentence(cutOff, step, locale), isOfficer && cutOff.isOfOne()))
                        .toList(),
                isOfficer ? serving.addable() : List.of());
    }

    /** Lets the plan serve one more meeting. */
    void serve(PlanView plan, String meeting, String personId) {
        meetings.add(caseOf(plan), meeting, personId);
    }

    void serveNoMore(PlanView plan, String meeting, String personId) {
        meetings.remove(caseOf(plan), meeting, personId);
    }

    private String sentence(CutOff cutOff, @Nullable String step, Locale locale) {
        if (step == null || !cutOff.isDated()) {
            return say("meeting.served.one", locale, cutOff.title(), cutOff.when());
        }
        var deadline = cutOff.deadline();
        return say(
                "meeting.served.by",
                locale,
                cutOff.title(),
                cutOff.when(),
                task(step, locale),
                deadline == null ? say("meeting.to-be-determined", locale) : day(deadline, locale));
    }

    private static CaseMeetings.Case caseOf(PlanView plan) {
        return caseOf(plan.key(), plan.period().code());
    }

    static CaseMeetings.Case caseOf(String key, String period) {
        return new CaseMeetings.Case(key, period, WorkPlanProcess.SLUG);
    }

    /**
     * Asks for more time.
     *
     * @throws Refusal when this person may not, or the step is done, or date or reason cannot stand
     */
    @Transactional
    void ask(PlanView plan, String taskId, @Nullable LocalDate until, @Nullable String reason, String personId) {
        if (!isOfTheCentre(plan, personId)) {
            throw new Refusal("extension.only-the-centre");
        }
        var step = steps.find(taskId)
                .filter(it -> it.isOpen() && it.what().caseKey().equals(plan.key()))
                .filter(it -> OF_THE_CENTRE.contains(it.what().step()))
                .orElseThrow(() -> new Refusal("step.already-done"));
        extensions.ask(step, until, reason, personId);
    }

    private boolean isOfTheCentre(PlanView plan, String personId) {
        return people.rolesOf(personId).stream()
                .filter(held -> held.role() == Role.DRAFTER || held.role() == Role.HEAD)
                .map(Assignment::host)
                .anyMatch(host -> host != null && plan.centre().hosts().contains(host));
    }

    private void beside(Step step, Beside beside, Locale locale, List<Line> lines) {
        var task = task(step.what().step(), locale);
        if (beside.graceUntil() != null) {
            lines.add(new Line(say("extension.grace", locale, task, day(beside.graceUntil(), locale)), null));
        }
        if (beside.closing() != null) {
            lines.add(new Line(say("extension.closing", locale, task, day(beside.closing(), locale)), null));
        }
    }

    private Line line(Extension extension, Locale locale) {
        var task = task(extension.step(), locale);
        if (extension.isOpen()) {
            return new Line(
                    say(
                            "extension.line.asked",
                            locale,
                            task,
                            dates.day(extension.asked(), locale),
                            name(extension.askedBy())),
                    extension.reason());
        }
        var by = extension.decidedBy() == null ? "–" : name(extension.decidedBy());
        return extension.until() != null
                ? new Line(
                        say("extension.line.granted", locale, task, dates.day(extension.until(), locale), by),
                        extension.reason())
                : new Line(say("extension.line.refused", locale, task, by), extension.decision());
    }

    private String day(Deadline deadline, Locale locale) {
        return dates.day(deadline.date(), locale);
    }

    private String name(String personId) {
        return people.find(personId).map(person -> person.name()).orElse("–");
    }

    private String task(String step, Locale locale) {
        return say("task." + Names.kebab(step), locale);
    }

    private String say(String key, Locale locale, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}
