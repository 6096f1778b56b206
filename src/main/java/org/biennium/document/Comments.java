package org.biennium.document;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.biennium.document.Discussion.Comment;
import org.biennium.document.Discussion.Turn;
import org.biennium.engine.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is said about documents, place by place. It is kept for good; a comment can be withdrawn for a while. */
@Component
public class Comments {

    public static final int LONGEST = 5000;

    /** How long an author may withdraw a comment. Nobody is told of it by mail before. */
    public static final Duration WITHDRAWABLE = Duration.ofHours(1);

    private static final int MOST = 3000;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Contents contents;
    private final PlaceNames names;

    Comments(JdbcClient jdbc, Clock clock, Contents contents, PlaceNames names) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.contents = contents;
        this.names = names;
    }

    /**
     * A discussion with the name of its place.
     *
     * @param place as people name it
     */
    public record Placed(String place, Discussion discussion) {}

    /** All that is said about a document, in the order of its text; two queries. */
    public List<Placed> inOrder(UUID document, Locale locale) {
        var template = contents.outline(document).template();
        var sections = template.sections().stream().map(Section::key).toList();
        return of(document).stream()
                .sorted(Comparator.comparing(
                                (Discussion it) -> sections.indexOf(it.place().section()))
                        .thenComparing(Discussion::isRowGone)
                        .thenComparing(Discussion::rowNumber)
                        .thenComparing(it -> placeOfField(template, it)))
                .map(it -> new Placed(names.of(template, it, locale), it))
                .toList();
    }

    private static int placeOfField(Template template, Discussion discussion) {
        var section = template.section(discussion.place().section());
        return discussion.field() == null ? -1 : section.fields().indexOf(section.field(discussion.field()));
    }

    /** All that is said about a document, the oldest discussion first. */
    public List<Discussion> of(UUID document) {
        var turns = turnsOf(document);
        var comments = new LinkedHashMap<UUID, List<Comment>>();
        var heads = new HashMap<UUID, Discussion>();
        jdbc.sql("""
                        with numbered as (
                            select id, section, row_number() over (partition by section order by position, id) as number
                            from biennium.document_row where document = :document and removed_at is null)
                        select thread.id as discussion, thread.section, thread.row_id, thread.field, numbered.number,
                            said.id, said.text, said.mentions, said.written_by, said.written_at, said.withdrawn_at
                        from biennium.document_thread thread
                        join biennium.document_comment said on said.thread = thread.id
                        left join numbered on numbered.id = thread.row_id and numbered.section = thread.section
                        where thread.document = :document order by thread.number, said.number
                        """).param("document", document).query(found -> {
            var id = found.getObject("discussion", UUID.class);
            comments.computeIfAbsent(id, first -> new ArrayList<>()).add(comment(found));
            if (!heads.containsKey(id)) {
                heads.put(id, head(id, found, turns));
            }
        });
        return comments.entrySet().stream()
                .map(entry -> with(heads.get(entry.getKey()), entry.getValue()))
                .toList();
    }

    /**
     * Begins a discussion of a place, or of a field there.
     *
     * @return its id
     * @throws Refusal when there is no such place, or the text cannot be kept
     */
    @Transactional
    public UUID begin(UUID document, Place place, @Nullable String field, NewComment comment) {
        requireThere(document, place, field);
        var clean = clean(document, comment);
        var stands = find(comment.id());
        if (stands.isPresent() && stands.get().isSame(document, clean)) {
            return stands.get().discussion();
        }
        var id = stands.isPresent() ? UUID.randomUUID() : comment.id();
        jdbc.sql("""
                        insert into biennium.document_thread (id, document, section, row_id, field)
                        values (:id, :document, :section, :row, :field) on conflict do nothing
                        """)
                .param("id", id)
                .param("document", document)
                .param("section", place.section())
                .param("row", place.row())
                .param("field", field)
                .update();
        insert(id, clean.as(id, clean.text()));
        return id;
    }

    /**
     * Answers in a discussion, which opens it again where it was resolved.
     *
     * @throws Refusal when the document has no such discussion, or the text cannot be kept
     */
    @Transactional
    public void answer(UUID document, UUID discussion, NewComment comment) {
        hold(document, discussion);
        var clean = clean(document, comment);
        var stands = find(comment.id());
        if (stands.isPresent() && stands.get().isSame(document, clean)) {
            return;
        }
        insert(discussion, stands.isPresent() ? clean.as(UUID.randomUUID(), clean.text()) : clean);
        turn(discussion, false, comment.by());
    }

    /** Marks a discussion as resolved, or as open again; nothing where it is so already. */
    @Transactional
    public void turn(UUID document, UUID discussion, boolean resolved, String by) {
        hold(document, discussion);
        turn(discussion, resolved, by);
    }

    /**
     * Withdraws the text of one's own comment; nobody sees it from then on.
     *
     * @throws Refusal when it is too late, or there is no such comment of theirs
     */
    @Transactional
    public void withdraw(UUID document, UUID comment, String by) {
        var written = jdbc.sql("""
                        select written_at from biennium.document_comment said
                        join biennium.document_thread thread on thread.id = said.thread
                        where said.id = ? and document = ? and written_by = ?
                        """)
                .params(comment, document, by)
                .query(OffsetDateTime.class)
                .optional()
                .orElseThrow(() -> new Refusal("document.comment.not-there"));
        if (!isWithdrawable(written.toInstant())) {
            throw new Refusal("document.comment.too-late");
        }
        jdbc.sql("update biennium.document_comment set withdrawn_at = ? where id = ? and withdrawn_at is null")
                .params(now(), comment)
                .update();
    }

    /** Whether what was written at this moment can still be withdrawn. */
    public boolean isWithdrawable(Instant written) {
        return clock.instant().isBefore(written.plus(WITHDRAWABLE));
    }

    private record Standing(UUID discussion, UUID document, String text, String by) {

        boolean isSame(UUID other, NewComment comment) {
            return document.equals(other) && text.equals(comment.text()) && by.equals(comment.by());
        }
    }

    private Optional<Standing> find(UUID comment) {
        return jdbc.sql("""
                        select thread, document, text, written_by from biennium.document_comment said
                        join biennium.document_thread thread on thread.id = said.thread where said.id = ?
                        """)
                .param(comment)
                .query((found, line) -> new Standing(
                        found.getObject("thread", UUID.class),
                        found.getObject("document", UUID.class),
                        found.getString("text"),
                        found.getString("written_by")))
                .optional();
    }

    private NewComment clean(UUID document, NewComment comment) {
        try {
            var text = Texts.clean(comment.text(), LONGEST);
            if (text.codePoints().noneMatch(Comments::isSeen)) {
                throw new Refusal("document.comment.empty");
            }
            requireRoom(document);
            return comment.as(comment.id(), text);
        } catch (Unfit unfit) {
            throw unfit.asRefusal();
        }
    }

    /** Neither a space of whatever width nor a mark that only turns the direction. */
    private static boolean isSeen(int letter) {
        return !Character.isSpaceChar(letter)
                && !Character.isWhitespace(letter)
                && Character.getType(letter) != Character.FORMAT;
    }

    private void requireRoom(UUID document) {
        var said = jdbc.sql("""
                        select count(*) from biennium.document_comment said
                        join biennium.document_thread thread on thread.id = said.thread where document = ?
                        """).param(document).query(Integer.class).single();
        if (said >= MOST) {
            throw new Refusal("document.comment.too-many", MOST);
        }
    }

    private void insert(UUID discussion, NewComment comment) {
        // Of two that come at once the second finds the first: the same words, sent twice.
        jdbc.sql("""
                        insert into biennium.document_comment (id, thread, text, mentions, written_by, written_at)
                        values (:id, :thread, :text, :mentions, :by, :at) on conflict do nothing
                        """)
                .param("id", comment.id())
                .param("thread", discussion)
                .param("text", comment.text())
                .param("mentions", comment.mentions().toArray(String[]::new))
                .param("by", comment.by())
                .param("at", now())
                .update();
    }

    private void turn(UUID discussion, boolean resolved, String by) {
        jdbc.sql("""
                        insert into biennium.document_thread_turn (thread, resolved, turned_by, turned_at)
                        select :thread, :resolved, :by, :at
                        where :resolved <> coalesce((
                            select resolved from biennium.document_thread_turn
                            where thread = :thread order by id desc limit 1), false)
                        """)
                .param("thread", discussion)
                .param("resolved", resolved)
                .param("by", by)
                .param("at", now())
                .update();
    }

    /** One after another: what the next one finds is what this one has left. */
    private void hold(UUID document, UUID discussion) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param(discussion.toString())
                .query((found, line) -> true)
                .list();
        var isThere = jdbc.sql("select exists (select from biennium.document_thread where id = ? and document = ?)")
                .params(discussion, document)
                .query(Boolean.class)
                .single();
        if (!isThere) {
            throw new Refusal("document.comment.not-there");
        }
    }

    private void requireThere(UUID document, Place place, @Nullable String field) {
        var section = contents.outline(document)
                .template()
                .find(place.section())
                .orElseThrow(() -> new Refusal("document.no-such-place"));
        var isField = field == null
                || section.fields().stream().anyMatch(it -> it.key().equals(field));
        var isRow = place.row() == null
                || contents.rowIds(document, place.section()).contains(place.row());
        if (!isField || !isRow) {
            throw new Refusal("document.no-such-place");
        }
    }

    private Map<UUID, List<Turn>> turnsOf(UUID document) {
        var turns = new HashMap<UUID, List<Turn>>();
        jdbc.sql("""
                        select turn.* from biennium.document_thread_turn turn
                        join biennium.document_thread thread on thread.id = turn.thread
                        where thread.document = ? order by turn.id
                        """).param(document).query(found -> {
            turns.computeIfAbsent(found.getObject("thread", UUID.class), first -> new ArrayList<>())
                    .add(new Turn(
                            found.getBoolean("resolved"), found.getString("turned_by"), instant(found, "turned_at")));
        });
        return turns;
    }

    private static Discussion head(UUID id, ResultSet found, Map<UUID, List<Turn>> turns) throws SQLException {
        var row = found.getObject("row_id", UUID.class);
        var number = found.getInt("number");
        return new Discussion(
                id,
                new Place(found.getString("section"), row),
                number,
                row != null && number == 0,
                found.getString("field"),
                List.of(),
                List.copyOf(turns.getOrDefault(id, List.of())));
    }

    private static Discussion with(@Nullable Discussion head, List<Comment> comments) {
        if (head == null) {
            throw new IllegalStateException("Comments without a discussion");
        }
        return new Discussion(
                head.id(),
                head.place(),
                head.rowNumber(),
                head.isRowGone(),
                head.field(),
                List.copyOf(comments),
                head.turns());
    }

    private static Comment comment(ResultSet found) throws SQLException {
        return new Comment(
                found.getObject("id", UUID.class),
                found.getString("written_by"),
                instant(found, "written_at"),
                found.getObject("withdrawn_at") == null ? found.getString("text") : null,
                List.of((String[]) found.getArray("mentions").getArray()));
    }

    private static Instant instant(ResultSet found, String column) throws SQLException {
        return found.getObject(column, OffsetDateTime.class).toInstant();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(UTC);
    }
}
