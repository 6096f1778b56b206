package org.biennium.document;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is where in a document right now. Whoever gives no sign for a minute is forgotten. */
@Component
public class Presences {

    static final Duration REMEMBERED = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    Presences(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A sign that this person is there, and nowhere else in the document. */
    public void sign(UUID document, Place place, String personId) {
        jdbc.sql("""
                        insert into biennium.document_presence (document, person, section, row_id, seen_at)
                        values (:document, :person, :section, :row, :now)
                        on conflict (document, person) do update
                        set section = excluded.section, row_id = excluded.row_id, seen_at = excluded.seen_at
                        """)
                .param("document", document)
                .param("person", personId)
                .param("section", place.section())
                .param("row", place.row())
                .param("now", clock.instant().atOffset(UTC))
                .update();
    }

    /** All others who are there, each time in the same order. */
    public List<Presence> besides(String personId, UUID document) {
        return jdbc.sql("""
                        select there.person, there.section, there.row_id,
                            (select count(*) from biennium.document_row before
                             where before.document = stands.document and before.section = stands.section
                                 and before.removed_at is null
                                 and (before.position, before.id) <= (stands.position, stands.id)) as number
                        from biennium.document_presence there
                        left join biennium.document_row stands
                            on stands.id = there.row_id and stands.document = there.document
                            and stands.section = there.section and stands.removed_at is null
                        where there.document = :document and there.person <> :person and there.seen_at > :since
                        order by there.person
                        """)
                .param("document", document)
                .param("person", personId)
                .param("since", clock.instant().minus(REMEMBERED).atOffset(UTC))
                .query((found, line) -> new Presence(
                        found.getString("person"),
                        new Place(found.getString("section"), found.getObject("row_id", UUID.class)),
                        found.getInt("number")))
                .list();
    }
}
