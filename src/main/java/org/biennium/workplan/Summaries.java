package org.biennium.workplan;

import static org.biennium.workplan.WorkPlanProcess.SIGN_OFF;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.biennium.document.Changes;
import org.biennium.document.Content;
import org.biennium.document.DocumentPages;
import org.biennium.document.Documents;
import org.biennium.people.Assignment;
import org.biennium.people.People;
import org.biennium.record.Act;
import org.biennium.record.Acts;
import org.biennium.record.Step;
import org.biennium.record.Steps;
import org.biennium.workplan.PlanDesk.Told;
import org.biennium.workplan.Summary.Comparison;
import org.biennium.workplan.Summary.Signature;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers what one person needs to decide on a plan: what is new to them, who signs, what was said. */
@Component
class Summaries {

    private static final int REMARKS_AT_FIRST = 3;

    private final People people;
    private final Acts acts;
    private final Steps steps;
    private final Documents documents;
    private final DocumentPages pages;
    private final PlanVersions versions;
    private final PlanWords words;

    Summaries(
            People people,
            Acts acts,
            Steps steps,
            Documents documents,
            DocumentPages pages,
            PlanVersions versions,
            PlanWords words) {
        this.people = people;
        this.acts = acts;
        this.steps = steps;
        this.documents = documents;
        this.pages = pages;
        this.versions = versions;
        this.words = words;
    }

    Summary of(PlanView plan, Content content, PlanDesk.View desk, String readerId, Locale locale) {
        if (!plan.isInside()) {
            return new Summary(null, false, null, List.of(), List.of(), List.of());
        }
        var history = new History(acts.of(plan.key()));
        var open = steps.of(plan.key()).stream().filter(Step::isOpen).toList();
        var due = atHand(open, desk).map(Step::due).orElse(null);
        var remarks = remarks(history, locale);
        var recent = Math.min(REMARKS_AT_FIRST, remarks.size());
        return new Summary(
                due == null ? null : words.of(due, words.zoneOf(readerId), locale),
                words.isPast(due),
                comparison(plan, content, history, hostOf(plan, desk, readerId), readerId, locale),
                signatures(plan, history, open, locale),
                remarks.subList(0, recent),
                remarks.subList(recent, remarks.size()));
    }

    /** The step that is the reader's to do, else the one that waits for others. */
    private static Optional<Step> atHand(List<Step> open, PlanDesk.View desk) {
        var own = desk.turns().stream().map(turn -> turn.step().taskId()).collect(Collectors.toSet());
        return open.stream()
                .filter(step -> own.contains(step.what().taskId()))
                .findFirst()
                .or(() -> open.stream().findFirst());
    }

    /** The host the reader decides for; null for those who decide for the coordination entity. */
    private @Nullable String hostOf(PlanView plan, PlanDesk.View desk, String readerId) {
        if (!desk.turns().isEmpty()) {
            return desk.turns().get(0).step().host();
        }
        var own = people.rolesOf(readerId).stream().map(Assignment::host).collect(Collectors.toSet());
        return plan.centre().hosts().stream().filter(own::contains).findFirst().orElse(null);
    }

    private @Nullable Comparison comparison(
            PlanView plan, Content content, History history, @Nullable String host, String readerId, Locale locale) {
        // A plan that is with its drafters again is on its way to the next version.
        var atHand = plan.state() == WorkPlan.State.DRAFT ? plan.version() + 1 : plan.version();
        var decision = history.lastDecisionBefore(atHand, host);
        if (decision.isEmpty()) {
            return atHand == 0 ? null : new Comparison(null, 0, null);
        }
        var version = decision.get().content().version();
        return versions.find(plan, version, readerId)
                .map(found -> new Comparison(
                        words.of(decision.get(), locale),
                        version,
                        pages.changes(Changes.between(documents.read(found), content), locale)))
                .orElse(null);
    }

    private List<Signature> signatures(PlanView plan, History history, List<Step> open, Locale locale) {
        return plan.centre().hosts().stream()
                .map(host -> signature(plan, host, history, open, locale))
                .toList();
    }

    private Signature signature(PlanView plan, String host, History history, List<Step> open, Locale locale) {
        var given =
                plan.state() == WorkPlan.State.DRAFT ? Optional.<Act>empty() : history.answerOf(host, plan.version());
        var awaited = open.stream()
                .filter(step -> step.what().step().equals(SIGN_OFF)
                        && host.equals(step.what().host()))
                .findFirst();
        return new Signature(
                host,
                plan.centre().isJoint() && host.equals(plan.centre().lead()),
                given.map(act -> words.of(act, locale)).orElse(null),
                awaited.isPresent(),
                awaited.map(Step::person).map(words::nameOf).orElse(null));
    }

    private List<Told> remarks(History history, Locale locale) {
        var remarks = history.acts().stream()
                .filter(act -> act.content().reason() != null)
                .map(act -> new Told(words.of(act, locale), act.content().reason()))
                .collect(Collectors.toList());
        Collections.reverse(remarks);
        return remarks;
    }
}
