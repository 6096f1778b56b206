package org.biennium.engine;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import org.jspecify.annotations.Nullable;

/**
 * What Tasklist shows over the button: its message alone, and what was typed stays. It brings its own answer, a request that
 * cannot be met and no fault of the server: the engine's own exceptions get its words put before ours, any other a trace in
 * the log.
 */
final class SpokenRefusal extends WebApplicationException {

    /** By what an answer is known to be spoken already. */
    static final String TYPE = SpokenRefusal.class.getSimpleName();

    private SpokenRefusal(String sentence) {
        super(sentence, answer(sentence));
    }

    static SpokenRefusal of(Refusal refusal, Sentences sentences, @Nullable String personId) {
        return new SpokenRefusal(sentences.of(refusal, personId));
    }

    private static Response answer(String sentence) {
        return Response.status(Status.BAD_REQUEST)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(JsonNodeFactory.instance
                        .objectNode()
                        .put("type", TYPE)
                        .put("message", sentence)
                        .toString())
                .build();
    }
}
