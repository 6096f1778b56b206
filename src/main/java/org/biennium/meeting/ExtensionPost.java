package org.biennium.meeting;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.biennium.engine.Names;
import org.biennium.mail.Letter;
import org.biennium.mail.Outbox;
import org.biennium.people.Person;
import org.biennium.record.Step;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.stereotype.Component;

/** Writes to officers that more time is asked for, and to those concerned what became of it. */
@Component
class ExtensionPost {

    private static final String KEYS = "mail.meeting.extension-";

    private final Outbox outbox;
    private final CalendarEntries entries;

    ExtensionPost(Outbox outbox, CalendarEntries entries) {
        this.outbox = outbox;
        this.entries = entries;
    }

    void asked(Person officer, Person by, Step step, LocalDate until, String reason) {
        outbox.write(askedLetter(officer, by.name(), step, until, reason));
    }

    void decided(Person to, Person by, Step step, @Nullable LocalDate until, @Nullable String decision) {
        var letter = decidedLetter(to, by.name(), step, until, decision);
        outbox.write(
                until == null
                        ? letter
                        : letter.with(entries.enclosed(List.of(step.what().taskId()), to)));
    }

    static Letter askedLetter(Person officer, String by, Step step, LocalDate until, String reason) {
        var facts = new HashMap<String, Object>();
        facts.put(
                "what",
                MovePost.message(
                        KEYS + "asked.what",
                        by,
                        task(step),
                        centre(step),
                        MovePost.day(until),
                        step.due() == null ? MovePost.message("meeting.to-be-determined") : step.due()));
        facts.put("then", MovePost.message(KEYS + "asked.then"));
        facts.put("because", MovePost.message(KEYS + "asked.because"));
        quote(facts, reason);
        return new Letter(
                officer,
                List.of(),
                "meeting/extension-asked",
                List.of(Objects.requireNonNull(step.period()), centre(step), MovePost.day(until)),
                facts,
                "/meetings/extensions",
                step.what().caseKey(),
                step.what().taskId());
    }

    static Letter decidedLetter(Person to, String by, Step step, @Nullable LocalDate until, @Nullable String decision) {
        var kind = until == null ? "refused" : "granted";
        var facts = new HashMap<String, Object>();
        facts.put(
                "what",
                until == null
                        ? MovePost.message(KEYS + "decided.what.refused", by, task(step), centre(step))
                        : MovePost.message(
                                KEYS + "decided.what.granted", by, task(step), centre(step), MovePost.day(until)));
        facts.put("then", MovePost.message(KEYS + "decided.then." + kind));
        facts.put("because", MovePost.message(KEYS + "decided.because"));
        if (decision != null) {
            quote(facts, decision);
        }
        var outcome = until == null
                ? MovePost.message(KEYS + "decided.refused")
                : MovePost.message(KEYS + "decided.granted", MovePost.day(until));
        return new Letter(
                to,
                List.of(),
                "meeting/extension-decided",
                List.of(Objects.requireNonNull(step.period()), centre(step), outcome),
                facts,
                "/plans/" + step.what().caseKey(),
                step.what().caseKey(),
                step.what().taskId());
    }

    private static void quote(HashMap<String, Object> facts, String words) {
        facts.put("quotedAs", MovePost.message("mail.meeting.moved.reason"));
        facts.put("quoted", words);
    }

    private static MessageSourceResolvable task(Step step) {
        return MovePost.message("task." + Names.kebab(step.what().step()));
    }

    private static MessageSourceResolvable centre(Step step) {
        return MovePost.message("centre." + step.centre());
    }
}
