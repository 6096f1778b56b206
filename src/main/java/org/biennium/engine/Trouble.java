package org.biennium.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What went wrong, in a sentence for people instead of the engine's own, which names its insides. */
final class Trouble {

    private static final Map<Integer, String> SENTENCES = Map.of(
            401, "trouble.signed-out",
            403, "trouble.not-open-to-you",
            404, "trouble.not-there");

    private Trouble() {}

    static void speak(JsonNode body, int status, Function<String, @Nullable String> texts) {
        if (!(body instanceof ObjectNode trouble)
                || !trouble.has("message")
                || trouble.path("type").asText().equals(SpokenRefusal.TYPE)) {
            return;
        }
        trouble.put("message", texts.apply(SENTENCES.getOrDefault(status, "trouble.on-our-side")));
    }
}
