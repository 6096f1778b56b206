package org.biennium.mail;

import jakarta.mail.internet.AddressException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.biennium.people.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Where letters wait to be sent. Writing is part of the caller's transaction: a rollback sends nothing. */
@Component
public class Outbox {

    private final LetterPress press;
    private final Mails mails;
    private final Envelopes envelopes;
    private final Enclosures enclosures;
    private final Clock clock;

    Outbox(LetterPress press, Mails mails, Envelopes envelopes, Enclosures enclosures, Clock clock) {
        this.press = press;
        this.mails = mails;
        this.envelopes = envelopes;
        this.enclosures = enclosures;
        this.clock = clock;
    }

    /**
     * Renders the letter in its reader's language and puts it into the outbox. Must be called in a transaction. No case
     * waits for an address: a letter whose address is none lies in the outbox as undeliverable, where administrators see
     * it.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void write(Letter letter) {
        write(letter, null, null);
    }

    /**
     * The same with a secret that the letter shows where {@link Letter#SECRET} stands: it is put in only as the letter is
     * sent, and forgotten then. Such a letter goes before all others, and not at all once it has expired.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void write(Letter letter, @Nullable String secret, @Nullable Instant expiresAt) {
        var printed = press.print(letter);
        var id = UUID.randomUUID();
        var now = clock.instant();
        var fault = faultIn(letter.to().mail());
        var mail = new Mail(
                id,
                envelopes.messageId(id),
                letter.to().id(),
                Wording.line(letter.to().name()),
                letter.to().mail(),
                copies(letter),
                letter.to().locale(),
                letter.template(),
                printed.subject(),
                printed.because(),
                printed.text(),
                printed.html(),
                letter.caseKey(),
                letter.taskId(),
                now,
                fault == null ? Mail.State.QUEUED : Mail.State.DEAD,
                0,
                fault == null ? now : null,
                null,
                fault,
                expiresAt);
        mails.add(mail, fault == null ? secret : null);
        if (letter.enclosure() != null) {
            enclosures.add(id, letter.enclosure());
        }
    }

    private static List<String> copies(Letter letter) {
        return letter.copies().stream()
                .filter(person -> !person.id().equals(letter.to().id()))
                .filter(person -> faultIn(person.mail()) == null)
                .map(Outbox::copy)
                .distinct()
                .toList();
    }

    private static String copy(Person person) {
        return Envelopes.address(person.mail(), person.name()).toUnicodeString();
    }

    private static @Nullable String faultIn(String address) {
        try {
            Envelopes.strict(address);
            return null;
        } catch (AddressException e) {
            return e.getMessage();
        }
    }
}
