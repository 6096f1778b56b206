package org.biennium.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What of another document's values a section of a newer template still takes.
 *
 * @param around the document that is to hold them
 * @param rows the rows of the other document that are in this one too, with their ids here
 */
record Fitting(Section section, Around around, Map<UUID, UUID> rows) {

    /** The values that fit, as they are to stand here; a reference to a row that is not taken over is left out. */
    Map<String, JsonNode> of(Section other, Map<String, JsonNode> values) {
        var fitting = new LinkedHashMap<String, JsonNode>();
        for (var field : section.fields()) {
            var value = values.get(field.key());
            var isAlike = other.fields().stream()
                    .anyMatch(
                            it -> it.key().equals(field.key()) && it.getClass().equals(field.getClass()));
            var fits = value == null || !isAlike ? null : of(field, value);
            if (fits != null) {
                fitting.put(field.key(), fits);
            }
        }
        return fitting;
    }

    private @Nullable JsonNode of(Field field, JsonNode value) {
        var here = field instanceof ReferenceField ? moved(value) : value;
        if (here == null) {
            return null;
        }
        try {
            return field.read(field.typed(here), here, with(field));
        } catch (Unfit unfit) {
            return null;
        }
    }

    private @Nullable JsonNode moved(JsonNode value) {
        return rows.entrySet().stream()
                .filter(row -> row.getKey().toString().equals(value.asText()))
                .map(row -> (JsonNode) TextNode.valueOf(row.getValue().toString()))
                .findFirst()
                .orElse(null);
    }

    /** With the rows that are only just being taken over. */
    private Around with(Field field) {
        return field instanceof ReferenceField reference
                ? new Around(around.language(), Map.of(reference.section(), Set.copyOf(rows.values())))
                : around;
    }
}
