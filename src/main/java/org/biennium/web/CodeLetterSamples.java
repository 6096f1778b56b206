package org.biennium.web;

import java.util.List;
import org.biennium.mail.LetterSamples;
import org.biennium.mail.MadeUp;
import org.springframework.stereotype.Component;

/** The letter with a code, with none in it. */
@Component
class CodeLetterSamples implements LetterSamples {

    @Override
    public List<Sample> filledWith(MadeUp facts) {
        return List.of(new Sample(CodePost.TEMPLATE, CodePost.letter(facts.to())));
    }
}
