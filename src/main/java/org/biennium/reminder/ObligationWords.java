package org.biennium.reminder;

import java.util.Collection;
import java.util.Map;
import org.biennium.engine.Deadline;
import org.biennium.engine.OpenStep;
import org.biennium.record.Step;
import org.springframework.context.MessageSourceResolvable;

/** A room that says what its steps ask of people, for the letters that remind of them. */
public interface ObligationWords {

    /** The process whose steps it knows. */
    String slug();

    /** What these steps ask, by engine id, in a fixed number of queries; a step unknown is not there. */
    Map<String, Asked> of(Collection<Step> steps);

    /** A step that does not exist, for those who look how letters read: another one for each number. */
    Sample sample(int number, Deadline due);

    /** A step that does not exist, and what it asks. */
    record Sample(OpenStep step, Asked asked) {}

    /**
     * What a step asks.
     *
     * @param label kind of document and its occasion, as in a subject: Plan 2027-2028
     * @param about the centre
     * @param expected what is expected when: sign-off due on 15 January 2027
     * @param awaited the same without its date: sign-off awaited
     * @param what who is asked to do what, as a sentence
     * @param why it matters, as a sentence
     * @param link where the case is read, as a path of this site
     */
    record Asked(
            MessageSourceResolvable label,
            MessageSourceResolvable about,
            MessageSourceResolvable expected,
            MessageSourceResolvable awaited,
            MessageSourceResolvable what,
            MessageSourceResolvable why,
            String link) {}
}
