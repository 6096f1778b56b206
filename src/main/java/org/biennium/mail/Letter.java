package org.biennium.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.biennium.people.Person;
import org.jspecify.annotations.Nullable;

/**
 * A letter to one person. What it says is handed over unsaid: messages as {@link
 * org.springframework.context.MessageSourceResolvable}, dates as {@link org.biennium.engine.Deadline}, so that it is said
 * in the reader's language and zone.
 *
 * @param to who receives it, in whose language and zone it is written
 * @param copies who receive a copy of the same text
 * @param template such as {@code work-plan/your-turn}: pages {@code mail/<template>.html} and {@code .txt}, subject
 *     message {@code mail.<template with dots>.subject}
 * @param subjectArguments what the subject's message names, in its order
 * @param facts what the template shows; always with {@code because}, the sentence that says why it was sent to them
 * @param link path on this site that the letter leads to, such as /tasks/abc
 * @param caseKey the case it is about; null where it is about none or several. A coordination officer signs a letter about a
 *     case, and one with {@link #SIGNED} among its facts
 * @param taskId the step it is about, if any
 * @param enclosures the files that go with it
 */
public record Letter(
        Person to,
        List<Person> copies,
        String template,
        List<Object> subjectArguments,
        Map<String, Object> facts,
        String link,
        @Nullable String caseKey,
        @Nullable String taskId,
        List<Enclosure> enclosures) {

    /** The fact of a letter about several cases that a coordination officer signs it too. */
    public static final String SIGNED = "signed";

    /** A letter without a file. */
    public Letter(
            Person to,
            List<Person> copies,
            String template,
            List<Object> subjectArguments,
            Map<String, Object> facts,
            String link,
            @Nullable String caseKey,
            @Nullable String taskId) {
        this(to, copies, template, subjectArguments, facts, link, caseKey, taskId, List.of());
    }

    /** Stands in a letter for its secret, which is put in only as the letter is sent. */
    public static final String SECRET = "••••-••••";

    /** The same letter with this file too. */
    public Letter with(Enclosure enclosure) {
        var all = new ArrayList<>(enclosures);
        all.add(enclosure);
        return new Letter(to, copies, template, subjectArguments, facts, link, caseKey, taskId, List.copyOf(all));
    }
}
