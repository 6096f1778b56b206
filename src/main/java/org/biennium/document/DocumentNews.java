package org.biennium.document;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Which comments concern whom, and up to when each person has been told of them. */
@Component
public class DocumentNews {

    /** What nobody could be told within this time is no news any more. */
    private static final Duration FRESH = Duration.ofDays(14);

    // Of one comment a person is told once, for the first of these reasons. Nobody is told their own words.
    private static final String NEWS = """
            with fresh as (
                select said.*, thread.document, thread.section, thread.row_id, thread.field
                from biennium.document_comment said join biennium.document_thread thread on thread.id = said.thread
                where said.withdrawn_at is null and said.written_at <= :until and said.written_at > :oldest),
            concerned as (
                select person, 1 as reason, fresh.* from fresh cross join unnest(fresh.mentions) person
                union all
                select before.written_by, 2, fresh.* from fresh
                join biennium.document_comment before on before.thread = fresh.thread and before.number < fresh.number
                union all
                select handing.handed_to, 3, fresh.* from fresh
                join biennium.document_handing handing
                    on handing.document = fresh.document and handing.section = fresh.section
                    and (handing.row_id is null or handing.row_id = fresh.row_id)
                    and handing.handed_at <= fresh.written_at
                    and (handing.ended_at is null or handing.ended_at > fresh.written_at)),
            news as (
                select distinct on (person, number) * from concerned
                where written_by <> person and not exists (
                    select from biennium.document_news told
                    where told.person = concerned.person and told.told_until >= concerned.written_at)
                order by person, number, reason)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    DocumentNews(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Why a comment concerns somebody. */
    public enum Reason {
        MENTION,
        ANSWER,
        IN_HAND;

        /** The word in message keys. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * A comment that concerns somebody.
     *
     * @param rowNumber number of its row, counted from 1; 0 without a row, or where the row has gone
     * @param by id of its author
     */
    public record News(
            Reason reason,
            UUID document,
            Place place,
            int rowNumber,
            @Nullable String field,
            String by) {}

    /** Those who have something to be told that can be withdrawn no more. */
    public List<String> waiting() {
        return jdbc.sql(NEWS + "select distinct person from news order by person")
                .param("until", until())
                .param("oldest", oldest())
                .query(String.class)
                .list();
    }

    /**
     * What this person is to be told now, once and for all if the caller's transaction succeeds; nothing when they have
     * been told today, or are being told at this moment elsewhere.
     *
     * @param today by the person's own calendar
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<News> claim(String person, LocalDate today) {
        if (!lock(person, today)) {
            return List.of();
        }
        var news = jdbc.sql(NEWS + """
                        select news.*, (
                            select count(*) from biennium.document_row stands
                            join biennium.document_row before
                                on before.document = stands.document and before.section = stands.section
                                and before.removed_at is null
                                and (before.position, before.id) <= (stands.position, stands.id)
                            where stands.id = news.row_id and stands.removed_at is null) as row_number
                        from news where person = :person order by number
                        """)
                .param("until", until())
                .param("oldest", oldest())
                .param("person", person)
                .query((found, line) -> new News(
                        Reason.values()[found.getInt("reason") - 1],
                        found.getObject("document", UUID.class),
                        new Place(found.getString("section"), found.getObject("row_id", UUID.class)),
                        found.getInt("row_number"),
                        found.getString("field"),
                        found.getString("written_by")))
                .list();
        if (!news.isEmpty()) {
            jdbc.sql("update biennium.document_news set told_until = ?, told_on = ? where person = ?")
                    .params(until(), today, person)
                    .update();
        }
        return news;
    }

    private boolean lock(String person, LocalDate today) {
        jdbc.sql("""
                        insert into biennium.document_news (person, told_until, told_on)
                        values (?, '-infinity', '-infinity') on conflict do nothing
                        """).param(person).update();
        return jdbc.sql("""
                        select person from biennium.document_news where person = ? and told_on < ?
                        for update skip locked
                        """)
                .params(person, today)
                .query(String.class)
                .optional()
                .isPresent();
    }

    private OffsetDateTime until() {
        return instant().atOffset(UTC);
    }

    private OffsetDateTime oldest() {
        return instant().minus(FRESH).atOffset(UTC);
    }

    private Instant instant() {
        return clock.instant().minus(Comments.WITHDRAWABLE);
    }
}
