package org.biennium.document;

import static java.time.ZoneOffset.UTC;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.biennium.document.Content.Saved;
import org.biennium.document.Contents.Outline;
import org.biennium.document.Difference.Changed;
import org.biennium.engine.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writing in documents: a section or a row at a time, on top of the revision that the writer has seen. Of two who save
 * the same place at once one is told; of two who save different places neither waits.
 */
@Component
public class Drafts {

    /** Stands for the place of a row in the log of edits. */
    static final String MOVED = "#position";

    private static final String RESTRICTED = "#restricted/";
    private static final int MOST_OF_A_REASON = 500;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Contents contents;

    Drafts(JdbcClient jdbc, Clock clock, Contents contents) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.contents = contents;
    }

    /**
     * Keeps versions from being taken until the caller's transaction ends, so that what the caller checks next holds.
     *
     * @throws Refusal when the document is sealed
     */
    @Transactional
    public void hold(UUID document) {
        jdbc.sql("select id from biennium.document where id = ? for share")
                .param(document)
                .query(UUID.class)
                .single();
        contents.refuseIfSealed(document);
    }

    /**
     * Saves what was typed into a section or a row.
     *
     * @param base the revision that the person had before them
     * @throws Refusal when the document is sealed, or has no such place
     */
    @Transactional
    public Saving save(UUID document, Place place, int base, Typed typed, String personId) {
        hold(document);
        var outline = contents.outline(document);
        var stands = lock(document, place);
        if (stands.isRemoved()) {
            return new Saving.Removed(stands.lastSaved());
        }
        var reading = read(outline, place.section(), typed, stands.fields()).titled(section(outline, place.section()));
        if (!reading.problems().isEmpty()) {
            return new Saving.Unfit(reading.problems());
        }
        if (reading.changes().isEmpty()) {
            return new Saving.Done(place.row(), stands.revision(), 0);
        }
        if (base != stands.revision()) {
            return overtaken(document, place, base, stands, reading, typed);
        }
        write(document, place, stands, reading, personId);
        return new Saving.Done(
                place.row(), stands.revision() + 1, reading.changes().size());
    }

    /**
     * Adds a row at the end of a section. Sent twice under the same id it is added once.
     *
     * @param row id the new row is to have
     * @throws Refusal when the document is sealed, the section does not repeat or has as many rows as it may
     */
    @Transactional
    public Saving add(UUID document, String section, UUID row, Typed typed, String personId) {
        hold(document);
        var outline = contents.outline(document);
        requireRows(section(outline, section));
        lock(document, Place.of(section));
        var place = new Place(section, row);
        if (find(document, place).isPresent()) {
            return save(document, place, 0, typed, personId);
        }
        requireRoom(document, section(outline, section));
        var reading = read(outline, section, typed, Map.of()).titled(section(outline, section));
        if (!reading.problems().isEmpty()) {
            return new Saving.Unfit(reading.problems());
        }
        insert(document, place, reading, personId);
        return new Saving.Done(row, 1, reading.changes().size());
    }

    /**
     * Saves as one types, field by field: what fits and nobody else has changed. Sent twice it is saved once. A row that is
     * not there yet is added, also without what it is called by.
     *
     * @param base the revision that the person had before them; 0 for a row that is new
     * @throws Refusal when the document is sealed, has no such place or as many rows as it may
     */
    @Transactional
    public Saving merge(UUID document, Place place, int base, Typed typed, String personId) {
        hold(document);
        var outline = contents.outline(document);
        if (place.row() != null && base == 0) {
            lock(document, Place.of(place.section()));
            if (find(document, place).isEmpty()) {
                return begin(document, place, outline, typed, personId);
            }
        }
        var stands = lock(document, place);
        if (stands.isRemoved()) {
            return new Saving.Removed(stands.lastSaved());
        }
        var reading = read(outline, place.section(), typed, stands.fields());
        var before = asSeen(document, place, base, stands);
        var differences = reading.fitting().differences(before);
        var mine = fields(differences, Changed.BY_ME);
        var saved = reading.only(mine);
        if (!mine.isEmpty()) {
            write(document, place, stands, saved, personId);
        }
        var conflicts = differences.stream()
                .filter(difference -> difference.changed() == Changed.BY_BOTH)
                .toList();
        return new Saving.Merged(
                stands.revision() + (mine.isEmpty() ? 0 : 1),
                mine.isEmpty() ? stands.saved() : new Saved(personId, clock.instant()),
                reading.problems(),
                conflicts,
                theirs(section(outline, place.section()), before, stands, fields(conflicts, Changed.BY_BOTH)),
                saved.after());
    }

    private Saving begin(UUID document, Place row, Outline outline, Typed typed, String personId) {
        requireRoom(document, section(outline, row.section()));
        var reading = read(outline, row.section(), typed, Map.of());
        var saved = reading.fitting();
        insert(document, row, saved, personId);
        return new Saving.Merged(
                1, new Saved(personId, clock.instant()), reading.problems(), List.of(), Typed.NOTHING, saved.after());
    }

    /**
     * Writes values of another document that were found to fit: a row that is not there yet, or what is empty in a section.
     *
     * @throws Refusal when the document is sealed, has no such section or as many rows as it may
     */
    @Transactional
    void take(UUID document, Place place, Map<String, JsonNode> values, String personId) {
        hold(document);
        var section = section(contents.outline(document), place.section());
        var order = lock(document, Place.of(place.section()));
        var stands = place.row() == null ? order : find(document, place).orElse(null);
        if (place.row() != null && stands != null) {
            return;
        }
        var fields = stands == null ? Map.<String, JsonNode>of() : stands.fields();
        var taken = section.fields().stream()
                .filter(field -> values.containsKey(field.key()) && !fields.containsKey(field.key()))
                .toList();
        var reading = new Reading(fields, values, taken, List.of(), Typed.NOTHING).only(taken);
        if (stands == null) {
            requireRoom(document, section);
            insert(document, place, reading, personId);
        } else if (!taken.isEmpty()) {
            write(document, place, stands, reading, personId);
        }
    }

    private static List<Field> fields(List<Difference> differences, Changed changed) {
        return differences.stream()
                .filter(difference -> difference.changed() == changed)
                .map(Difference::field)
                .toList();
    }

    /** What others have put into the fields that are not in conflict. */
    private static Typed theirs(Section section, Map<String, JsonNode> before, Stands stands, List<Field> conflicts) {
        var theirs = Typed.NOTHING;
        for (var field : section.fields()) {
            var now = stands.fields().get(field.key());
            if (!conflicts.contains(field)
                    && !field.asTyped(before.get(field.key())).equals(field.asTyped(now))) {
                theirs = theirs.and(field.asTyped(now));
            }
        }
        return theirs;
    }

    /**
     * Removes a row; what stood in it stays in the log of edits.
     *
     * @param base the revision of the row that the person had before them
     * @throws Refusal when the document is sealed, or has no such row
     */
    @Transactional
    public Saving remove(UUID document, Place place, int base, String personId) {
        hold(document);
        lock(document, Place.of(place.section()));
        var stands = lock(document, place);
        if (stands.isRemoved()) {
            return new Saving.Removed(stands.lastSaved());
        }
        if (base != stands.revision()) {
            return new Saving.Overtaken(stands.lastSaved(), stands.revision(), List.of(), Typed.NOTHING);
        }
        drop(document, place, personId);
        touchOrder(document, place.section(), personId);
        return new Saving.Done(place.row(), stands.revision() + 1, 1);
    }

    /** Takes a row out of its section, without a change of the order. */
    void drop(UUID document, Place place, String personId) {
        var stands = lock(document, place);
        jdbc.sql("""
                        update biennium.document_row
                        set removed_at = :at, saved_at = :at, saved_by = :by, revision = revision + 1 where id = :row
                        """)
                .param("row", place.row())
                .param("at", now())
                .param("by", personId)
                .update();
        log(document, place.path(), stands.revision() + 1, Json.object(stands.fields()), null, personId);
    }

    /**
     * Moves a row by one place.
     *
     * @param base the revision of the section whose order the person had before them
     * @param down towards the end
     * @throws Refusal when the document is sealed, or has no such row
     */
    @Transactional
    public Saving move(UUID document, Place place, int base, boolean down, String personId) {
        hold(document);
        var order = lock(document, Place.of(place.section()));
        if (base != order.revision()) {
            return new Saving.Overtaken(order.lastSaved(), order.revision(), List.of(), Typed.NOTHING);
        }
        var rows = contents.rowIds(document, place.section());
        var from = rows.indexOf(place.row());
        if (from < 0) {
            throw new Refusal("document.no-such-place");
        }
        var to = from + (down ? 1 : -1);
        if (to < 0 || to >= rows.size()) {
            return new Saving.Done(place.row(), order.revision(), 0);
        }
        swap(rows.get(from), rows.get(to));
        var revision = touchOrder(document, place.section(), personId);
        log(
                document,
                place.path(MOVED),
                revision,
                Json.NODES.numberNode(from + 1),
                Json.NODES.numberNode(to + 1),
                personId);
        return new Saving.Done(place.row(), revision, 1);
    }

    /**
     * Keeps a field, or all of a section or a row, from those for whom it is not meant. Said twice it is recorded once.
     *
     * @param part key of the field, or {@link Restrictions#WHOLE}
     * @param restriction null to lift what was said before
     * @throws Refusal when the document is sealed, has no such place or field, or no reason is given
     */
    @Transactional
    public void restrict(UUID document, Place place, String part, @Nullable Restriction restriction, String personId) {
        hold(document);
        var section = section(contents.outline(document), place.section());
        if (!part.equals(Restrictions.WHOLE)
                        && section.fields().stream().noneMatch(it -> it.key().equals(part))
                || section.repeats() && place.row() == null && !part.equals(Restrictions.WHOLE)) {
            throw new Refusal("document.no-such-place");
        }
        if (restriction != null) {
            requireReason(restriction);
        }
        var stands = lock(document, place);
        if (stands.isRemoved()) {
            throw new Refusal("document.no-such-place");
        }
        var before = stands.restrictions().ticked();
        var after = new TreeMap<>(before);
        if (restriction == null) {
            after.remove(part);
        } else {
            after.put(part, restriction);
        }
        if (after.equals(before)) {
            return;
        }
        var json = new Restrictions(after, Set.of()).tickedJson();
        jdbc.sql(update(place, "set restrictions = :restrictions::jsonb"))
                .param("document", document)
                .param("section", place.section())
                .param("row", place.row())
                .param("restrictions", json.toString())
                .update();
        var old = stands.restrictions().tickedJson();
        log(document, place.path() + RESTRICTED + part, stands.revision(), old.get(part), json.get(part), personId);
    }

    private static void requireReason(Restriction restriction) {
        if (restriction.audience() == Audience.PUBLIC) {
            throw new Refusal("restriction.no-audience");
        }
        if (restriction.reason().isBlank()) {
            throw new Refusal("restriction.no-reason");
        }
        try {
            Texts.clean(restriction.reason(), MOST_OF_A_REASON);
        } catch (Unfit unfit) {
            throw unfit.asRefusal();
        }
    }

    private Reading read(Outline outline, String key, Typed typed, Map<String, JsonNode> stands) {
        var section = section(outline, key);
        var known = section.fields().stream()
                .flatMap(field -> field.inputs().stream())
                .toList();
        if (!typed.inputs().allMatch(known::contains)) {
            throw new Refusal("document.unknown-field");
        }
        return Reading.of(section, typed, stands, contents.around(outline, section));
    }

    private static Section section(Outline outline, String key) {
        return outline.template().find(key).orElseThrow(() -> new Refusal("document.no-such-place"));
    }

    private static Section.Rows requireRows(Section section) {
        if (section.rows() == null) {
            throw new Refusal("document.no-such-place");
        }
        return section.rows();
    }

    private void requireRoom(UUID document, Section section) {
        var most = requireRows(section).most();
        if (contents.rowIds(document, section.key()).size() >= most) {
            throw new Refusal("document.too-many-rows", most);
        }
    }

    /** What the person had before them who saw this revision. */
    private Map<String, JsonNode> asSeen(UUID document, Place place, int base, Stands stands) {
        if (base > stands.revision()) {
            // The database has been put back since: nobody knows what stood there.
            return Map.of();
        }
        var before = new LinkedHashMap<>(stands.fields());
        if (base == stands.revision()) {
            return before;
        }
        jdbc.sql("""
                        select distinct on (path) path, old from biennium.document_edit
                        where document = :document and starts_with(path, :path) and revision > :base
                        order by path, id
                        """)
                .param("document", document)
                .param("path", place.path(""))
                .param("base", base)
                .query(found -> {
                    var field = found.getString("path").substring(place.path("").length());
                    var old = found.getString("old");
                    if (old == null) {
                        before.remove(field);
                    } else {
                        before.put(field, Json.read(old));
                    }
                });
        return before;
    }

    private Saving overtaken(UUID document, Place place, int base, Stands stands, Reading reading, Typed typed) {
        var differences = reading.differences(asSeen(document, place, base, stands));
        var merged = typed;
        for (var difference : differences) {
            if (difference.changed() == Changed.BY_OTHERS) {
                merged = merged.with(difference.field(), difference.stands());
            }
        }
        return new Saving.Overtaken(stands.lastSaved(), stands.revision(), differences, merged);
    }

    private void write(UUID document, Place place, Stands stands, Reading reading, String personId) {
        jdbc.sql(update(place, "set revision = revision + 1, fields = :fields::jsonb, saved_by = :by, saved_at = :at"))
                .param("document", document)
                .param("section", place.section())
                .param("row", place.row())
                .param("fields", Json.object(reading.after()).toString())
                .param("by", personId)
                .param("at", now())
                .update();
        log(document, place, stands.revision() + 1, reading, personId);
    }

    private static String update(Place place, String set) {
        return place.row() == null
                ? "update biennium.document_section " + set + " where document = :document and key = :section"
                : "update biennium.document_row " + set
                        + " where document = :document and section = :section and id = :row";
    }

    private void insert(UUID document, Place place, Reading reading, String personId) {
        var added = jdbc.sql("""
                        insert into biennium.document_row
                            (id, document, section, position, revision, fields, saved_by, saved_at)
                        select :row, :document, :section,
                            (select coalesce(max(position), 0) + 1 from biennium.document_row
                             where document = :document and section = :section),
                            1, :fields::jsonb, :by, :at
                        on conflict (id) do nothing
                        """)
                .param("row", place.row())
                .param("document", document)
                .param("section", place.section())
                .param("fields", Json.object(reading.after()).toString())
                .param("by", personId)
                .param("at", now())
                .update();
        if (added == 0) {
            throw new Refusal("document.no-such-place");
        }
        log(document, place.path(), 1, null, Json.NODES.objectNode(), personId);
        log(document, place, 1, reading, personId);
        touchOrder(document, place.section(), personId);
    }

    private void log(UUID document, Place place, int revision, Reading reading, String personId) {
        for (var field : reading.changes()) {
            var old = reading.stands().get(field.key());
            log(
                    document,
                    place.path(field.key()),
                    revision,
                    old,
                    reading.typed().get(field.key()),
                    personId);
        }
    }

    /** Keeps one change for good. */
    void log(
            UUID document, String path, int revision, @Nullable JsonNode old, @Nullable JsonNode now, String personId) {
        jdbc.sql("""
                        insert into biennium.document_edit (document, path, revision, old, new, edited_by, edited_at)
                        values (?, ?, ?, ?::jsonb, ?::jsonb, ?, ?)
                        """)
                .params(
                        document,
                        path,
                        revision,
                        old == null ? null : old.toString(),
                        now == null ? null : now.toString(),
                        personId,
                        now())
                .update();
    }

    /** Counts a change of the order of the rows. */
    int touchOrder(UUID document, String section, String personId) {
        return jdbc.sql("""
                        update biennium.document_section set revision = revision + 1, saved_by = :by, saved_at = :at
                        where document = :document and key = :section returning revision
                        """)
                .param("document", document)
                .param("section", section)
                .param("by", personId)
                .param("at", now())
                .query(Integer.class)
                .single();
    }

    private void swap(UUID one, UUID other) {
        jdbc.sql("""
                        update biennium.document_row here set position = there.position from biennium.document_row there
                        where here.id in (:one, :other) and there.id in (:one, :other) and here.id <> there.id
                        """).param("one", one).param("other", other).update();
    }

    private Stands lock(UUID document, Place place) {
        return find(document, place).orElseThrow(() -> new Refusal("document.no-such-place"));
    }

    private Optional<Stands> find(UUID document, Place place) {
        var what = place.row() == null
                ? "select *, null as removed_at from biennium.document_section where document = ? and key = ? for update"
                : "select * from biennium.document_row where document = ? and section = ? and id = ? for update";
        return jdbc.sql(what)
                .params(Stream.of(document, place.section(), place.row())
                        .filter(it -> it != null)
                        .toList())
                .query((found, number) -> new Stands(
                        found.getInt("revision"),
                        Json.fields(Json.read(found.getString("fields"))),
                        Contents.saved(found),
                        Contents.restrictions(found),
                        found.getObject("removed_at") != null))
                .optional();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(UTC);
    }

    /** What stands at a place that is locked. */
    private record Stands(
            int revision,
            Map<String, JsonNode> fields,
            @Nullable Saved saved,
            Restrictions restrictions,
            boolean isRemoved) {

        Saved lastSaved() {
            if (saved == null) {
                throw new Refusal("document.no-such-place");
            }
            return saved;
        }
    }
}
