package org.biennium.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.LinkedHashMap;
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
            @Nullable Saved saved,
            Restrictions restrictions) {

        /** A part of which nothing is restricted. */
        public Part(
                Section section, int revision, Map<String, JsonNode> fields, List<Row> rows, @Nullable Saved saved) {
            this(section, revision, fields, rows, saved, Restrictions.NONE);
        }

        public Optional<Row> row(UUID id) {
            return rows.stream().filter(row -> row.id().equals(id)).findFirst();
        }

        private Part seenBy(Audience eyes) {
            var seen = restrictions.seenBy(eyes, section);
            return seen.hidesAll()
                    ? new Part(section, 0, Map.of(), List.of(), null, seen)
                    : new Part(
                            section,
                            revision,
                            visible(fields, seen),
                            rows.stream().map(row -> row.seenBy(eyes, section)).toList(),
                            saved,
                            seen);
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
            @Nullable Saved saved,
            Restrictions restrictions) {

        /** A row of which nothing is restricted. */
        public Row(UUID id, int revision, Map<String, JsonNode> fields, @Nullable Saved saved) {
            this(id, revision, fields, saved, Restrictions.NONE);
        }

        private Row seenBy(Audience eyes, Section section) {
            var seen = restrictions.seenBy(eyes, section);
            return seen.hidesAll()
                    ? new Row(id, 0, Map.of(), null, seen)
                    : new Row(id, revision, visible(fields, seen), saved, seen);
        }
    }

    /** Who saved it last, and when. */
    public record Saved(String by, Instant at) {}

    /** A document of this template in which nothing stands yet. */
    static Content empty(Template template, String language) {
        return new Content(
                new UUID(0, 0),
                template,
                language,
                template.sections().stream()
                        .map(section -> new Part(section, 0, Map.of(), List.of(), null))
                        .toList());
    }

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

    static Content blank(Contents.Outline outline) {
        return new Content(
                outline.document(),
                outline.template(),
                outline.language(),
                outline.template().sections().stream()
                        .map(section -> new Part(section, 0, Map.of(), List.of(), null))
                        .toList());
    }

    /**
     * The text as a reader may see it: what is not meant for them is not in it, nor why it was restricted. A field that is
     * restricted is told as such whether it holds something or not.
     */
    public Content seenBy(Audience eyes) {
        return new Content(
                document,
                template,
                language,
                parts.stream().map(part -> part.seenBy(eyes)).toList());
    }

    private static Map<String, JsonNode> visible(Map<String, JsonNode> fields, Restrictions restrictions) {
        var visible = new LinkedHashMap<>(fields);
        visible.keySet().removeIf(restrictions::hides);
        return visible;
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
            restricted(section, part.restrictions());
            if (part.section().repeats()) {
                var rows = section.putArray("rows");
                for (var row : part.rows()) {
                    var object = rows.addObject().put("id", row.id().toString());
                    object.set("fields", Json.object(row.fields()));
                    restricted(object, row.restrictions());
                }
            } else {
                section.set("fields", Json.object(part.fields()));
            }
        }
        return json;
    }

    private static void restricted(ObjectNode object, Restrictions restrictions) {
        var json = restrictions.json();
        if (json != null) {
            object.set("restricted", json);
        }
    }

    /** The same as bytes, by RFC 8785. */
    public byte[] canonical() {
        return Json.canonical(json());
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
