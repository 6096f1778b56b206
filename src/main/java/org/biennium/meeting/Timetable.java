package org.biennium.meeting;

import java.util.Optional;
import org.biennium.engine.Deadline;

/** When the steps of a period are due. */
public interface Timetable {

    /**
     * The deadline of a step that opens now: the milestone's date, or, where that leaves less than the least days, the
     * least days from today. Empty when the step has no milestone or its anchor no date.
     *
     * @param process slug, such as work-plan
     * @param step activity id
     */
    Optional<Deadline> dueOf(String process, String step, Period period);
}
