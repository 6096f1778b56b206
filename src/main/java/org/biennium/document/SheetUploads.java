package org.biennium.document;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people sent to be looked at before it is applied; kept for a while, for them alone. */
@Component
class SheetUploads {

    private static final Duration KEPT = Duration.ofDays(2);
    private static final int MOST_OF_ONE = 10;

    private final JdbcClient jdbc;
    private final Clock clock;

    SheetUploads(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A sheet that was sent, and by whose customs it is read. */
    record Upload(UUID id, UUID document, String section, Sheet sheet, Locale locale, boolean isApplied) {}

    @Transactional
    UUID keep(UUID document, String section, Sheet sheet, Locale locale, String personId) {
        var id = UUID.randomUUID();
        var now = clock.instant();
        jdbc.sql("""
                        insert into biennium.document_sheet (id, document, section, person, language, lines, sent_at)
                        values (:id, :document, :section, :person, :language, :lines::jsonb, :at)
                        """)
                .param("id", id)
                .param("document", document)
                .param("section", section)
                .param("person", personId)
                .param("language", locale.toLanguageTag())
                .param("lines", Json.text(sheet))
                .param("at", now.atOffset(UTC))
                .update();
        jdbc.sql("""
                        delete from biennium.document_sheet
                        where sent_at < :before or person = :person and id <> :id and id not in
                            (select id from biennium.document_sheet where person = :person
                             order by sent_at desc, id limit :most)
                        """)
                .param("id", id)
                .param("before", now.minus(KEPT).atOffset(UTC))
                .param("person", personId)
                .param("most", MOST_OF_ONE)
                .update();
        return id;
    }

    Optional<Upload> find(UUID id, UUID document, String section, String personId) {
        return jdbc.sql("""
                        select * from biennium.document_sheet
                        where id = ? and document = ? and section = ? and person = ?
                        """)
                .params(id, document, section, personId)
                .query((found, number) -> new Upload(
                        id,
                        document,
                        section,
                        Json.read(found.getString("lines"), Sheet.class),
                        Locale.forLanguageTag(found.getString("language")),
                        found.getObject("applied_at") != null))
                .optional();
    }

    /** Marks it as applied, once and for all; false when it was already. Whoever applies it at the same time waits. */
    boolean apply(UUID id) {
        return jdbc.sql("update biennium.document_sheet set applied_at = ? where id = ? and applied_at is null")
                        .params(clock.instant().atOffset(UTC), id)
                        .update()
                == 1;
    }
}
