package org.biennium.workplan;

import java.util.ArrayList;
import java.util.List;
import org.biennium.document.DocumentNews.Reason;
import org.biennium.mail.LetterSamples;
import org.biennium.mail.MadeUp;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The letters about what was said, on plans that do not exist. */
@Component
class CommentLetterSamples implements LetterSamples {

    private final MessageSource messages;

    CommentLetterSamples(MessageSource messages) {
        this.messages = messages;
    }

    @Override
    public List<Sample> filledWith(MadeUp facts) {
        var news = new ArrayList<CommentLetters.News>();
        for (var plan : List.of("WP-2027-SAMPLE", "WP-2027-OTHER")) {
            for (var reason : Reason.values()) {
                news.add(news(reason, plan, facts));
            }
        }
        news.add(news(Reason.ANSWER, "WP-2027-OTHER", facts));
        return List.of(
                new Sample("work-plan/comments/one", CommentLetters.of(facts.to(), news.subList(0, 1))),
                new Sample("work-plan/comments/several", CommentLetters.of(facts.to(), news)));
    }

    private CommentLetters.News news(Reason reason, String plan, MadeUp facts) {
        var part =
                messages.getMessage("document.plan.activities", null, facts.to().locale());
        return new CommentLetters.News(reason, plan, part, facts.somebody());
    }
}
