package org.biennium.document;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.biennium.document.Edition.Id;
import org.biennium.engine.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The texts of a document that were kept: each version that was submitted, and drafts. */
@Component
public class Editions {

    /** How long a name may be. */
    public static final int LONGEST_NAME = 120;

    private static final int MOST_NAMED = 200;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Contents contents;

    Editions(JdbcClient jdbc, Clock clock, Contents contents) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.contents = contents;
    }

    /** All of them, the latest first, in one query that reads no text. */
    public List<Edition> of(UUID document) {
        return jdbc.sql("""
                        select 'version' as kind, number, null as name, null as before_restoring, sha256, last_edit, taken_by, taken_at
                        from biennium.document_version where document = :document
                        union all
                        select 'draft', number, name, before_restoring, sha256, last_edit, taken_by, taken_at
                        from biennium.document_draft where document = :document
                        order by taken_at desc, last_edit desc, kind desc, number desc
                        """)
                .param("document", document)
                .query((found, row) -> edition(found))
                .list();
    }

    /** One of them with its text. */
    public Optional<Version> find(UUID document, Id id) {
        var table = id.isVersion() ? "document_version" : "document_draft";
        return jdbc.sql("select * from biennium." + table + " where document = ? and number = ?")
                .params(document, id.number())
                .query((found, row) -> new Version(
                        id.number(),
                        found.getBytes("canonical"),
                        found.getString("sha256"),
                        found.getString("taken_by"),
                        found.getObject("taken_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /**
     * Keeps the draft as it stands under a name.
     *
     * @throws Refusal when the name is none or is taken, when there are too many, or when the document is sealed
     */
    @Transactional
    public Id name(UUID document, String typed, String personId) {
        contents.lock(document);
        var name = name(typed);
        var named = jdbc.sql("select name from biennium.document_draft where document = ? and name is not null")
                .param(document)
                .query(String.class)
                .list();
        if (named.contains(name)) {
            throw new Refusal("versions.name.taken", name);
        }
        if (named.size() >= MOST_NAMED) {
            throw new Refusal("versions.name.too-many", MOST_NAMED);
        }
        return keep(contents.read(document), name, null, personId);
    }

    private static String name(String typed) {
        try {
            var name = Texts.clean(typed, LONGEST_NAME).replaceAll("\\s+", " ");
            if (name.isEmpty()) {
                throw new Refusal("versions.name.missing");
            }
            return name;
        } catch (Unfit unfit) {
            throw unfit.asRefusal();
        }
    }

    /** Keeps the draft before another text takes its place. The document is locked. */
    Id keepBefore(Id restored, Content draft, String personId) {
        return keep(draft, null, restored, personId);
    }

    private Id keep(Content draft, @Nullable String name, @Nullable Id restored, String personId) {
        var canonical = Json.canonical(draft.json());
        var number = jdbc.sql("""
                        insert into biennium.document_draft
                            (document, number, name, before_restoring, canonical, sha256, last_edit, taken_by, taken_at)
                        select :document,
                            (select coalesce(max(number), 0) + 1 from biennium.document_draft where document = :document),
                            :name, :restored, :canonical, :sha256,
                            (select coalesce(max(id), 0) from biennium.document_edit where document = :document),
                            :by, :at
                        returning number
                        """)
                .param("document", draft.document())
                .param("name", name)
                .param("restored", restored == null ? null : restored.code())
                .param("canonical", canonical)
                .param("sha256", Json.sha256(canonical))
                .param("by", personId)
                .param("at", clock.instant().atOffset(UTC))
                .query(Integer.class)
                .single();
        return Id.draft(number);
    }

    private static Edition edition(ResultSet found) throws SQLException {
        var restored = found.getString("before_restoring");
        return new Edition(
                Id.of(found.getString("kind") + "-" + found.getInt("number")).orElseThrow(),
                found.getString("name"),
                restored == null ? null : Id.of(restored).orElseThrow(),
                found.getString("sha256"),
                found.getString("taken_by"),
                found.getObject("taken_at", OffsetDateTime.class).toInstant());
    }
}
