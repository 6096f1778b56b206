package org.biennium.document;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.biennium.engine.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is in whose hands. A place is in one person's hands at most; what has ended stays in the table. */
@Component
public class Handings {

    public static final int LONGEST_NOTE = 500;

    private static final String NOW = """
            select handing.*,
                (select count(*) from biennium.document_row before
                 where before.document = stands.document and before.section = stands.section
                     and before.removed_at is null
                     and (before.position, before.id) <= (stands.position, stands.id)) as number
            from biennium.document_handing handing
            left join biennium.document_row stands
                on stands.id = handing.row_id and stands.document = handing.document
                and stands.section = handing.section and stands.removed_at is null
            where handing.ended_at is null and (handing.row_id is null or stands.id is not null)
                and handing.document = :document
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Contents contents;

    Handings(JdbcClient jdbc, Clock clock, Contents contents) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.contents = contents;
    }

    /**
     * What became of a place that was handed over.
     *
     * @param now null where it was in these hands already
     * @param before in whose hands it was until now; null where in nobody's
     */
    public record Handed(@Nullable Handing now, @Nullable Handing before) {}

    /** What is in somebody's hands now, the longest first. What was in a row that has gone is in nobody's. */
    public List<Handing> of(UUID document) {
        return jdbc.sql(NOW + " order by handing.id")
                .param("document", document)
                .query(Handings::handing)
                .list();
    }

    /**
     * Hands a place to somebody, on from whoever has it. Sent twice it is handed once.
     *
     * @throws Refusal when there is no such place, or the note cannot be kept
     */
    @Transactional
    public Handed hand(UUID document, Place place, String to, String by, @Nullable String note) {
        requireThere(document, place);
        var said = note == null ? "" : cleanNote(note);
        var before = lock(document, place);
        if (before != null && before.to().equals(to)) {
            return new Handed(null, before);
        }
        if (before != null) {
            end(document, before.id(), by);
        }
        var added = jdbc.sql("""
                        insert into biennium.document_handing
                            (document, section, row_id, handed_to, handed_by, note, handed_at)
                        values (:document, :section, :row, :to, :by, nullif(:note, ''), :at)
                        on conflict do nothing
                        """)
                .param("document", document)
                .param("section", place.section())
                .param("row", place.row())
                .param("to", to)
                .param("by", by)
                .param("note", said)
                .param("at", now())
                .update();
        var stands = find(document, place);
        if (added == 0 && !stands.to().equals(to)) {
            throw new Refusal("document.hand.overtaken");
        }
        return added == 0 ? new Handed(null, stands) : new Handed(stands, before);
    }

    /** Takes what was handed out of its hands; empty where it no longer was in them. */
    @Transactional
    public Optional<Handing> end(UUID document, long id, String by) {
        var found = jdbc.sql(NOW + " and handing.id = :id")
                .param("document", document)
                .param("id", id)
                .query(Handings::handing)
                .optional();
        var ended = jdbc.sql("""
                        update biennium.document_handing set ended_at = :at, ended_by = :by
                        where document = :document and id = :id and ended_at is null
                        """)
                .param("document", document)
                .param("id", id)
                .param("at", now())
                .param("by", by)
                .update();
        return ended == 0 ? Optional.empty() : found;
    }

    /** Takes everything out of all hands, as when the document is handed in. */
    @Transactional
    public void endAll(UUID document, String by) {
        jdbc.sql("""
                        update biennium.document_handing set ended_at = :at, ended_by = :by
                        where document = :document and ended_at is null
                        """)
                .param("document", document)
                .param("at", now())
                .param("by", by)
                .update();
    }

    private void requireThere(UUID document, Place place) {
        var section = contents.outline(document).template().find(place.section());
        var isThere = place.row() == null
                ? section.isPresent()
                : section.isPresent()
                        && contents.rowIds(document, place.section()).contains(place.row());
        if (!isThere) {
            throw new Refusal("document.no-such-place");
        }
    }

    private @Nullable Handing lock(UUID document, Place place) {
        return ofPlace(document, place, " for update of handing").orElse(null);
    }

    private Handing find(UUID document, Place place) {
        return ofPlace(document, place, "").orElseThrow(() -> new Refusal("document.hand.overtaken"));
    }

    private Optional<Handing> ofPlace(UUID document, Place place, String locked) {
        return jdbc.sql(NOW + " and handing.section = :section and handing.row_id is not distinct from :row::uuid"
                        + locked)
                .param("document", document)
                .param("section", place.section())
                .param("row", place.row())
                .query(Handings::handing)
                .optional();
    }

    private static String cleanNote(String note) {
        try {
            return Texts.clean(note, LONGEST_NOTE);
        } catch (Unfit unfit) {
            throw unfit.asRefusal();
        }
    }

    private static Handing handing(ResultSet found, int line) throws SQLException {
        return new Handing(
                found.getLong("id"),
                new Place(found.getString("section"), found.getObject("row_id", UUID.class)),
                found.getInt("number"),
                found.getString("handed_to"),
                found.getString("handed_by"),
                found.getString("note"),
                found.getObject("handed_at", OffsetDateTime.class).toInstant());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(UTC);
    }
}
