package org.biennium.meeting;

import java.time.LocalDate;
import java.util.List;

/** A timetable of a period that keeps the least days of each step, whatever day it is begun. */
record Proposal(List<Line> lines) {

    /**
     * A milestone of it.
     *
     * @param usual its date by the usual timetable
     * @param proposed its date when it is begun today
     */
    record Line(Milestone milestone, LocalDate usual, LocalDate proposed) {

        public boolean isLater() {
            return proposed.isAfter(usual);
        }
    }

    /** Whether the usual timetable can still be kept. */
    boolean isAsUsual() {
        return lines.stream().noneMatch(Line::isLater);
    }
}
