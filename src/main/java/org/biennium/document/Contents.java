package org.biennium.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.biennium.document.Content.Part;
import org.biennium.document.Content.Row;
import org.biennium.document.Content.Saved;
import org.biennium.engine.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads documents: three queries, however long the text. And writes them down as one canonical text. */
@Component
class Contents {

    private final JdbcClient jdbc;
    private final Templates templates;

    Contents(JdbcClient jdbc, Templates templates) {
        this.jdbc = jdbc;
        this.templates = templates;
    }

    /** Which template a document follows, and in which language it is written. */
    record Outline(UUID document, Template template, String language) {}

    Content read(UUID document) {
        var sections = new HashMap<String, Part>();
        var rows = rowsOf(document);
        var outline = outline(document);
        jdbc.sql(
                        "select key, revision, fields, restrictions, saved_by, saved_at from biennium.document_section where document = ?")
                .param(document)
                .query((found, number) -> {
                    var section = outline.template().section(found.getString("key"));
                    return new Part(
                            section,
                            found.getInt("revision"),
                            Json.fields(Json.read(found.getString("fields"))),
                            rows.getOrDefault(section.key(), List.of()),
                            saved(found),
                            restrictions(found));
                })
                .list()
                .forEach(part -> sections.put(part.section().key(), part));
        return content(outline, sections);
    }

    Outline outline(UUID document) {
        return jdbc.sql("select template, template_version, language from biennium.document where id = ?")
                .param(document)
                .query((found, number) -> new Outline(
                        document,
                        templates.get(found.getString("template"), found.getInt("template_version")),
                        found.getString("language")))
                .optional()
                .orElseThrow(() -> new IllegalArgumentException("There is no document " + document));
    }

    private Map<String, List<Row>> rowsOf(UUID document) {
        var rows = new HashMap<String, List<Row>>();
        jdbc.sql("""
                        select section, id, revision, fields, restrictions, saved_by, saved_at from biennium.document_row
                        where document = ? and removed_at is null order by position, id
                        """).param(document).query(found -> {
            rows.computeIfAbsent(found.getString("section"), section -> new ArrayList<>())
                    .add(new Row(
                            found.getObject("id", UUID.class),
                            found.getInt("revision"),
                            Json.fields(Json.read(found.getString("fields"))),
                            saved(found),
                            restrictions(found)));
        });
        return rows;
    }

    static Restrictions restrictions(ResultSet found) throws SQLException {
        return Restrictions.of(Json.read(found.getString("restrictions")));
    }

    static @Nullable Saved saved(ResultSet found) throws SQLException {
        var by = found.getString("saved_by");
        return by == null
                ? null
                : new Saved(
                        by, found.getObject("saved_at", OffsetDateTime.class).toInstant());
    }

    /** The text that was written down. */
    Content read(byte[] canonical) {
        var json = Json.read(canonical);
        var template = templates.get(
                json.path("template").asText(), json.path("templateVersion").asInt());
        var parts = new HashMap<String, Part>();
        for (var section : json.path("sections")) {
            var key = section.path("key").asText();
            var rows = new ArrayList<Row>();
            section.path("rows").forEach(row -> rows.add(row(row)));
            parts.put(
                    key,
                    new Part(
                            template.section(key),
                            0,
                            Json.fields(section.path("fields")),
                            rows,
                            null,
                            Restrictions.of(section.path("restricted"))));
        }
        var outline = new Outline(
                UUID.fromString(json.path("document").asText()),
                template,
                json.path("language").asText());
        return content(outline, parts);
    }

    private static Row row(JsonNode row) {
        return new Row(
                UUID.fromString(row.path("id").asText()),
                0,
                Json.fields(row.path("fields")),
                null,
                Restrictions.of(row.path("restricted")));
    }

    private static Content content(Outline outline, Map<String, Part> parts) {
        return new Content(
                outline.document(),
                outline.template(),
                outline.language(),
                outline.template().sections().stream()
                        .map(section ->
                                parts.getOrDefault(section.key(), new Part(section, 0, Map.of(), List.of(), null)))
                        .toList());
    }

    /** The rows there are in a section, in their order. */
    List<UUID> rowIds(UUID document, String section) {
        return jdbc.sql("""
                        select id from biennium.document_row
                        where document = ? and section = ? and removed_at is null order by position, id
                        """).params(document, section).query(UUID.class).list();
    }

    /** The rows that were in a section and have been removed. */
    Set<UUID> removedRows(UUID document, String section) {
        return Set.copyOf(jdbc.sql(
                        "select id from biennium.document_row where document = ? and section = ? and removed_at is not null")
                .params(document, section)
                .query(UUID.class)
                .list());
    }

    /** Who removed this row, and when; empty while it stands, or if it never did. */
    Optional<Saved> removal(UUID document, Place row) {
        return jdbc.sql("""
                        select saved_by, saved_at from biennium.document_row
                        where document = ? and section = ? and id = ? and removed_at is not null
                        """)
                .params(document, row.section(), row.row())
                .query((found, number) -> Contents.saved(found))
                .optional();
    }

    /** What stood in rows at an earlier revision of each, in one query. */
    Map<UUID, Map<String, JsonNode>> asSeen(UUID document, Part part, Map<UUID, Integer> bases) {
        var seen = new HashMap<UUID, Map<String, JsonNode>>();
        for (var row : part.rows()) {
            if (bases.getOrDefault(row.id(), row.revision()) < row.revision()) {
                seen.put(row.id(), new LinkedHashMap<>(row.fields()));
            }
        }
        if (seen.isEmpty()) {
            return seen;
        }
        jdbc.sql("""
                        select distinct on (path) seen.row, substr(path, length(seen.place) + 1) as field, old
                        from unnest(:rows::uuid[], :places::text[], :bases::int[]) as seen (row, place, base)
                        join biennium.document_edit on document = :document and starts_with(path, seen.place)
                            and revision > seen.base
                        order by path, id
                        """)
                .param("document", document)
                .param("rows", seen.keySet().toArray(UUID[]::new))
                .param(
                        "places",
                        seen.keySet().stream()
                                .map(row -> new Place(part.section().key(), row).path(""))
                                .toArray(String[]::new))
                .param("bases", seen.keySet().stream().map(bases::get).toArray(Integer[]::new))
                .query(found -> {
                    var fields = Objects.requireNonNull(seen.get(found.getObject("row", UUID.class)));
                    var old = found.getString("old");
                    if (old == null) {
                        fields.remove(found.getString("field"));
                    } else {
                        fields.put(found.getString("field"), Json.read(old));
                    }
                });
        return seen;
    }

    /** What the values of this section are checked against. */
    Around around(Outline outline, Section section) {
        var rows = new HashMap<String, Set<UUID>>();
        for (var field : section.fields()) {
            if (field instanceof ReferenceField reference) {
                rows.put(reference.section(), Set.copyOf(rowIds(outline.document(), reference.section())));
            }
        }
        return new Around(outline.language(), rows);
    }

    /** Keeps everybody else from saving and from taking versions until the caller's transaction ends. */
    void lock(UUID document) {
        jdbc.sql("select id from biennium.document where id = ? for update")
                .param(document)
                .query(UUID.class)
                .single();
        refuseIfSealed(document);
    }

    void refuseIfSealed(UUID document) {
        var isSealed = jdbc.sql("select exists (select from biennium.document_seal where document = ?)")
                .param(document)
                .query(Boolean.class)
                .single();
        if (isSealed) {
            throw new Refusal("document.sealed");
        }
    }
}
