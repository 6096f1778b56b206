package org.biennium.reminder;

import java.time.LocalDate;
import java.util.function.Predicate;
import org.biennium.meeting.Holidays;
import org.biennium.meeting.WorkingDays;
import org.biennium.people.Centres;
import org.springframework.stereotype.Component;

/** On which days people work at a centre. */
@Component
class DaysOff {

    private final Holidays holidays;
    private final Centres centres;

    DaysOff(Holidays holidays, Centres centres) {
        this.holidays = holidays;
        this.centres = centres;
    }

    /** Whether a day is one on which people work at the centre's lead host. */
    Predicate<LocalDate> worksAt(String centre) {
        var days =
                centres.find(centre).map(known -> holidays.ofHost(known.lead())).orElseGet(WorkingDays::mondayToFriday);
        return days::isWorking;
    }
}
