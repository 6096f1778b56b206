package org.biennium.meeting;

import org.biennium.engine.Deadline;
import org.jspecify.annotations.Nullable;

/**
 * A meeting that a case serves, and by when a step of it is to be done for it.
 *
 * @param meeting its code
 * @param title in the reader's language
 * @param when its days, or that they are to be determined
 * @param deadline null while the meeting has no date, or where the step hangs on no meeting
 * @param isDated whether the step hangs on its meetings at all
 * @param isOfOne whether this case alone serves it
 */
public record CutOff(
        String meeting, String title, String when, @Nullable Deadline deadline, boolean isDated, boolean isOfOne) {}
