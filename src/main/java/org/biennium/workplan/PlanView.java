package org.biennium.workplan;

import java.util.UUID;
import org.biennium.document.Audience;
import org.biennium.document.Bounds;
import org.biennium.meeting.Period;
import org.biennium.people.Centre;

/**
 * A plan as one reader may see it.
 *
 * @param version number of the latest version submitted; 0 before the first
 * @param isInside whether this reader also sees how the plan came to be
 * @param eyes through which this reader reads
 * @param mayEdit whether this reader may write in it now
 */
record PlanView(
        String key,
        Centre centre,
        Period period,
        UUID document,
        WorkPlan.State state,
        int version,
        Audience eyes,
        boolean mayEdit,
        boolean isInside) {

    /** The same plan as the public may see it. */
    PlanView ofThePublic() {
        return new PlanView(key, centre, period, document, state, version, Audience.PUBLIC, mayEdit, false);
    }

    /** What the plan is expected to keep to: its biennium and the countries of its centre. */
    Bounds bounds() {
        return PlanChecks.bounds(period, centre);
    }
}
