package org.biennium.meeting;

import java.util.List;
import java.util.Locale;
import org.biennium.engine.StepDueMoved;

/** Says what a change of dates would do to reminders, for those who look at its preview. Whoever sends reminders implements it. */
public interface ReminderForecast {

    /** Sentences in the reader's language: which reminders would be armed, which dropped. Writes nothing. */
    List<String> of(List<StepDueMoved> moves, Locale locale);
}
