package org.biennium.workplan;

import java.util.List;
import org.biennium.document.Bounds;
import org.biennium.document.Checks;
import org.biennium.document.Content;
import org.biennium.document.Finding;
import org.biennium.meeting.Period;
import org.biennium.meeting.Periods;
import org.biennium.people.Centre;
import org.biennium.people.Centres;
import org.springframework.stereotype.Component;

/** What checks have to say of a plan, held against its biennium and the countries of its centre. */
@Component
class PlanChecks {

    private final Periods periods;
    private final Centres centres;

    PlanChecks(Periods periods, Centres centres) {
        this.periods = periods;
        this.centres = centres;
    }

    List<Finding> of(WorkPlan plan, Content content) {
        var period = periods.find(plan.period()).orElseThrow();
        return Checks.of(content, bounds(period, centres.get(plan.centre())));
    }

    /** What a plan is expected to keep to: its biennium and the countries of its centre. */
    static Bounds bounds(Period period, Centre centre) {
        return new Bounds(period.start(), period.end(), centre.countries());
    }
}
