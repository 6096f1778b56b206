package org.biennium.workplan;

import java.util.List;
import java.util.stream.Stream;
import org.biennium.mail.LetterSamples;
import org.biennium.mail.MadeUp;
import org.biennium.workplan.WorkPlanLetters.About;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The letters about parts of a plan that go from hand to hand, on a plan that does not exist. */
@Component
class HandingLetterSamples implements LetterSamples {

    private static final About PLAN = new About("WP-2027-SAMPLE", "sahel", "2027-2028", 0);

    private final MessageSource messages;

    HandingLetterSamples(MessageSource messages) {
        this.messages = messages;
    }

    @Override
    public List<Sample> filledWith(MadeUp facts) {
        return Stream.of(HandingLetters.Kind.values())
                .map(kind -> sample(kind, facts))
                .toList();
    }

    private Sample sample(HandingLetters.Kind kind, MadeUp facts) {
        var part = new HandingLetters.Part(
                messages.getMessage("document.plan.activities", null, facts.to().locale()), "/plans/" + PLAN.caseKey());
        var letter = HandingLetters.of(
                kind, facts.to(), PLAN, part, facts.somebody(), facts.copied().name(), facts.words());
        return new Sample(letter.template() + "/" + kind.code(), letter);
    }
}
