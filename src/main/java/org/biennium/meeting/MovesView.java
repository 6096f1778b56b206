package org.biennium.meeting;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.biennium.engine.Deadline;
import org.biennium.engine.Names;
import org.biennium.engine.StepDueMoved;
import org.biennium.people.Person;
import org.biennium.record.Step;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Shows what a change of dates does, in the reader's language. */
@Component
class MovesView {

    private final Replanning replanning;
    private final MeetingWords words;
    private final ObjectProvider<ReminderForecast> reminders;

    MovesView(Replanning replanning, MeetingWords words, ObjectProvider<ReminderForecast> reminders) {
        this.replanning = replanning;
        this.words = words;
        this.reminders = reminders;
    }

    /**
     * All of it.
     *
     * @param moved how many open tasks move
     * @param people how many persons are told
     * @param done centres and steps that are finished and stay as they are
     */
    record View(
            int moved, int people, List<Line> milestones, List<OfStep> steps, String done, List<String> reminders) {}

    /**
     * A milestone before and after.
     *
     * @param of the period and the meeting it belongs to
     */
    record Line(String name, String of, String before, String after) {}

    /** An open task before and after, and who is told of it. */
    record OfStep(String centre, String step, String before, String after, List<Note> notes, List<String> whom) {}

    /** What is to be known of a task's new date. */
    record Note(String sentence, boolean isBad) {}

    View of(Moves moves, Locale locale) {
        var affected = replanning.affected(moves);
        return new View(
                moves.moved().size(),
                affected.size(),
                moves.milestones().stream().map(it -> line(it, locale)).toList(),
                moves.steps().stream().map(it -> ofStep(it, affected, locale)).toList(),
                done(moves, locale),
                reminders(events(moves), locale));
    }

    /** Nothing is said of reminders where no task moves. */
    private List<String> reminders(List<StepDueMoved> events, Locale locale) {
        return events.isEmpty()
                ? List.of()
                : reminders
                        .orderedStream()
                        .flatMap(forecast -> forecast.of(events, locale).stream())
                        .toList();
    }

    private Line line(Moves.OfMilestone milestone, Locale locale) {
        return new Line(
                words.say("milestone." + milestone.code(), locale),
                Stream.of(Optional.ofNullable(milestone.period()), Optional.ofNullable(milestone.meeting()))
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining(" · ")),
                words.day(milestone.before(), locale),
                words.day(milestone.after(), locale));
    }

    private OfStep ofStep(Moves.OfStep move, Map<Person, List<Moves.OfStep>> affected, Locale locale) {
        return new OfStep(
                words.say("centre." + move.step().centre(), locale),
                task(move.step(), locale),
                day(move.before(), locale),
                day(move.after(), locale),
                notes(move, locale),
                affected.entrySet().stream()
                        .filter(entry -> entry.getValue().contains(move))
                        .map(entry -> entry.getKey().name())
                        .toList());
    }

    private List<Note> notes(Moves.OfStep move, Locale locale) {
        var notes = new ArrayList<Note>();
        if (move.granted() != null) {
            notes.add(new Note(words.say("meeting.moves.granted", locale, words.day(move.granted(), locale)), false));
        }
        if (!move.isMoved()) {
            notes.add(new Note(words.say("meeting.moves.same", locale), false));
            notes.addAll(besideOf(move, locale));
        } else if (move.isLate()) {
            notes.add(new Note(words.say("meeting.moves.late", locale), true));
        } else if (move.isShort()) {
            notes.add(new Note(words.say("meeting.moves.short", locale), true));
        }
        return notes;
    }

    /** What changes beside a date that stays. */
    private List<Note> besideOf(Moves.OfStep move, Locale locale) {
        return Stream.concat(
                        changed(
                                "meeting.moves.grace",
                                "meeting.moves.grace-lost",
                                move.besideBefore().graceUntil(),
                                move.beside().graceUntil(),
                                locale),
                        changed(
                                "meeting.moves.closing",
                                "meeting.moves.closing-lost",
                                move.besideBefore().closing(),
                                move.beside().closing(),
                                locale))
                .toList();
    }

    private Stream<Note> changed(
            String key, String lost, @Nullable Deadline before, @Nullable Deadline after, Locale locale) {
        return Objects.equals(before, after)
                ? Stream.empty()
                : Stream.of(new Note(
                        after == null
                                ? words.say(lost, locale)
                                : words.say(key, locale, words.day(after.date(), locale)),
                        false));
    }

    private String done(Moves moves, Locale locale) {
        var open = moves.steps().stream()
                .map(it -> it.step().what().caseKey() + it.step().what().step())
                .collect(Collectors.toSet());
        return moves.done().stream()
                .filter(step ->
                        !open.contains(step.what().caseKey() + step.what().step()))
                .map(step -> words.say(
                        "meeting.moves.done-one",
                        locale,
                        words.say("centre." + step.centre(), locale),
                        task(step, locale)))
                .distinct()
                .collect(Collectors.joining(words.say("meeting.moves.separator", locale)));
    }

    private String task(Step step, Locale locale) {
        return words.say("task." + Names.kebab(step.what().step()), locale);
    }

    private String day(@Nullable Deadline due, Locale locale) {
        return words.day(due == null ? null : due.date(), locale);
    }

    private static List<StepDueMoved> events(Moves moves) {
        return moves.moved().stream()
                .map(it -> new StepDueMoved(it.step().what(), it.before(), it.after()))
                .filter(it -> !Objects.equals(it.before(), it.after()))
                .toList();
    }
}
