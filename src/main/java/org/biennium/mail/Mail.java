package org.biennium.mail;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A letter in the outbox: as it was written, and how far it has come.
 *
 * @param messageId with its angle brackets, the same at every attempt
 * @param recipient person id
 * @param copies as {@code Name <address>}
 * @param because the sentence that says why it was sent to them
 * @param attempts begun so far
 * @param lastError what the mail server or the parser of addresses said last
 * @param expiresAt when it is worth nothing any more and is not sent; null for most letters
 * @param zone where its reader is, if it leaves by day there; null where it leaves at once
 */
record Mail(
        UUID id,
        String messageId,
        String recipient,
        String recipientName,
        String address,
        List<String> copies,
        Locale language,
        String template,
        String subject,
        String because,
        String text,
        String html,
        @Nullable String caseKey,
        @Nullable String taskId,
        Instant writtenAt,
        State state,
        int attempts,
        @Nullable Instant nextAttemptAt,
        @Nullable Instant sentAt,
        @Nullable String lastError,
        @Nullable Instant expiresAt,
        @Nullable ZoneId zone) {

    /** When it may leave: then, or by day after it. */
    Instant leaving(Instant moment) {
        return zone == null ? moment : MailHours.next(moment, zone);
    }

    /** Whether it can be sent again: one that expires cannot, since its secret is forgotten. */
    boolean isGivenUp() {
        return (state == State.DEAD || state == State.BOUNCED) && expiresAt == null;
    }

    boolean isExpired(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    /** The letter as it travels, with its secret in the places kept for it. */
    Mail disclosing(String secret) {
        return new Mail(
                id,
                messageId,
                recipient,
                recipientName,
                address,
                copies,
                language,
                template,
                subject,
                because,
                text.replace(Letter.SECRET, secret),
                html.replace(Letter.SECRET, secret),
                caseKey,
                taskId,
                writtenAt,
                state,
                attempts,
                nextAttemptAt,
                sentAt,
                lastError,
                expiresAt,
                zone);
    }

    enum State {
        QUEUED,
        SENDING,
        SENT,
        DEAD,
        /** A mail server has taken it, and another could not deliver it. */
        BOUNCED;

        /** The word in the table, in message keys and in addresses. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }
}
