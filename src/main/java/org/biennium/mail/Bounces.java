package org.biennium.mail;

import static java.time.ZoneOffset.UTC;

import jakarta.mail.internet.AddressException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.biennium.mail.Bounce.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What came back, each message once. */
@Component
class Bounces {

    private static final String UNKNOWN = "unknown";

    private final JdbcClient jdbc;
    private final Mails mails;
    private final Clock clock;

    Bounces(JdbcClient jdbc, Mails mails, Clock clock) {
        this.jdbc = jdbc;
        this.mails = mails;
        this.clock = clock;
    }

    /**
     * A message in a mailbox.
     *
     * @param mailbox whose, which folder, in which of its lives: a mailbox made anew counts from one again
     */
    record Place(String mailbox, long uid) {}

    /** What became of a message. */
    enum Outcome {
        MATCHED,
        /** No letter of ours came back in it. */
        UNKNOWN,
        /** Its letter is not marked as sent yet: it is for the next round. */
        EARLY,
        /** Another node was quicker. */
        KNOWN
    }

    /** Which of these messages have been read. */
    Set<Long> known(String mailbox, Collection<Long> uids) {
        return new HashSet<>(jdbc.sql("select uid from biennium.bounce where mailbox = :mailbox and uid = any (:uids)")
                .param("mailbox", mailbox)
                .param("uids", uids.toArray(Long[]::new))
                .query(Long.class)
                .list());
    }

    /** Writes down what came back, and marks its letter; only one that was sent to one of these addresses. */
    @Transactional
    public Outcome record(Place place, Optional<Bounce> read) {
        for (var bounce : read.stream().toList()) {
            for (var mail : mails.named(bounce.letters())) {
                var address = addressed(mail, bounce.addresses());
                if (address != null) {
                    if (mail.state() == Mail.State.QUEUED || mail.state() == Mail.State.SENDING) {
                        return Outcome.EARLY;
                    }
                    return write(place, mail, address, bounce);
                }
            }
        }
        return add(place, null, UNKNOWN, null, null) ? Outcome.UNKNOWN : Outcome.KNOWN;
    }

    private Outcome write(Place place, Mail mail, String address, Bounce bounce) {
        if (!add(place, mail.id(), bounce.kind().code(), address, bounce.said())) {
            return Outcome.KNOWN;
        }
        // That a copy came back is noted beside the letter, which has reached its reader.
        if (bounce.kind() != Kind.DELAYED && address.equals(small(mail.address()))) {
            mails.bounced(mail.id());
        }
        return Outcome.MATCHED;
    }

    private boolean add(
            Place place, @Nullable UUID mail, String kind, @Nullable String address, @Nullable String said) {
        return jdbc.sql("""
                                insert into biennium.bounce (mailbox, uid, at, mail, kind, address, said)
                                values (:mailbox, :uid, :at, :mail::uuid, :kind, :address, :said)
                                on conflict on constraint bounce_once do nothing""")
                        .param("mailbox", place.mailbox())
                        .param("uid", place.uid())
                        .param("at", clock.instant().atOffset(UTC))
                        .param("mail", mail)
                        .param("kind", kind)
                        .param("address", address)
                        .param("said", said)
                        .update()
                == 1;
    }

    /** Its reader's address before those of copies. */
    private static @Nullable String addressed(Mail mail, Set<String> addresses) {
        return Stream.concat(Stream.of(mail.address()), mail.copies().stream())
                .map(Bounces::small)
                .filter(addresses::contains)
                .findFirst()
                .orElse(null);
    }

    private static String small(String address) {
        try {
            return Envelopes.strict(address).getAddress().toLowerCase(Locale.ROOT);
        } catch (AddressException e) {
            return address.toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What a mail server said of a letter.
     *
     * @param kind as the end of a message key
     */
    record Returned(Instant at, String address, String kind, String said) {}

    /** What came back of this letter, the last first. */
    List<Returned> of(UUID mail) {
        return jdbc.sql(
                        "select at, address, kind, said from biennium.bounce where mail = :mail order by id desc limit 20")
                .param("mail", mail)
                .query((row, number) -> new Returned(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("address"),
                        row.getString("kind"),
                        row.getString("said")))
                .list();
    }

    /** How many messages were read in which no letter of ours came back: they lie unread in the mailbox. */
    int unknown() {
        return jdbc.sql("select count(*) from biennium.bounce where mail is null")
                .query(Integer.class)
                .single();
    }
}
