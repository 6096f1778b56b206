package org.biennium.document;

import static java.time.ZoneOffset.UTC;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.biennium.document.Changes.InSection;
import org.biennium.document.Changes.OfField;
import org.biennium.document.Changes.OfRow;
import org.biennium.document.Content.Part;
import org.biennium.document.Content.Row;
import org.biennium.engine.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes an older text of a document its draft again. Every change goes through the log of edits, rows that were removed
 * come back under their ids, and the draft that stood before is kept.
 */
@Component
public class Restoring {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Contents contents;
    private final Editions editions;
    private final Drafts drafts;

    Restoring(JdbcClient jdbc, Clock clock, Contents contents, Editions editions, Drafts drafts) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.contents = contents;
        this.editions = editions;
        this.drafts = drafts;
    }

    /**
     * What restoring would do.
     *
     * @param changes from the draft to the older text
     * @param draft the SHA-256 of the draft that it would be done to
     */
    public record Preview(Changes changes, String draft) {}

    public Preview preview(UUID document, Content older) {
        var draft = contents.read(document);
        return new Preview(between(draft, older), fingerprint(draft));
    }

    /**
     * Waits until nobody saves, and keeps it so until the caller's transaction ends.
     *
     * @throws Refusal when the document is sealed
     */
    @Transactional
    public void hold(UUID document) {
        contents.lock(document);
    }

    /**
     * Makes an older text the draft.
     *
     * @param id of the older text
     * @param seen the SHA-256 of the draft that the person saw in the preview
     * @return what the draft before is kept as
     * @throws Refusal when the draft is another by now, or says the same already
     */
    @Transactional
    public Edition.Id restore(UUID document, Edition.Id id, Content older, String seen, String personId) {
        contents.lock(document);
        var draft = contents.read(document);
        if (!fingerprint(draft).equals(seen)) {
            throw new Refusal("versions.restore.overtaken");
        }
        var changes = between(draft, older);
        if (changes.isEmpty()) {
            throw new Refusal("versions.restore.same");
        }
        var kept = editions.keepBefore(id, draft, personId);
        changes.sections().forEach(section -> restore(section, changes, personId));
        return kept;
    }

    private static String fingerprint(Content draft) {
        return Json.sha256(Json.canonical(draft.json()));
    }

    /** What the template of the draft has no place for stays where it is: in the older text. */
    private static Changes between(Content draft, Content older) {
        var parts = draft.template().sections().stream()
                .map(section -> fitted(older.find(section.key()).orElse(null), draft.part(section.key())))
                .toList();
        return Changes.between(draft, new Content(draft.document(), draft.template(), draft.language(), parts));
    }

    /** What is restricted in the draft stays so. */
    private static Part fitted(@Nullable Part older, Part draft) {
        var section = draft.section();
        return new Part(
                section,
                0,
                older == null || section.repeats() ? Map.of() : known(older.fields(), section),
                older == null || !section.repeats()
                        ? List.of()
                        : older.rows().stream()
                                .map(row -> new Row(
                                        row.id(),
                                        0,
                                        known(row.fields(), section),
                                        null,
                                        draft.row(row.id())
                                                .map(Row::restrictions)
                                                .orElse(Restrictions.NONE)))
                                .toList(),
                null,
                draft.restrictions());
    }

    private static Map<String, JsonNode> known(Map<String, JsonNode> fields, Section section) {
        var known = new LinkedHashMap<>(fields);
        known.keySet().retainAll(section.fields().stream().map(Field::key).toList());
        return known;
    }

    private void restore(InSection section, Changes changes, String personId) {
        var document = changes.now().document();
        var older = changes.now().part(section.key());
        if (!section.fields().isEmpty()) {
            var place = Place.of(section.key());
            var revision = write(document, place, older.fields(), personId);
            log(document, place, revision, section.fields(), personId);
        }
        for (var row : section.rows()) {
            restore(document, older, row, personId);
        }
        if (section.rows().stream().anyMatch(row -> row.isAdded() || row.isRemoved() || row.isMoved())) {
            restoreOrder(document, older, section.rows(), personId);
        }
    }

    private void restore(UUID document, Part older, OfRow row, String personId) {
        var place = new Place(older.section().key(), row.id());
        if (row.isRemoved()) {
            drafts.drop(document, place, personId);
            return;
        }
        var fields = older.row(row.id()).orElseThrow().fields();
        if (row.isAdded()) {
            bringBack(document, place, fields, personId);
        } else if (!row.fields().isEmpty()) {
            log(document, place, write(document, place, fields, personId), row.fields(), personId);
        }
    }

    private void bringBack(UUID document, Place place, Map<String, JsonNode> fields, String personId) {
        var stood =
                Json.fields(Json.read(jdbc.sql("select fields from biennium.document_row where document = ? and id = ?")
                        .params(document, place.row())
                        .query(String.class)
                        .single()));
        var revision = write(document, place, fields, personId);
        drafts.log(document, place.path(), revision, null, Json.object(stood), personId);
        var differing = new LinkedHashMap<>(stood);
        differing.putAll(fields);
        differing.keySet().removeIf(key -> Objects.equals(stood.get(key), fields.get(key)));
        log(
                document,
                place,
                revision,
                differing.keySet().stream()
                        .map(key -> new OfField(key, stood.get(key), fields.get(key)))
                        .toList(),
                personId);
    }

    private void restoreOrder(UUID document, Part older, List<OfRow> rows, String personId) {
        jdbc.sql("""
                        update biennium.document_row here set position = older.place
                        from unnest(:ids::uuid[]) with ordinality as older (id, place)
                        where here.id = older.id and here.document = :document
                        """)
                .param("ids", older.rows().stream().map(Row::id).toArray(UUID[]::new))
                .param("document", document)
                .update();
        var section = older.section().key();
        var revision = drafts.touchOrder(document, section, personId);
        rows.stream()
                .filter(OfRow::isMoved)
                .forEach(row -> drafts.log(
                        document,
                        new Place(section, row.id()).path(Drafts.MOVED),
                        revision,
                        Json.NODES.numberNode(row.before()),
                        Json.NODES.numberNode(row.now()),
                        personId));
    }

    private int write(UUID document, Place place, Map<String, JsonNode> fields, String personId) {
        var where = place.row() == null
                ? "update biennium.document_section %s where document = :document and key = :section returning revision"
                : "update biennium.document_row %s, removed_at = null where document = :document and section = :section"
                        + " and id = :row returning revision";
        return jdbc.sql(where.formatted(
                        "set revision = revision + 1, fields = :fields::jsonb, saved_by = :by, saved_at = :at"))
                .param("document", document)
                .param("section", place.section())
                .param("row", place.row())
                .param("fields", Json.object(fields).toString())
                .param("by", personId)
                .param("at", clock.instant().atOffset(UTC))
                .query(Integer.class)
                .single();
    }

    private void log(UUID document, Place place, int revision, List<OfField> fields, String personId) {
        fields.forEach(field ->
                drafts.log(document, place.path(field.key()), revision, field.before(), field.now(), personId));
    }
}
