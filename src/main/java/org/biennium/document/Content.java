package org.biennium.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The text of a document at one moment.
 *
 * @param language of the original text, a two-letter code
 * @param parts one for each section, in the order of the template
 */
public record Content(UUID document, Template template, String language, List<Part> parts) {

    /**
     * What stands in a section.
     *
     * @param revision grows with each save; where the section repeats, with each change of the order of its rows
     */
    public record Part(
            Section section,
            int revision,
            Map<String, JsonNode> fields,
            List<Row> rows,
            @Nullable Saved saved) {

        public Optional<Row> row(UUID id) {
            return rows.stream().filter(row -> row.id().equals(id)).findFirst();
        }
    }

    /**
     * What stands in a row.
     *
     * @param id the same for as long as the document lives
     */
    public record Row(
            UUID id,
            int revision,
            Map<String, JsonNode> fields,
            @Nullable Saved saved) {}

    /** Who saved it last, and when. */
    public record Saved(String by, Instant at) {}

    /** What stands in the section with this key, where the template has it. */
    public Optional<Part> find(String section) {
        return parts.stream()
                .filter(part -> part.section().key().equals(section))
                .findFirst();
    }

    /** What stands in the section with this key; fails when the template has none. */
    public Part part(String section) {
        return find(section).orElseThrow(() -> new IllegalArgumentException("There is no section " + section));
    }

    /** What stands at a place that exists; nothing where the row is not there. */
    public Optional<Map<String, JsonNode>> fields(Place place) {
        var row = place.row();
        return row == null
                ? Optional.of(part(place.section()).fields())
                : part(place.section()).row(row).map(Row::fields);
    }

    /** The whole text with its template and the ids of its rows; nothing of who wrote it and when. */
    public ObjectNode json() {
        var json = Json.NODES.objectNode();
        json.put("document", document.toString());
        json.put("template", template.code());
        json.put("templateVersion", template.version());
        json.put("language", language);
        var sections = json.putArray("sections");
        for (var part : parts) {
            var section = sections.addObject().put("key", part.section().key());
            if (part.section().repeats()) {
                var rows = section.putArray("rows");
                part.rows().forEach(row -> rows.addObject()
                        .put("id", row.id().toString())
                        .set("fields", Json.object(row.fields())));
            } else {
                section.set("fields", Json.object(part.fields()));
            }
        }
        return json;
    }

    Around around() {
        return new Around(
                language,
                parts.stream()
                        .filter(part -> part.section().repeats())
                        .collect(Collectors.toMap(
                                part -> part.section().key(),
                                part -> part.rows().stream().map(Row::id).collect(Collectors.toSet()))));
    }
}
