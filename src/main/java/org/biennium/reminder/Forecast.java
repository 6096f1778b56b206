package org.biennium.reminder;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.biennium.engine.Deadline;
import org.biennium.engine.StepDueMoved;
import org.biennium.meeting.ReminderForecast;
import org.biennium.record.Step;
import org.biennium.record.Steps;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says how many reminders to those whose turn it is a change of dates would arm, and how many it would drop. */
@Component
class Forecast implements ReminderForecast {

    private final Rules rules;
    private final DaysOff daysOff;
    private final Steps steps;
    private final MessageSource messages;
    private final Clock clock;

    Forecast(Rules rules, DaysOff daysOff, Steps steps, MessageSource messages, Clock clock) {
        this.rules = rules;
        this.daysOff = daysOff;
        this.steps = steps;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public List<String> of(List<StepDueMoved> moves, Locale locale) {
        var found = steps
                .findAll(moves.stream().map(move -> move.step().taskId()).toList())
                .stream()
                .collect(Collectors.toMap(step -> step.what().taskId(), step -> step));
        var known = rules.all();
        var now = clock.instant();
        var dropped = 0;
        var armed = 0;
        for (var move : moves) {
            var step = found.get(move.step().taskId());
            if (step != null) {
                dropped += coming(known, step, move.before(), now);
                armed += coming(known, step, move.after(), now);
            }
        }
        var sentences = new ArrayList<String>();
        sentences.add(messages.getMessage("reminder.forecast.dropped", new Object[] {dropped}, locale));
        sentences.add(messages.getMessage("reminder.forecast.armed", new Object[] {armed}, locale));
        return sentences;
    }

    private int coming(List<Rule> known, Step step, @Nullable Deadline due, Instant now) {
        if (due == null) {
            return 0;
        }
        var obligation = new Obligation(step.what().slug(), step.what().step(), step.openedAt(), due);
        return (int) ReminderPlan.of(known, obligation, daysOff.worksAt(step.centre())).of(due.zone(), now).stream()
                .filter(reminder -> reminder.silence() == null)
                .count();
    }
}
