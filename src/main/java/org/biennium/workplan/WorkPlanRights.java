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
import java.util.Map;
import java.util.Set;
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

    /** For the plan of a centre that one's own host runs. */
    static final Map<Role, Set<WorkPlan.State>> READ_OWN = Map.of(
            DRAFTER, EVERY_STATE,
            HEAD, EVERY_STATE,
            FOCAL_POINT, EVERY_STATE,
            REVIEWER, EVERY_STATE);

    /** For any plan, by those who are of no host: published means to the whole network. */
    static final Map<Role, Set<WorkPlan.State>> READ_ANY = Map.of(
            OFFICER, EVERY_STATE,
            VALIDATOR, EnumSet.of(IN_REVIEW, PUBLISHED, WITHDRAWN),
            EVALUATOR, EnumSet.of(PUBLISHED));

    private final People people;
    private final Centres centres;

    WorkPlanRights(People people, Centres centres) {
        this.people = people;
        this.centres = centres;
    }

    boolean mayRead(WorkPlan plan, String personId) {
        var roles = people.rolesOf(personId);
        if (roles.isEmpty()) {
            return false;
        }
        return plan.state() == PUBLISHED || roles.stream().anyMatch(held -> reads(held, plan));
    }

    private boolean reads(Assignment held, WorkPlan plan) {
        var states = isOwn(held, centres.get(plan.centre())) ? READ_OWN : READ_ANY;
        return states.getOrDefault(held.role(), Set.of()).contains(plan.state());
    }

    /** Drafters of every host of the centre write together while the plan is in drafting. */
    boolean mayEdit(WorkPlan plan, String personId) {
        return plan.state() == DRAFT
                && centres.get(plan.centre()).hosts().stream().anyMatch(host -> people.holds(personId, DRAFTER, host));
    }

    /** The head of the lead host, as long as the plan has not ended. */
    boolean mayWithdraw(WorkPlan plan, String personId) {
        return !plan.state().isEnded()
                && people.holds(personId, HEAD, centres.get(plan.centre()).lead());
    }

    boolean isOfficer(String personId) {
        return people.holds(personId, OFFICER, null);
    }

    private static boolean isOwn(Assignment held, Centre centre) {
        return held.host() != null && centre.hosts().contains(held.host());
    }
}
