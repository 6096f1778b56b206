package org.biennium.reminder;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.biennium.mail.MailHours;
import org.biennium.meeting.Holidays;
import org.biennium.meeting.WorkingDays;
import org.biennium.people.Assignment;
import org.biennium.people.Centre;
import org.biennium.people.Centres;
import org.springframework.stereotype.Component;

/** On which days people work. */
@Component
class DaysOff {

    private static final int FORTNIGHT = 14;
    private static final LocalTime MORNING = LocalTime.of(MailHours.FROM, 0);

    private final Holidays holidays;
    private final Centres centres;

    DaysOff(Holidays holidays, Centres centres) {
        this.holidays = holidays;
        this.centres = centres;
    }

    /** Whether a day is one on which people work at the centre's lead host. */
    Predicate<LocalDate> worksAt(String centre) {
        return known().at(centre);
    }

    /** All of them, read at once. */
    Known known() {
        return new Known(holidays.ofHosts(), centres::find);
    }

    record Known(Function<String, WorkingDays> hosts, Function<String, Optional<Centre>> centres) {

        Predicate<LocalDate> at(String centre) {
            return days(centres.apply(centre).stream().map(Centre::lead));
        }

        /** The days on which a member of these groups works: those of the first host, or Monday to Friday. */
        Predicate<LocalDate> of(Collection<String> groups) {
            return days(groups.stream()
                    .flatMap(group -> Assignment.ofGroup(group).stream())
                    .flatMap(assignment -> Stream.ofNullable(assignment.host()))
                    .sorted());
        }

        private Predicate<LocalDate> days(Stream<String> of) {
            return of.findFirst().map(hosts).orElseGet(WorkingDays::mondayToFriday)::isWorking;
        }
    }

    /** This moment, or the morning of the next day on which its reader works. */
    static Instant offDaysOff(Instant moment, ZoneId zone, Predicate<LocalDate> works) {
        var day = moment.atZone(zone).toLocalDate();
        if (works.test(day)) {
            return moment;
        }
        // A fortnight of days off has no end for us.
        return day.datesUntil(day.plusDays(FORTNIGHT))
                .filter(works)
                .findFirst()
                .map(next -> next.atTime(MORNING).atZone(zone).toInstant())
                .orElse(moment);
    }
}
