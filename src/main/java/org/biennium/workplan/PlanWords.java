package org.biennium.workplan;

import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import org.biennium.engine.Deadline;
import org.biennium.engine.Names;
import org.biennium.language.Dates;
import org.biennium.people.People;
import org.biennium.people.Person;
import org.biennium.record.Act;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Acts and deadlines of a plan as sentences, the same in Tasklist and on the page. */
@Component("planWords")
class PlanWords {

    private final People people;
    private final MessageSource messages;
    private final Dates dates;
    private final Clock clock;

    PlanWords(People people, MessageSource messages, Dates dates, Clock clock) {
        this.people = people;
        this.messages = messages;
        this.dates = dates;
        this.clock = clock;
    }

    /** Who did what, for whom, when. */
    String of(Act act, Locale locale) {
        var done = act.content();
        return messages.getMessage(
                "act." + Names.kebab(done.step()) + "." + done.outcome(),
                new Object[] {
                    nameOf(done.actor().personId()),
                    done.host() == null ? "" : host(done.host(), locale),
                    done.version(),
                    dates.day(act.at().atZone(clock.getZone()).toLocalDate(), locale)
                },
                locale);
    }

    /** By whose clock somebody reads; for whoever is not known the world's. */
    ZoneId zoneOf(String personId) {
        return people.find(personId).map(Person::zone).orElse(ZoneOffset.UTC);
    }

    /** Weekday, date and hour of a deadline where it is, and by the reader's own clock where that is another place. */
    String of(Deadline due, ZoneId here, Locale locale) {
        return dates.moment(due.instant(), due.zone(), here, locale);
    }

    /** Whether the moment has passed; never for what has no date. */
    boolean isPast(@Nullable Deadline due) {
        return due != null && due.instant().isBefore(clock.instant());
    }

    /** The step's name as message keys spell it. */
    public String kebab(String step) {
        return Names.kebab(step);
    }

    String nameOf(String personId) {
        return people.find(personId).map(Person::name).orElse("–");
    }

    String host(String code, Locale locale) {
        return messages.getMessage("host." + code + ".acronym", null, locale);
    }
}
