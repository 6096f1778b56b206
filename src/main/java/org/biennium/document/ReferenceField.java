package org.biennium.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of a section, by its id.
 *
 * @param section key of the section
 */
record ReferenceField(
        String key,
        Label label,
        @Nullable Label help,
        boolean required,
        @Nullable Audience audience,
        String section) implements Field {

    @Override
    public @Nullable JsonNode read(Typed typed, @Nullable JsonNode stands, Around around) {
        var id = typed.one(key);
        if (id.isBlank()) {
            return null;
        }
        var row = Json.NODES.textNode(id);
        if (!pointsTo(row, around.rows().getOrDefault(section, Set.of()))) {
            throw new Unfit("document.problem.choice");
        }
        return row;
    }

    @Override
    public Typed typed(JsonNode value) {
        return Typed.of(key, value.asText());
    }

    @Override
    public Shown show(JsonNode value, Map<String, JsonNode> neighbours, Words words) {
        var title = words.rowsOf(section).entrySet().stream()
                .filter(row -> row.getKey().toString().equals(value.asText()))
                .map(Map.Entry::getValue)
                .findFirst();
        return title.isPresent()
                ? new Shown(
                        Shown.Form.LINE,
                        List.of(new Shown.Item(title.get(), null, words.original(), "row-" + value.asText())))
                : Shown.line(words.say("document.reference.gone"));
    }

    @Override
    public ObjectNode schema() {
        return Schema.id();
    }

    @Override
    public Widget widget(Typed typed, Words words) {
        var options = words.rowsOf(section).entrySet().stream()
                .map(row -> new Widget.Option(
                        row.getKey().toString(),
                        row.getValue(),
                        row.getKey().toString().equals(typed.one(key))))
                .toList();
        return Widget.choice("choice", List.of(new Widget.Group(null, options)));
    }

    static boolean pointsTo(JsonNode value, Set<UUID> rows) {
        return rows.stream().anyMatch(row -> row.toString().equals(value.asText()));
    }
}
