package org.biennium.workplan;

import static org.biennium.people.Role.DRAFTER;
import static org.biennium.people.Role.EVALUATOR;
import static org.biennium.people.Role.FOCAL_POINT;
import static org.biennium.people.Role.HEAD;
import static org.biennium.people.Role.OFFICER;
import static org.biennium.people.Role.REVIEWER;
import static org.biennium.people.Role.VALIDATOR;
import static org.biennium.workplan.WorkPlan.State.DRAFT;
import static org.biennium.workplan.WorkPlan.State.IN_REVIEW;
import static org.biennium.workplan.WorkPlan.State.PUBLISHED;
import static org.biennium.workplan.WorkPlan.State.WITHDRAWN;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.biennium.document.Audience;
import org.biennium.people.Assignment;
import org.biennium.people.Centre;
import org.biennium.people.Centres;
import org.biennium.people.People;
import org.biennium.people.Role;
import org.springframework.stereotype.Component;

/** Who may read and who may write a plan: the one table of role, state, and own or other centre. */
@Component
class WorkPlanRights {

    private static final Set<WorkPlan.State> EVERY_STATE = EnumSet.allOf(WorkPlan.State.class);

    /** What a role of a host reads of the plans of a centre that the host runs. */
    static final Map<Role, Set<WorkPlan.State>> READ_OWN = Map.of(
            DRAFTER, EVERY_STATE,
            HEAD, EVERY_STATE,
            FOCAL_POINT, EVERY_STATE,
            REVIEWER, EVERY_STATE);

    /** What a role reads of any plan; whoever holds none of these reads what is published to the network. */
    static final Map<Role, Set<WorkPlan.State>> READ_ANY = Map.of(
            OFFICER, EVERY_STATE,
            VALIDATOR, EnumSet.of(IN_REVIEW, PUBLISHED, WITHDRAWN),
            EVALUATOR, EnumSet.of(PUBLISHED));

    /** Who, beside the centre's own people, sees how a plan came to be: dates, returns, remarks. */
    private static final Set<Role> INSIDE = EnumSet.of(OFFICER, VALIDATOR, EVALUATOR);

    private final People people;
    private final Centres centres;

    WorkPlanRights(People people, Centres centres) {
        this.people = people;
        this.centres = centres;
    }

    /** What this person may, by the roles they hold at this moment. */
    Held of(String personId) {
        return new Held(people.rolesOf(personId));
    }

    /** The roles whose holders see how this plan comes to be: those for whom {@link Held#isInside} holds. */
    List<Assignment> inside(WorkPlan plan) {
        var own = READ_OWN.entrySet().stream()
                .filter(role -> role.getValue().contains(plan.state()))
                .flatMap(role ->
                        centres.get(plan.centre()).hosts().stream().map(host -> new Assignment(role.getKey(), host)));
        var others = INSIDE.stream()
                .filter(role -> plan.state() == PUBLISHED
                        || READ_ANY.getOrDefault(role, Set.of()).contains(plan.state()))
                .map(role -> new Assignment(role, null));
        return Stream.concat(own, others).toList();
    }

    /** The rights of one person. */
    final class Held {

        private final Set<Assignment> roles;

        private Held(Set<Assignment> roles) {
            this.roles = roles;
        }

        boolean mayRead(WorkPlan plan) {
            if (roles.isEmpty()) {
                return false;
            }
            return plan.state() == PUBLISHED
                    || roles.stream().anyMatch(held -> statesRead(held, plan).contains(plan.state()));
        }

        /** Whether this person sees how the plan came to be, not only the plan. */
        boolean isInside(WorkPlan plan) {
            return mayRead(plan) && roles.stream().anyMatch(held -> isOwn(held, plan) || INSIDE.contains(held.role()));
        }

        /** Restricted parts are for those inside. */
        Audience eyes(WorkPlan plan) {
            return isInside(plan) ? Audience.CENTRE : Audience.NETWORK;
        }

        /** Named drafts are for the centre's own people and for officers, who help them. */
        boolean seesDrafts(WorkPlan plan) {
            return isOfficer() || roles.stream().anyMatch(held -> isOwn(held, plan));
        }

        /** Drafters of every host of the centre write together while the plan is in drafting. */
        boolean mayEdit(WorkPlan plan) {
            return plan.state() == DRAFT
                    && roles.stream().anyMatch(held -> held.role() == DRAFTER && isOwn(held, plan));
        }

        /** The centre's people and officers say what they think of a plan as long as it has not ended. */
        boolean mayComment(WorkPlan plan) {
            return !plan.state().isEnded()
                    && mayRead(plan)
                    && roles.stream().anyMatch(held -> isOwn(held, plan) || held.role() == OFFICER);
        }

        /** The head of the lead host, as long as the plan has not ended. */
        boolean mayWithdraw(WorkPlan plan) {
            return !plan.state().isEnded()
                    && roles.contains(new Assignment(HEAD, centre(plan).lead()));
        }

        boolean isOfficer() {
            return roles.contains(new Assignment(OFFICER, null));
        }

        private Set<WorkPlan.State> statesRead(Assignment held, WorkPlan plan) {
            return (isOwn(held, plan) ? READ_OWN : READ_ANY).getOrDefault(held.role(), Set.of());
        }

        private boolean isOwn(Assignment held, WorkPlan plan) {
            return held.host() != null && centre(plan).hosts().contains(held.host());
        }

        private Centre centre(WorkPlan plan) {
            return centres.get(plan.centre());
        }
    }
}
