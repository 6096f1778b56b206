package org.biennium.meeting;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * More time for a step: asked for, then granted or refused.
 *
 * @param caseKey null for all cases of the period
 * @param before the date then, null where it was to be determined
 * @param asked the date asked for
 * @param askedBy id of a person
 * @param outcome granted or refused, null while nobody has decided
 * @param until the date granted, null unless one was
 * @param decision why, in the words of whoever decided
 */
public record Extension(
        long id,
        @Nullable String caseKey,
        String period,
        String process,
        String step,
        @Nullable LocalDate before,
        LocalDate asked,
        String reason,
        String askedBy,
        Instant askedAt,
        @Nullable String outcome,
        @Nullable LocalDate until,
        @Nullable String decision,
        @Nullable String decidedBy) {

    public boolean isGranted() {
        return "granted".equals(outcome);
    }

    public boolean isOpen() {
        return outcome == null;
    }
}
