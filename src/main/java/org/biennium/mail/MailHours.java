package org.biennium.mail;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/** The hours in which letters leave: by day, where their reader is. */
public final class MailHours {

    /** From this hour on. */
    public static final int FROM = 8;

    /** And no longer from this one on. */
    public static final int UNTIL = 18;

    private MailHours() {}

    /** This moment where it lies in these hours, else the next at which they begin. */
    public static Instant next(Instant moment, ZoneId zone) {
        var here = moment.atZone(zone);
        if (here.getHour() >= FROM && here.getHour() < UNTIL) {
            return moment;
        }
        var day =
                here.getHour() < FROM ? here.toLocalDate() : here.toLocalDate().plusDays(1);
        return day.atTime(LocalTime.of(FROM, 0)).atZone(zone).toInstant();
    }
}
