package org.biennium.workplan;

import static org.biennium.workplan.WorkPlanProcess.RECOMMEND;
import static org.biennium.workplan.WorkPlanProcess.SIGN_OFF;

import java.util.List;
import java.util.Optional;
import org.biennium.engine.Actor;
import org.biennium.engine.OpenStep;
import org.biennium.engine.Refusal;
import org.biennium.engine.StepDesk;
import org.biennium.people.Centres;
import org.biennium.people.Role;
import org.biennium.record.Act;
import org.biennium.record.Acts;
import org.biennium.record.NewAct;
import org.biennium.record.Steps;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What can be done to a plan outside its steps: take back, withdraw, go on without a silent partner. */
@Component
class PlanActions {

    private final WorkPlans plans;
    private final WorkPlanRights rights;
    private final FourEyes eyes;
    private final Centres centres;
    private final Acts acts;
    private final Steps steps;
    private final StepDesk desk;
    private final WorkPlanPost post;

    PlanActions(
            WorkPlans plans,
            WorkPlanRights rights,
            FourEyes eyes,
            Centres centres,
            Acts acts,
            Steps steps,
            StepDesk desk,
            WorkPlanPost post) {
        this.plans = plans;
        this.rights = rights;
        this.eyes = eyes;
        this.centres = centres;
        this.acts = acts;
        this.steps = steps;
        this.desk = desk;
        this.post = post;
    }

    /** What this person did last and may still take back: nobody whose turn came next has opened it. */
    Optional<Act> takeable(WorkPlan plan, String personId) {
        if (plan.state() != WorkPlan.State.IN_REVIEW) {
            return Optional.empty();
        }
        var open = desk.openStepsOf(plan.key());
        return signatureOf(plan, personId)
                .filter(signature -> isOpen(open, SIGN_OFF) || isUnseen(open, RECOMMEND))
                .or(() -> submissionOf(plan, personId)
                        .filter(submission -> isUnseen(open, SIGN_OFF) && nobodyHasAnswered(plan)));
    }

    /** Takes a submission or a signature back, as long as the next person has not opened it. */
    @Transactional
    void takeBack(String key, Actor actor) {
        var plan = plans.lock(key);
        var taken = takeable(plan, actor.personId())
                .orElseThrow(() -> new Refusal("work-plan.too-late-to-take-back"))
                .content();
        var wasSignature = taken.step().equals(SIGN_OFF);
        record(plan, History.TAKE_BACK, actor, wasSignature ? taken.host() : null, null);
        if (!wasSignature) {
            plans.save(plan.returned());
            desk.send(key, WorkPlanProcess.SUBMISSION_TAKEN_BACK);
        } else if (isOpen(desk.openStepsOf(key), SIGN_OFF)) {
            desk.reopen(key, SIGN_OFF, java.util.Objects.requireNonNull(taken.host()));
        } else {
            desk.send(key, WorkPlanProcess.SIGNATURE_TAKEN_BACK);
        }
    }

    /** Ends the plan without publishing it. */
    @Transactional
    void withdraw(String key, @Nullable String typed, Actor actor) {
        var plan = plans.lock(key);
        if (plan.state().isEnded()) {
            throw new Refusal("work-plan.has-ended", key);
        }
        if (!rights.of(actor.personId()).mayWithdraw(plan)) {
            throw new Refusal("work-plan.only-the-lead-head-withdraws");
        }
        var reason = Reason.require(typed);
        post.receipt(
                plan,
                record(plan, History.WITHDRAW, actor, centres.get(plan.centre()).lead(), reason));
        plans.save(plan.withdrawn());
        post.withdrawn(plan, actor, reason);
        desk.send(key, WorkPlanProcess.WITHDRAWN);
    }

    /** The partner hosts whose signature is still awaited and may be gone without. */
    List<String> silentPartners(WorkPlan plan) {
        var partners = centres.get(plan.centre()).partners();
        return desk.openStepsOf(plan.key()).stream()
                .filter(step -> step.step().equals(SIGN_OFF))
                .map(OpenStep::host)
                .filter(partners::contains)
                .map(java.util.Objects::requireNonNull)
                .toList();
    }

    /** Goes on without the signature of a silent partner, never of the lead. */
    @Transactional
    void goOnWithout(String key, String host, @Nullable String typed, Actor actor) {
        var plan = plans.lock(key);
        if (!rights.of(actor.personId()).isOfficer()) {
            throw new Refusal("work-plan.only-an-officer-goes-on");
        }
        eyes.requireOfNoHost(plan, actor.personId(), Role.OFFICER);
        if (host.equals(centres.get(plan.centre()).lead())) {
            throw new Refusal("work-plan.never-without-the-lead");
        }
        var awaited = desk.openStepsOf(key).stream()
                .filter(step -> step.step().equals(SIGN_OFF) && host.equals(step.host()))
                .findFirst()
                .orElseThrow(() -> new Refusal("work-plan.partner-not-awaited"));
        var reason = Reason.require(typed);
        record(plan, History.GO_ON_WITHOUT, actor, host, reason);
        post.wentOnWithout(plan, host, actor, reason);
        desk.pass(awaited, actor);
    }

    private Act record(WorkPlan plan, String name, Actor actor, @Nullable String host, @Nullable String reason) {
        return acts.add(new NewAct(plan.key(), name, null, actor, host, "done", plan.version(), reason));
    }

    private Optional<Act> signatureOf(WorkPlan plan, String personId) {
        var history = new History(acts.of(plan.key()));
        return centres.get(plan.centre()).hosts().stream()
                .map(host -> history.answerOf(host, plan.version()))
                .flatMap(Optional::stream)
                .filter(answer -> answer.content().step().equals(SIGN_OFF) && isBy(answer, personId))
                .findFirst();
    }

    private Optional<Act> submissionOf(WorkPlan plan, String personId) {
        return new History(acts.of(plan.key()))
                .last(WorkPlanProcess.DRAFT, plan.version())
                .filter(submission -> isBy(submission, personId));
    }

    private boolean nobodyHasAnswered(WorkPlan plan) {
        var history = new History(acts.of(plan.key()));
        return centres.get(plan.centre()).hosts().stream()
                .allMatch(host -> history.answerOf(host, plan.version()).isEmpty());
    }

    private static boolean isBy(Act act, String personId) {
        return act.content().actor().personId().equals(personId);
    }

    private static boolean isOpen(List<OpenStep> open, String name) {
        return open.stream().anyMatch(step -> step.step().equals(name));
    }

    private boolean isUnseen(List<OpenStep> open, String name) {
        return isOpen(open, name)
                && open.stream().filter(step -> step.step().equals(name)).noneMatch(step -> steps.find(step.taskId())
                        .filter(found -> found.seenAt() != null)
                        .isPresent());
    }
}
