package org.biennium.meeting;

import java.time.LocalDate;

/** Which days are worked at some place. */
public interface WorkingDays {

    boolean isWorking(LocalDate date);

    /** The day so many working days after this one, or before it where the number is negative; for 0 the day itself. */
    default LocalDate plus(LocalDate date, int days) {
        var direction = Integer.signum(days);
        var day = date;
        for (var left = Math.abs(days); left > 0; left--) {
            day = DaySearch.first(day.plusDays(direction), direction, this::isWorking);
        }
        return day;
    }

    /** Monday to Friday, without holidays. */
    static WorkingDays mondayToFriday() {
        return date -> !Weekend.isWeekend(date);
    }
}
