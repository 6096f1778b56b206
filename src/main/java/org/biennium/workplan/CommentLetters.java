package org.biennium.workplan;

import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.biennium.document.DocumentNews.Reason;
import org.biennium.mail.Letter;
import org.biennium.people.Person;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/** The letter that tells somebody once a day what was said to them: by whom and where. The words stay on the page. */
final class CommentLetters {

    private static final String KEYS = "mail.work-plan.comments.";
    private static final int TOLD = 6;

    /**
     * A comment to be told of.
     *
     * @param part where it was written, in the reader's language
     * @param by name of its author
     */
    record News(Reason reason, String caseKey, String part, String by) {}

    private CommentLetters() {}

    /** @param news at least one, of any number of plans */
    static Letter of(Person to, List<News> news) {
        var plans = news.stream().map(News::caseKey).distinct().toList();
        var lines = Stream.concat(
                        news.stream().limit(TOLD).map(CommentLetters::line),
                        news.size() > TOLD ? Stream.of(message("more", news.size() - TOLD)) : Stream.of())
                .toList();
        var facts = new HashMap<String, Object>();
        facts.put("what", message("what", news.size()));
        facts.put("lines", lines);
        facts.put(Letter.SIGNED, true);
        facts.put("then", message("then"));
        facts.put("because", message("because"));
        return new Letter(
                to,
                List.of(),
                "work-plan/comments",
                List.of(news.size(), plans.get(0), plans.size() - 1),
                facts,
                plans.size() == 1 ? "/plans/" + plans.get(0) + "/comments" : "/plans",
                plans.size() == 1 ? plans.get(0) : null,
                null);
    }

    private static MessageSourceResolvable line(News news) {
        return message("line." + news.reason().code(), news.caseKey(), news.part(), news.by());
    }

    private static MessageSourceResolvable message(String key, Object... arguments) {
        return new DefaultMessageSourceResolvable(new String[] {KEYS + key}, arguments);
    }
}
