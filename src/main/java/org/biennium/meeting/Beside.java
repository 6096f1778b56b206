package org.biennium.meeting;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.biennium.engine.Deadline;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;

/**
 * The dates of a step beside the one it is due: three things that are never mixed.
 *
 * @param graceUntil until when it is taken as in time, null where there is no grace
 * @param closing after this it goes on without, null where nothing does
 */
public record Beside(
        @Nullable Deadline graceUntil, @Nullable Deadline closing) {

    public static final Beside NOTHING = new Beside(null, null);

    /** As letters say them, each in a sentence. */
    public List<MessageSourceResolvable> sentences() {
        return Stream.concat(sentence("mail.due.grace", graceUntil), sentence("mail.due.closing", closing))
                .toList();
    }

    /** What is there no more, each in a sentence. */
    List<MessageSourceResolvable> lostSince(Beside before) {
        return Stream.concat(
                        lost("mail.due.no-grace", before.graceUntil, graceUntil),
                        lost("mail.due.no-closing", before.closing, closing))
                .toList();
    }

    /** What a letter says of the date, and these after it. */
    public MessageSourceResolvable after(MessageSourceResolvable said) {
        return sentences().stream().reduce(said, (one, other) -> MovePost.message("mail.due.and", one, other));
    }

    private static Stream<MessageSourceResolvable> lost(
            String key, @Nullable Deadline before, @Nullable Deadline after) {
        return before != null && after == null ? Stream.of(MovePost.message(key)) : Stream.empty();
    }

    private static Stream<MessageSourceResolvable> sentence(String key, @Nullable Deadline date) {
        return Optional.ofNullable(date).stream().map(known -> MovePost.message(key, known));
    }
}
