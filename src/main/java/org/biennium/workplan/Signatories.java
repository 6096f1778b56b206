package org.biennium.workplan;

import java.util.List;
import org.biennium.people.Centres;
import org.biennium.record.Acts;
import org.springframework.stereotype.Component;

/** The hosts whose signature the present version still lacks; the model asks when a round of signatures begins.
 * Public because the engine's expressions reach into no closed class. */
@Component
public class Signatories {

    private final WorkPlans plans;
    private final Centres centres;
    private final Acts acts;

    Signatories(WorkPlans plans, Centres centres, Acts acts) {
        this.plans = plans;
        this.centres = centres;
        this.acts = acts;
    }

    /** The codes of the hosts still to sign, for the plan with this key. */
    public List<String> of(String key) {
        var plan = plans.find(key).orElseThrow();
        var history = new History(acts.of(key));
        return centres.get(plan.centre()).hosts().stream()
                .filter(host -> history.answerOf(host, plan.version()).isEmpty())
                .toList();
    }
}
