package org.biennium.engine;

import jakarta.ws.rs.core.Response.Status;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.jspecify.annotations.Nullable;

/**
 * What Tasklist shows over the button: its message alone, and what was typed stays. For the web applications' API it is a
 * request that cannot be met, not a fault of the server, so the log stays silent.
 */
final class SpokenRefusal extends RestException {

    private SpokenRefusal(String sentence) {
        super(Status.BAD_REQUEST, sentence);
    }

    static SpokenRefusal of(Refusal refusal, Sentences sentences, @Nullable String personId) {
        return new SpokenRefusal(sentences.of(refusal, personId));
    }
}
