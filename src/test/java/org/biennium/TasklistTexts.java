package org.biennium;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Tasklist's own texts, by language and label. */
public final class TasklistTexts {

    /** Where the web application keeps the texts of a language; ours stand before the vendor's. */
    public static final String PLACE = "META-INF/resources/webjars/camunda/app/tasklist/locales/";

    private TasklistTexts() {}

    public static String of(String language, String label) {
        return Objects.requireNonNull(labels(language).get(label), label);
    }

    public static Map<String, String> labels(String language) {
        try (var file = TasklistTexts.class.getResourceAsStream("/" + PLACE + language + ".json")) {
            return labels(new ObjectMapper().readTree(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Map<String, String> labels(JsonNode file) {
        var labels = new LinkedHashMap<String, String>();
        file.path("labels")
                .fields()
                .forEachRemaining(
                        label -> labels.put(label.getKey(), label.getValue().asText()));
        return labels;
    }
}
