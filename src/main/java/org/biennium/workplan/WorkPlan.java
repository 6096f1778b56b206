package org.biennium.workplan;

import java.util.Locale;
import java.util.UUID;
import org.biennium.engine.Refusal;

/**
 * The plan of a centre for a biennium.
 *
 * @param key the number people say on the phone, such as WP-2027-SAHEL
 * @param centre code
 * @param period code
 * @param version number of the latest version submitted; 0 before the first
 */
record WorkPlan(String key, String centre, String period, UUID document, State state, int version) {

    /** Where a plan stands, in words that decide who may read it. */
    enum State {
        DRAFT,
        IN_REVIEW,
        PUBLISHED,
        WITHDRAWN;

        /** The word in the database and in message keys. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static State of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
        }

        boolean isEnded() {
            return this == PUBLISHED || this == WITHDRAWN;
        }
    }

    /** The plan with its next version, handed over for signature. */
    WorkPlan submitted(int newVersion) {
        require(State.DRAFT);
        return with(State.IN_REVIEW, newVersion);
    }

    /** The plan back with its drafters, to be changed. */
    WorkPlan returned() {
        require(State.IN_REVIEW);
        return with(State.DRAFT, version);
    }

    WorkPlan published() {
        require(State.IN_REVIEW);
        return with(State.PUBLISHED, version);
    }

    WorkPlan withdrawn() {
        if (state.isEnded()) {
            throw new Refusal("work-plan.has-ended", key);
        }
        return with(State.WITHDRAWN, version);
    }

    private void require(State expected) {
        if (state != expected) {
            throw new Refusal("work-plan.stands-elsewhere", key);
        }
    }

    private WorkPlan with(State newState, int newVersion) {
        return new WorkPlan(key, centre, period, document, newState, newVersion);
    }
}
