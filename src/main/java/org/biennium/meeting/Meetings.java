package org.biennium.meeting;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.biennium.engine.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** All meetings, and what was done to them. */
@Component
class Meetings {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> TITLES = new TypeReference<>() {};

    private final JdbcClient database;
    private final Clock clock;

    Meetings(JdbcClient database, Clock clock, ReferenceMeetings loaded) {
        requireNonNull(loaded);
        this.database = database;
        this.clock = clock;
    }

    /** All; those without a date first, then the latest first. */
    List<Meeting> all() {
        return database.sql("select * from biennium.meeting order by first_day desc nulls first, code")
                .query((row, number) -> meeting(row))
                .list();
    }

    Optional<Meeting> find(String code) {
        return database.sql("select * from biennium.meeting where code = ?")
                .param(code)
                .query((row, number) -> meeting(row))
                .optional();
    }

    /**
     * Adds a meeting.
     *
     * @throws Refusal when there is one with its code
     */
    @Transactional
    void add(Meeting meeting, String personId) {
        var added = with(meeting, personId, database.sql("""
                        insert into biennium.meeting (code, titles, first_day, last_day, city, country, zone, status,
                            part_of, source, certainty, has_documents, edited_by, edited_at)
                        values (:code, :titles::jsonb, :first, :last, :city, :country, :zone, :status,
                            :partOf, :source, :certainty, :documents, :by, :at)
                        on conflict do nothing""")).update();
        if (added == 0) {
            throw new Refusal("meeting.code-taken", meeting.code());
        }
        note(meeting, 1, null, personId);
    }

    /**
     * Keeps a meeting as edited.
     *
     * @param meeting with the revision that was edited
     * @throws Refusal when somebody else has edited it since
     */
    @Transactional(propagation = Propagation.REQUIRED)
    void change(Meeting meeting, @Nullable String reason, String personId) {
        var changed = with(meeting, personId, database.sql("""
                        update biennium.meeting set titles = :titles::jsonb, first_day = :first, last_day = :last,
                            city = :city, country = :country, zone = :zone, status = :status, part_of = :partOf,
                            source = :source, certainty = :certainty, has_documents = :documents,
                            revision = revision + 1, edited_by = :by, edited_at = :at
                        where code = :code and revision = :revision"""))
                .param("revision", meeting.revision())
                .update();
        if (changed == 0) {
            throw new Refusal("meeting.edited-since", meeting.code());
        }
        note(meeting, meeting.revision() + 1, reason, personId);
    }

    /** What was done to a meeting, the latest first. */
    List<Edit> editsOf(String code) {
        return database.sql("""
                        select edit.*, person.name from biennium.meeting_edit edit
                        left join biennium.person on person.id = edited_by
                        where meeting = ? order by revision desc""")
                .param(code)
                .query((row, number) -> new Edit(
                        Optional.ofNullable(row.getString("name")).orElse(row.getString("edited_by")),
                        row.getObject("edited_at", OffsetDateTime.class),
                        row.getString("reason")))
                .list();
    }

    /** Who edited a meeting, when, and why where they said so. */
    record Edit(String by, OffsetDateTime at, @Nullable String reason) {}

    private StatementSpec with(Meeting meeting, String personId, StatementSpec statement) {
        return statement
                .param("code", meeting.code())
                .param("titles", json(meeting.titles()))
                .param("first", meeting.first())
                .param("last", meeting.last())
                .param("city", meeting.city())
                .param("country", meeting.country())
                .param("zone", meeting.zone() == null ? null : meeting.zone().getId())
                .param("status", meeting.status().code())
                .param("partOf", meeting.partOf())
                .param("source", meeting.source())
                .param("certainty", meeting.certainty())
                .param("documents", meeting.hasDocuments())
                .param("by", personId)
                .param("at", now());
    }

    private void note(Meeting meeting, int revision, @Nullable String reason, String personId) {
        database.sql("""
                        insert into biennium.meeting_edit (meeting, revision, content, reason, edited_by, edited_at)
                        select code, :revision, to_jsonb(meeting), :reason, :by, :at
                        from biennium.meeting where code = :code""")
                .param("code", meeting.code())
                .param("revision", revision)
                .param("reason", reason)
                .param("by", personId)
                .param("at", now())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Meeting meeting(ResultSet row) throws SQLException {
        return new Meeting(
                row.getString("code"),
                titles(row.getString("titles")),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                row.getString("city"),
                row.getString("country"),
                Optional.ofNullable(row.getString("zone")).map(ZoneId::of).orElse(null),
                Meeting.Status.of(row.getString("status")),
                row.getString("part_of"),
                row.getString("source"),
                row.getString("certainty"),
                row.getBoolean("has_documents"),
                row.getInt("revision"));
    }

    static String json(Map<String, String> titles) {
        try {
            return JSON.writeValueAsString(titles);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, String> titles(String json) {
        try {
            return JSON.readValue(json, TITLES);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("The titles of a meeting cannot be read", broken);
        }
    }
}
