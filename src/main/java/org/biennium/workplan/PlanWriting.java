package org.biennium.workplan;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.biennium.document.Content;
import org.biennium.document.Drafts;
import org.biennium.document.Edition;
import org.biennium.document.Editions;
import org.biennium.document.Place;
import org.biennium.document.Presences;
import org.biennium.document.Restoring;
import org.biennium.document.Restriction;
import org.biennium.document.Saving;
import org.biennium.document.Typed;
import org.biennium.people.People;
import org.biennium.people.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writing in a plan as long as it is with its drafters: nothing slips in once it has been submitted. */
@Component
class PlanWriting {

    private final WorkPlans plans;
    private final WorkPlanRights rights;
    private final Drafts drafts;
    private final Editions editions;
    private final Restoring restoring;
    private final Presences presences;
    private final People people;

    PlanWriting(
            WorkPlans plans,
            WorkPlanRights rights,
            Drafts drafts,
            Editions editions,
            Restoring restoring,
            Presences presences,
            People people) {
        this.plans = plans;
        this.rights = rights;
        this.drafts = drafts;
        this.editions = editions;
        this.restoring = restoring;
        this.presences = presences;
        this.people = people;
    }

    /** Saves a section or a row; empty when the plan is with its drafters no longer. */
    @Transactional
    Optional<Saving> save(PlanView plan, Place place, int base, Typed typed, String personId) {
        return writing(plan, place, personId, () -> drafts.save(plan.document(), place, base, typed, personId));
    }

    /** Saves as one types. */
    @Transactional
    Optional<Saving> merge(PlanView plan, Place place, int base, Typed typed, String personId) {
        return writing(plan, place, personId, () -> drafts.merge(plan.document(), place, base, typed, personId));
    }

    @Transactional
    Optional<Saving> add(PlanView plan, String section, UUID row, Typed typed, String personId) {
        var place = new Place(section, row);
        return writing(plan, place, personId, () -> drafts.add(plan.document(), section, row, typed, personId));
    }

    @Transactional
    Optional<Saving> remove(PlanView plan, Place row, int base, String personId) {
        return writing(
                plan, Place.of(row.section()), personId, () -> drafts.remove(plan.document(), row, base, personId));
    }

    @Transactional
    Optional<Saving> move(PlanView plan, Place row, int base, boolean down, String personId) {
        return writing(
                plan, Place.of(row.section()), personId, () -> drafts.move(plan.document(), row, base, down, personId));
    }

    /** Restricts a part, or lifts it with null; false when the plan is with its drafters no longer. */
    @Transactional
    boolean restrict(PlanView plan, Place place, String part, @Nullable Restriction restriction, String personId) {
        return writing(plan, place, personId, () -> {
                    drafts.restrict(plan.document(), place, part, restriction, personId);
                    return true;
                })
                .isPresent();
    }

    /** Saves several places at once, or none of them. */
    @Transactional
    <T> Optional<T> together(PlanView plan, String personId, Supplier<T> saving) {
        return holdOpen(plan, personId) ? Optional.of(saving.get()) : Optional.empty();
    }

    /** Keeps the draft as it stands under a name. */
    @Transactional
    Optional<Edition.Id> name(PlanView plan, String name, String personId) {
        return writing(plan, personId, restoring::hold, () -> editions.name(plan.document(), name, personId));
    }

    /** Makes an older text the draft, on top of the draft that the person has seen. */
    @Transactional
    Optional<Edition.Id> restore(PlanView plan, Edition.Id id, Content older, String seen, String personId) {
        return writing(
                plan, personId, restoring::hold, () -> restoring.restore(plan.document(), id, older, seen, personId));
    }

    /** Whether this person writes the plans of this centre, now or at another time. */
    boolean isDrafter(PlanView plan, String personId) {
        return plan.centre().hosts().stream().anyMatch(host -> people.holds(personId, Role.DRAFTER, host));
    }

    /** @param place where the person is seen from now on */
    private <T> Optional<T> writing(PlanView plan, Place place, String personId, Supplier<T> saving) {
        var saved = writing(plan, personId, drafts::hold, saving);
        if (saved.isPresent()) {
            presences.sign(plan.document(), place, personId);
        }
        return saved;
    }

    /** Whether this person may write now; if so the plan stays with its drafters until the caller's transaction ends. */
    boolean holdOpen(PlanView plan, String personId) {
        return writing(plan, personId, drafts::hold, () -> true).isPresent();
    }

    private <T> Optional<T> writing(PlanView plan, String personId, Consumer<UUID> hold, Supplier<T> saving) {
        if (!isOpenTo(personId, plan)) {
            return Optional.empty();
        }
        hold.accept(plan.document());
        // Asked again: whoever submitted while this save waited has changed the answer.
        return isOpenTo(personId, plan) ? Optional.of(saving.get()) : Optional.empty();
    }

    private boolean isOpenTo(String personId, PlanView plan) {
        return plans.find(plan.key())
                .filter(now -> rights.of(personId).mayEdit(now))
                .isPresent();
    }
}
