package org.biennium.meeting;

import java.time.LocalDate;
import java.util.List;
import org.biennium.engine.Deadline;
import org.biennium.engine.OpenStep;
import org.biennium.mail.LetterSamples;
import org.biennium.mail.MadeUp;
import org.biennium.record.Step;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Every letter about dates, on plans that do not exist. */
@Component
class MeetingLetterSamples implements LetterSamples {

    @Override
    public List<Sample> filledWith(MadeUp facts) {
        var after = facts.due() == null ? null : facts.due().plusDays(35);
        var cause = new MovePost.Cause(
                MovePost.message("meeting.cause.moved", "TSCC-WS-2", MovePost.day(LocalDate.of(2027, 3, 16))),
                facts.words());
        var one = move("sahel", "oss", facts, facts.due(), after);
        var other = move("southernafrica", "sanbi", facts, null, facts.due());
        return List.of(
                sample("one", List.of(one), facts, cause),
                sample("several", List.of(one, other), facts, cause),
                sample("beside", List.of(move("sahel", "oss", facts, facts.due(), facts.due())), facts, cause),
                new Sample(
                        "meeting/extension-asked",
                        ExtensionPost.askedLetter(
                                facts.to(), facts.somebody(), one.step(), LocalDate.of(2027, 1, 22), facts.words())),
                new Sample(
                        "meeting/extension-decided/granted",
                        ExtensionPost.decidedLetter(
                                facts.to(), facts.somebody(), one.step(), LocalDate.of(2027, 1, 22), facts.words())),
                new Sample(
                        "meeting/extension-decided/refused",
                        ExtensionPost.decidedLetter(facts.to(), facts.somebody(), one.step(), null, facts.words())));
    }

    private static Sample sample(String name, List<Moves.OfStep> moves, MadeUp facts, MovePost.Cause cause) {
        return new Sample("meeting/moved/" + name, MovePost.letter(facts.to(), moves, cause));
    }

    private static Moves.OfStep move(
            String centre, String host, MadeUp facts, @Nullable Deadline before, @Nullable Deadline after) {
        var step = new Step(
                new OpenStep("sample", "work-plan", "signOffWorkPlan", "WP-2027-SAMPLE", host),
                centre,
                "2027-2028",
                List.of(),
                facts.to().id(),
                1,
                facts.at().toInstant(),
                before,
                null,
                null,
                null,
                null,
                null);
        return new Moves.OfStep(
                step,
                before,
                after,
                null,
                Beside.NOTHING,
                after == null ? Beside.NOTHING : new Beside(after.plusDays(7), after.plusDays(21)),
                false,
                false);
    }
}
