package org.biennium.mail;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The letters in the outbox. */
@Component
class Mails {

    private static final String ADD = """
            insert into biennium.mail
                (id, message_id, recipient, recipient_name, address, copies, language, template, subject, because,
                 text, html, case_key, task_id, written_at, state, next_attempt_at, last_error,
                 secret, expires_at, leaves_at, zone)
            values (:id, :messageId, :recipient, :recipientName, :address, :copies, :language, :template,
                    :subject, :because, :text, :html, :caseKey, :taskId, :writtenAt, :state, :nextAttemptAt, :lastError,
                    :secret, :expiresAt, :leavesAt, :zone)
            """;

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations batch;
    private final Clock clock;

    Mails(JdbcClient jdbc, NamedParameterJdbcOperations batch, Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.clock = clock;
    }

    /** @param secret what {@link Letter#SECRET} stands for in it, if anything */
    void add(Mail mail, @Nullable String secret) {
        batch.update(ADD, values(mail, secret));
    }

    /** Many at once, none with a secret. */
    void addAll(Collection<Mail> mails) {
        batch.batchUpdate(ADD, mails.stream().map(mail -> values(mail, null)).toArray(SqlParameterSource[]::new));
    }

    private static MapSqlParameterSource values(Mail mail, @Nullable String secret) {
        return new MapSqlParameterSource("id", mail.id())
                .addValue("messageId", mail.messageId())
                .addValue("recipient", mail.recipient())
                .addValue("recipientName", mail.recipientName())
                .addValue("address", mail.address())
                .addValue("copies", mail.copies().toArray(String[]::new))
                .addValue("language", mail.language().toLanguageTag())
                .addValue("template", mail.template())
                .addValue("subject", mail.subject())
                .addValue("because", mail.because())
                .addValue("text", mail.text())
                .addValue("html", mail.html())
                .addValue("caseKey", mail.caseKey())
                .addValue("taskId", mail.taskId())
                .addValue("writtenAt", mail.writtenAt().atOffset(UTC))
                .addValue("state", mail.state().code())
                .addValue("nextAttemptAt", offset(mail.nextAttemptAt()))
                .addValue("lastError", mail.lastError())
                .addValue("secret", secret)
                .addValue("expiresAt", offset(mail.expiresAt()))
                .addValue("leavesAt", offset(mail.nextAttemptAt()))
                .addValue("zone", mail.zone() == null ? null : mail.zone().getId());
    }

    /** Letters about a step that wait, of this template, are worth nothing from now on. */
    List<UUID> expire(String taskId, String template) {
        return jdbc.sql("""
                        update biennium.mail set expires_at = :now
                        where task_id = :task and template = :template and state = 'queued'
                        returning id""")
                .param("now", clock.instant().atOffset(UTC))
                .param("task", taskId)
                .param("template", template)
                .query(UUID.class)
                .list();
    }

    /**
     * Takes the oldest letter that is due, those that expire before all others, for this worker alone until the lease
     * ends. A letter whose lease has ended is due again: its worker died.
     */
    Optional<Mail> take(Duration lease) {
        var now = clock.instant();
        return jdbc.sql("""
                        update biennium.mail
                        set state = 'sending', attempts = attempts + 1, lease_until = :lease, next_attempt_at = null
                        where id = (
                            select id from biennium.mail
                            where state = 'queued' and next_attempt_at <= :now
                               or state = 'sending' and lease_until <= :now
                            order by expires_at, number limit 1 for update skip locked)
                        returning *
                        """)
                .param("lease", now.plus(lease).atOffset(UTC))
                .param("now", now.atOffset(UTC))
                .query(Mails::mail)
                .optional();
    }

    /** What {@link Letter#SECRET} stands for in a letter that is being sent. */
    Optional<String> secretOf(Mail taken) {
        return jdbc.sql("select secret from biennium.mail where id = :id and secret is not null")
                .param("id", taken.id())
                .query(String.class)
                .optional();
    }

    /** @param note what went wrong on the side, null when nothing did */
    void sent(Mail taken, @Nullable String note) {
        mark(taken, Mail.State.SENT, null, clock.instant(), note);
    }

    void later(Mail taken, Instant next, String error) {
        mark(taken, Mail.State.QUEUED, next, null, error);
    }

    void dead(Mail taken, String error) {
        mark(taken, Mail.State.DEAD, null, null, error);
    }

    // The number of the attempt is the proof of the lease: a worker that lost it marks nothing.
    private void mark(
            Mail taken, Mail.State state, @Nullable Instant next, @Nullable Instant sent, @Nullable String error) {
        jdbc.sql("""
                        update biennium.mail
                        set state = :state, next_attempt_at = :next, sent_at = :sent, last_error = :error, lease_until = null,
                            secret = case when :state in ('sent', 'dead') then null else secret end
                        where id = :id and state = 'sending' and attempts = :attempts
                        """)
                .param("state", state.code())
                .param("next", offset(next))
                .param("sent", offset(sent))
                .param("error", error)
                .param("id", taken.id())
                .param("attempts", taken.attempts())
                .update();
    }

    /** A mail server further on could not deliver a letter that was sent. */
    void bounced(UUID id) {
        jdbc.sql("update biennium.mail set state = 'bounced' where id = :id and state = 'sent'")
                .param("id", id)
                .update();
    }

    /** The letters that go by these names. */
    List<Mail> named(Collection<String> messageIds) {
        return jdbc.sql("select * from biennium.mail where message_id = any (:ids) order by number")
                .param("ids", messageIds.toArray(String[]::new))
                .query(Mails::mail)
                .list();
    }

    /**
     * Puts a letter that was given up or came back into the queue again, with all its attempts; never one that expires, whose secret is
     * forgotten. Whether there was one.
     *
     * @param address to which it goes now
     */
    boolean again(UUID id, String address) {
        return jdbc.sql("""
                                update biennium.mail
                                set state = 'queued', attempts = 0, next_attempt_at = :now, sent_at = null, last_error = null,
                                    address = :address
                                where id = :id and state in ('dead', 'bounced') and expires_at is null
                                """)
                        .param("id", id)
                        .param("address", address)
                        .param("now", clock.instant().atOffset(UTC))
                        .update()
                == 1;
    }

    Optional<Mail> find(UUID id) {
        return jdbc.sql("select * from biennium.mail where id = :id")
                .param("id", id)
                .query(Mails::mail)
                .optional();
    }

    /**
     * Which letters a list shows.
     *
     * @param state null for all
     * @param words beginnings of words in the names, addresses, case or subject; empty for all
     */
    record Wanted(Mail.@Nullable State state, String words) {

        /** One statement for each way of asking, so that each has its index. */
        String sql() {
            return "select id, subject, because, recipient_name, copies, language, written_at, state from biennium.mail"
                    + " where true"
                    + (state == null ? "" : " and state = :state")
                    + (words.isEmpty() ? "" : " and found_by @@ biennium.words_begun(:words)")
                    + " order by number desc offset :offset limit :limit";
        }
    }

    /** A letter in a list, without its texts. */
    record Line(
            UUID id,
            String subject,
            String because,
            String recipientName,
            List<String> copies,
            Locale language,
            Instant writtenAt,
            Mail.State state) {}

    /** A page of the letters, the newest first. */
    List<Line> newest(Wanted wanted, int offset, int limit) {
        return jdbc.sql(wanted.sql())
                .param("state", wanted.state() == null ? null : wanted.state().code())
                .param("words", wanted.words())
                .param("offset", offset)
                .param("limit", limit)
                .query((row, number) -> new Line(
                        row.getObject("id", UUID.class),
                        row.getString("subject"),
                        row.getString("because"),
                        row.getString("recipient_name"),
                        List.of((String[]) row.getArray("copies").getArray()),
                        Locale.forLanguageTag(row.getString("language")),
                        row.getObject("written_at", OffsetDateTime.class).toInstant(),
                        Mail.State.of(row.getString("state"))))
                .list();
    }

    int count(Mail.State state) {
        return jdbc.sql("select count(*) from biennium.mail where state = :state")
                .param("state", state.code())
                .query(Integer.class)
                .single();
    }

    /** How long the oldest letter not yet sent has waited since it might leave; zero when none waits. */
    Duration longestWait() {
        return jdbc
                .sql(
                        "select min(coalesce(leaves_at, written_at)) from biennium.mail where state in ('queued', 'sending')")
                .query((row, number) -> instant(row, "min"))
                .list()
                .stream()
                .flatMap(oldest -> Optional.ofNullable(oldest).stream())
                .findFirst()
                .map(oldest -> Duration.between(oldest, clock.instant()))
                .filter(wait -> !wait.isNegative())
                .orElse(Duration.ZERO);
    }

    private static Mail mail(ResultSet row, int number) throws SQLException {
        return new Mail(
                row.getObject("id", UUID.class),
                row.getString("message_id"),
                row.getString("recipient"),
                row.getString("recipient_name"),
                row.getString("address"),
                List.of((String[]) row.getArray("copies").getArray()),
                Locale.forLanguageTag(row.getString("language")),
                row.getString("template"),
                row.getString("subject"),
                row.getString("because"),
                row.getString("text"),
                row.getString("html"),
                row.getString("case_key"),
                row.getString("task_id"),
                row.getObject("written_at", OffsetDateTime.class).toInstant(),
                Mail.State.of(row.getString("state")),
                row.getInt("attempts"),
                instant(row, "next_attempt_at"),
                instant(row, "sent_at"),
                row.getString("last_error"),
                instant(row, "expires_at"),
                Optional.ofNullable(row.getString("zone")).map(ZoneId::of).orElse(null));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static @Nullable OffsetDateTime offset(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(UTC);
    }
}
