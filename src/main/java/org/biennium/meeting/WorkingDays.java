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
            var next = DaySearch.find(day.plusDays(direction), direction, this::isWorking);
            if (next.isEmpty()) {
                // Where nobody works any more, all days count.
                return day.plusDays((long) direction * left);
            }
            day = next.get();
        }
        return day;
    }

    /** Monday to Friday, without holidays. */
    static WorkingDays mondayToFriday() {
        return date -> !Weekend.isWeekend(date);
    }
}
