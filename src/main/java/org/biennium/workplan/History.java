package org.biennium.workplan;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.biennium.record.Act;
import org.biennium.record.NewAct;
import org.jspecify.annotations.Nullable;

/** What was done on a plan so far, and what still counts of it. */
record History(List<Act> acts) {

    /** The outcome, in every step that has it, that sends the plan back to its drafters. */
    static final String RETURN = "return";

    /** The names of acts that stand outside a step. */
    static final String OPEN = "openWorkPlan";

    static final String ENTER = "enterWorkPlan";
    static final String TAKE_BACK = "takeBackWorkPlan";
    static final String WITHDRAW = "withdrawWorkPlan";
    static final String GO_ON_WITHOUT = "goOnWithoutPartner";

    /** The act by which a host answered for this version, as long as it was not taken back. */
    Optional<Act> answerOf(String host, int version) {
        return acts.stream()
                .filter(act -> act.content().version() == version
                        && host.equals(act.content().host())
                        && Set.of(WorkPlanProcess.SIGN_OFF, TAKE_BACK, GO_ON_WITHOUT)
                                .contains(act.content().step()))
                .reduce((earlier, later) -> later)
                .filter(act -> !act.content().step().equals(TAKE_BACK))
                .filter(act -> !act.content().outcome().equals(RETURN));
    }

    /** The last time a step was completed for this version. */
    Optional<Act> last(String step, int version) {
        return acts.stream()
                .filter(act -> act.content().version() == version
                        && act.content().step().equals(step))
                .reduce((earlier, later) -> later);
    }

    /** The version that was last returned to drafting, where the present round began; 0 when none was. */
    int lastVersionReturned() {
        return acts.stream()
                .map(Act::content)
                .filter(act -> List.of(WorkPlanProcess.SIGN_OFF, WorkPlanProcess.VALIDATE)
                                .contains(act.step())
                        && act.outcome().equals(RETURN))
                .mapToInt(NewAct::version)
                .max()
                .orElse(0);
    }

    /** The last thing this person did. */
    Optional<Act> lastOf(String personId) {
        return acts.stream()
                .filter(act -> act.content().actor().personId().equals(personId))
                .reduce((earlier, later) -> later);
    }

    /**
     * The last decision on a version before this one, by a host or, for null, by the coordination entity: a signature
     * where there was one, even if it no longer counts, else whatever was decided.
     */
    Optional<Act> lastDecisionBefore(int version, @Nullable String host) {
        var decisions = acts.stream()
                .filter(act -> act.content().version() < version)
                .filter(act -> host == null
                        ? Set.of(WorkPlanProcess.RECOMMEND, WorkPlanProcess.VALIDATE)
                                .contains(act.content().step())
                        : act.content().step().equals(WorkPlanProcess.SIGN_OFF)
                                && host.equals(act.content().host()))
                .toList();
        return decisions.stream()
                .filter(act -> host != null && !act.content().outcome().equals(RETURN))
                .reduce((earlier, later) -> later)
                .or(() -> decisions.stream().reduce((earlier, later) -> later));
    }

    /** Who completed drafting for a version after this one. */
    List<String> submittersSince(int version) {
        return acts.stream()
                .map(Act::content)
                .filter(act -> act.step().equals(WorkPlanProcess.DRAFT) && act.version() > version)
                .map(act -> act.actor().personId())
                .toList();
    }

    /** Whether this act stands on the plan for every reader: a reservation, a missing signature, the validation. */
    boolean stands(Act act, int version) {
        var done = act.content();
        if (done.version() != version || version == 0) {
            return false;
        }
        return switch (done.step()) {
            case GO_ON_WITHOUT, ENTER -> true;
            case WorkPlanProcess.VALIDATE -> !done.outcome().equals(RETURN);
            case WorkPlanProcess.SIGN_OFF ->
                done.outcome().equals(SignOffWorkPlan.Decision.SIGN_WITH_RESERVATION.code())
                        && answerOf(Objects.requireNonNull(done.host()), version)
                                .filter(act::equals)
                                .isPresent();
            default -> false;
        };
    }

    /** Whether this person did this step for this version. */
    boolean didThis(String personId, String step, int version) {
        return acts.stream()
                .map(Act::content)
                .anyMatch(act -> act.version() == version
                        && act.step().equals(step)
                        && act.actor().personId().equals(personId));
    }
}
