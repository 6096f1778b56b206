package org.biennium.reminder;

import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.biennium.engine.Deadline;
import org.biennium.engine.StepDueMoved;
import org.biennium.meeting.ReminderForecast;
import org.biennium.record.Step;
import org.biennium.record.Steps;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Says how many reminders a change of dates would arm, and how many it would drop: those that will be sent, as far as anybody
 * knows today. Pauses, expected dates and what officers hold back are left out, as the sweep leaves them out.
 */
@Component
class Forecast implements ReminderForecast {

    private final Rules rules;
    private final DaysOff daysOff;
    private final Steps steps;
    private final Expectations expectations;
    private final Pauses pauses;
    private final MessageSource messages;
    private final Clock clock;

    Forecast(
            Rules rules,
            DaysOff daysOff,
            Steps steps,
            Expectations expectations,
            Pauses pauses,
            MessageSource messages,
            Clock clock) {
        this.rules = rules;
        this.daysOff = daysOff;
        this.steps = steps;
        this.expectations = expectations;
        this.pauses = pauses;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public List<String> of(List<StepDueMoved> moves, Locale locale) {
        var ids = moves.stream().map(move -> move.step().taskId()).toList();
        var found =
                steps.findAll(ids).stream().collect(toMap(step -> step.what().taskId(), step -> step));
        var known = new Known(
                rules.all(),
                daysOff.known(),
                expectations.of(ids),
                pauses.running().stream().collect(toMap(Pauses.Pause::centre, Pauses.Pause::until)));
        var dropped = 0;
        var armed = 0;
        for (var move : moves) {
            var step = found.get(move.step().taskId());
            if (step != null) {
                dropped += coming(known, step, move.before());
                armed += coming(known, step, move.after());
            }
        }
        return List.of(
                messages.getMessage("reminder.forecast.dropped", new Object[] {dropped}, locale),
                messages.getMessage("reminder.forecast.armed", new Object[] {armed}, locale));
    }

    /** @param paused until when, by centre */
    private record Known(
            List<Rule> rules,
            DaysOff.Known daysOff,
            Map<String, Expectations.Known> steps,
            Map<String, LocalDate> paused) {

        boolean isSent(Reminder reminder, Step step, ZoneId zone) {
            var day = LocalDate.ofInstant(reminder.at(), zone);
            var paused = paused().get(step.centre());
            var known = steps().get(step.what().taskId());
            var expected = known == null ? null : known.expectedOn();
            return reminder.silence() == null
                    && (paused == null || day.isAfter(paused))
                    && (expected == null || day.isAfter(expected))
                    && (known == null
                            || known.heldBy() == null
                            || reminder.rule().recipient() == Recipient.TURN);
        }
    }

    private int coming(Known known, Step step, @Nullable Deadline due) {
        if (due == null) {
            return 0;
        }
        var obligation = new Obligation(step.what().slug(), step.what().step(), step.openedAt(), due);
        return (int)
                ReminderPlan.of(known.rules(), obligation, known.daysOff().at(step.centre()))
                        .of(due.zone(), clock.instant())
                        .stream()
                        .filter(reminder -> known.isSent(reminder, step, due.zone()))
                        .count();
    }
}
