package org.biennium.meeting;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.biennium.engine.Deadline;
import org.biennium.engine.Names;
import org.biennium.mail.Letter;
import org.biennium.mail.Outbox;
import org.biennium.people.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.stereotype.Component;

/** Tells those whose turn it is that their dates have moved: one letter to each, in the transaction of the move. */
@Component
class MovePost {

    private final Outbox outbox;
    private final CalendarEntries entries;

    MovePost(Outbox outbox, CalendarEntries entries) {
        this.outbox = outbox;
        this.entries = entries;
    }

    /**
     * Why dates move.
     *
     * @param sentence the first of the letter
     * @param reason in the words of whoever moved them
     */
    record Cause(MessageSourceResolvable sentence, @Nullable String reason) {}

    void tell(Map<Person, List<Moves.OfStep>> affected, Cause cause) {
        affected.forEach((person, moves) -> outbox.write(letter(person, moves, cause, entries)));
    }

    /** With the dates for a calendar: a file takes them in or out, not both at once. */
    static Letter letter(Person to, List<Moves.OfStep> moves, Cause cause, CalendarEntries entries) {
        var letter = letter(to, moves, cause);
        for (var isLost : List.of(false, true)) {
            var tasks = moves.stream()
                    .filter(move -> (move.after() == null) == isLost)
                    .map(move -> move.step().what().taskId())
                    .toList();
            letter = tasks.isEmpty()
                    ? letter
                    : letter.with(isLost ? entries.removed(tasks, to) : entries.enclosed(tasks, to));
        }
        return letter;
    }

    static Letter letter(Person to, List<Moves.OfStep> moves, Cause cause) {
        var first = moves.get(0).step();
        var isOne = moves.size() == 1;
        var facts = new HashMap<String, Object>();
        facts.put("what", cause.sentence());
        facts.put("lines", lines(moves));
        facts.put("because", message("mail.meeting.moved.because"));
        facts.put("then", message("mail.meeting.moved.then"));
        if (cause.reason() != null) {
            facts.put("quotedAs", message("mail.meeting.moved.reason"));
            facts.put("quoted", cause.reason());
        }
        if (isOne && moves.get(0).after() != null) {
            facts.put("due", Objects.requireNonNull(moves.get(0).after()));
        }
        return new Letter(
                to,
                List.of(),
                "meeting/moved",
                List.of(Objects.requireNonNull(first.period()), subject(moves)),
                facts,
                isOne ? "/tasks/" + first.what().taskId() : "/plans",
                first.what().caseKey(),
                isOne ? first.what().taskId() : null);
    }

    private static MessageSourceResolvable subject(List<Moves.OfStep> moves) {
        var moved = moves.stream().filter(Moves.OfStep::isMoved).count();
        if (moved == 0) {
            return message("mail.meeting.moved.beside", moves.size());
        }
        if (moves.size() > 1) {
            return message("mail.meeting.moved.several", moved);
        }
        var move = moves.get(0);
        var centre = message("centre." + move.step().centre());
        return move.after() == null
                ? message("mail.meeting.moved.lost", centre)
                : message("mail.meeting.moved.one", centre, move.after());
    }

    private static List<MessageSourceResolvable> lines(List<Moves.OfStep> moves) {
        var lines = new ArrayList<MessageSourceResolvable>();
        for (var move : moves) {
            lines.add(message(
                    move.isMoved() ? "mail.meeting.moved.line" : "mail.meeting.moved.same",
                    message("task." + Names.kebab(move.step().what().step())),
                    message("centre." + move.step().centre()),
                    said(move.before(), move.after()),
                    said(move.after(), move.before())));
            lines.addAll(move.beside().sentences());
            lines.addAll(move.beside().lostSince(move.besideBefore()));
        }
        return lines;
    }

    /** With its hour where only that differs from the other. */
    private static Object said(@Nullable Deadline date, @Nullable Deadline other) {
        if (date == null) {
            return message("meeting.to-be-determined");
        }
        var isOnlyTheHour = other != null && !other.equals(date) && other.date().equals(date.date());
        return isOnlyTheHour ? date.instant().atZone(date.zone()) : date;
    }

    /** A day, said as letters say dates. */
    static Deadline day(LocalDate date) {
        return new Deadline(date, LocalTime.NOON, ZoneOffset.UTC);
    }

    static MessageSourceResolvable message(String key, Object... arguments) {
        return new DefaultMessageSourceResolvable(new String[] {key}, arguments);
    }
}
