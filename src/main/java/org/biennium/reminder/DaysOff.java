package org.biennium.reminder;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** On which days people work at a centre. */
@Component
class DaysOff {

    private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    /** Whether a day is one on which people work at the centre's lead host. */
    Predicate<LocalDate> worksAt(String centre) {
        return day -> !WEEKEND.contains(day.getDayOfWeek());
    }
}
