package org.biennium.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Everybody known, with their roles, as administrators look them up. */
@Component
class Directory {

    /** How many persons a page of the directory holds. */
    static final int PAGE = 50;

    private static final String ENTRY = """
            select person.*, array(
                select role || coalesce('-' || host, '') from biennium.assignment where person = person.id
                order by role, host) as groups
            from biennium.person
            """;

    private static final String MATCHES = "position(lower(:text) in lower(name || ' ' || id || ' ' || mail)) > 0";

    private final JdbcClient database;

    Directory(JdbcClient database) {
        this.database = database;
    }

    /** A person with the roles held now. */
    record Entry(
            Person person, List<Assignment> roles, @Nullable Instant closedAt) {

        /** What the person reads, in their order. */
        public List<Locale> languages() {
            return person.languages().stream().map(Locale::forLanguageTag).toList();
        }

        public boolean isClosed() {
            return closedAt != null;
        }
    }

    /** One page of those whose name, id or mail contains the text, by name; closed accounts after the open ones. */
    record Found(List<Entry> entries, int total, int page) {

        public boolean hasMore() {
            return page * PAGE < total;
        }
    }

    /**
     * @param page counted from 1
     */
    Found find(String text, int page) {
        var total = database.sql("select count(*) from biennium.person where " + MATCHES)
                .param("text", text)
                .query(Integer.class)
                .single();
        var entries = database.sql(ENTRY + " where " + MATCHES
                        + " order by closed_at is not null, lower(name), id limit :limit offset :offset")
                .param("text", text)
                .param("limit", PAGE)
                .param("offset", (page - 1) * PAGE)
                .query((row, number) -> entry(row))
                .list();
        return new Found(entries, total, page);
    }

    Optional<Entry> find(String id) {
        return database.sql(ENTRY + " where id = ?")
                .param(id)
                .query((row, number) -> entry(row))
                .optional();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        var closed = row.getObject("closed_at", OffsetDateTime.class);
        return new Entry(
                People.person(row),
                Sql.list(row, "groups").stream()
                        .flatMap(group -> Assignment.ofGroup(group).stream())
                        .toList(),
                closed == null ? null : closed.toInstant());
    }
}
