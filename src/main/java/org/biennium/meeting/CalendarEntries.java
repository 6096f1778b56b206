package org.biennium.meeting;

import java.util.Collection;
import org.biennium.mail.Enclosure;
import org.biennium.people.Person;

/** Carries dates into calendars, for letters that tell of them. Whoever keeps the entries implements it. */
public interface CalendarEntries {

    /**
     * The file for a letter about these steps: as they stand when it is sent. A step whose date is lost is taken out of the
     * calendar.
     */
    Enclosure enclosed(Collection<String> taskIds, Person to);

    /** The same for a letter that tells only of dates that are lost: under a name of its own, so that both can go together. */
    Enclosure removed(Collection<String> taskIds, Person to);
}
