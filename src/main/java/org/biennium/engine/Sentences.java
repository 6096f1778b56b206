package org.biennium.engine;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says things to a person in their language. */
@Component
class Sentences {

    private final MessageSource messages;
    private final ObjectProvider<Readers> readers;

    Sentences(MessageSource messages, ObjectProvider<Readers> readers) {
        this.messages = messages;
        this.readers = readers;
    }

    Locale localeOf(@Nullable String personId) {
        var known = readers.getIfAvailable();
        return personId == null || known == null ? Locale.ENGLISH : known.localeOf(personId);
    }

    /** The text of a key in this person's language, null where there is none. */
    @Nullable
    String find(String key, @Nullable String personId) {
        return messages.getMessage(key, null, null, localeOf(personId));
    }

    String of(Refusal refusal, @Nullable String personId) {
        return messages.getMessage(refusal.key(), refusal.arguments(), localeOf(personId));
    }
}
