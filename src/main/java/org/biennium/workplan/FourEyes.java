package org.biennium.workplan;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.biennium.document.Documents;
import org.biennium.engine.Refusal;
import org.biennium.people.Assignment;
import org.biennium.people.Centres;
import org.biennium.people.People;
import org.biennium.people.Person;
import org.biennium.people.Role;
import org.biennium.record.Acts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Nobody decides on what they wrote, nor in two roles on one plan, nor for their own centre. Looks at the person who has
 * signed in, never at the one a task is assigned to. A refusal names who can.
 */
@Component
class FourEyes {

    private final People people;
    private final Centres centres;
    private final Documents documents;
    private final Acts acts;

    FourEyes(People people, Centres centres, Documents documents, Acts acts) {
        this.people = people;
        this.centres = centres;
        this.documents = documents;
        this.acts = acts;
    }

    /** Whoever saved an edit or completed drafting in this round does not sign it off. */
    void requireNotDrafter(WorkPlan plan, String personId, Role role, @Nullable String host) {
        if (draftersOf(plan).contains(personId)) {
            throw new Refusal("work-plan.four-eyes.drafted", whoElse(plan, role, host, personId));
        }
    }

    /** Nobody recommends or validates for their own centre or a partner host. */
    void requireOfNoHost(WorkPlan plan, String personId, Role role) {
        var hosts = centres.get(plan.centre()).hosts();
        var own = people.rolesOf(personId).stream()
                .map(Assignment::host)
                .filter(Objects::nonNull)
                .anyMatch(hosts::contains);
        if (own
                || people.find(personId)
                        .map(Person::host)
                        .filter(hosts::contains)
                        .isPresent()) {
            throw new Refusal("work-plan.four-eyes.own-centre", whoElse(plan, role, null, personId));
        }
    }

    /** Nobody acts in two roles on the same version. */
    void requireNotDone(WorkPlan plan, String personId, List<String> steps, Role role) {
        var history = new History(acts.of(plan.key()));
        if (steps.stream().anyMatch(step -> history.didThis(personId, step, plan.version()))) {
            throw new Refusal("work-plan.four-eyes.acted", whoElse(plan, role, null, personId));
        }
    }

    private Set<String> draftersOf(WorkPlan plan) {
        var history = new History(acts.of(plan.key()));
        var drafters = new HashSet<>(documents.authorsSince(plan.document(), history.lastVersionReturned()));
        drafters.addAll(history.submittersSince(history.lastVersionReturned()));
        return drafters;
    }

    private String whoElse(WorkPlan plan, Role role, @Nullable String host, String personId) {
        var drafters = draftersOf(plan);
        var names = people.holding(role, host).stream()
                .filter(person -> !person.id().equals(personId) && !drafters.contains(person.id()))
                .map(Person::name)
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "–" : names;
    }
}
