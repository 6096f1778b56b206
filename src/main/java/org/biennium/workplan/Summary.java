package org.biennium.workplan;

import java.util.List;
import org.biennium.document.ChangesPage;
import org.biennium.workplan.PlanDesk.Told;
import org.jspecify.annotations.Nullable;

/**
 * What a person needs beside the figures of a plan to decide on it.
 *
 * @param due until when the step at hand waits, by the deadline's clock and the reader's; null where nothing waits
 * @param isLate whether that moment has passed
 * @param comparison what has changed for this reader; null where they may not follow the plan's way
 * @param signatures one for each host, the lead first; empty for those outside
 * @param remarks what people wrote of late, the last first
 * @param earlierRemarks what they wrote before
 */
record Summary(
        @Nullable String due,
        boolean isLate,
        @Nullable Comparison comparison,
        List<Signature> signatures,
        List<Told> remarks,
        List<Told> earlierRemarks) {

    /**
     * What has changed since a reader's side last decided.
     *
     * @param since the decision, as a sentence; null where this is their first version
     * @param version it was on; 0 where there was none
     * @param changes null where there is nothing to compare with
     */
    record Comparison(
            @Nullable String since, int version, @Nullable ChangesPage changes) {}

    /**
     * Where the signature of a host stands.
     *
     * @param given what was done for the host, as a sentence; null where it is still to come
     * @param isAwaited whether it is asked for now
     * @param from the person it is awaited from, where there is only one
     */
    record Signature(
            String host,
            boolean isLead,
            @Nullable String given,
            boolean isAwaited,
            @Nullable String from) {}
}
