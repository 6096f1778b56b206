package org.biennium.mail;

import jakarta.mail.internet.AddressException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.biennium.people.MailAddress;
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
     * it. It leaves by day where its reader is.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void write(Letter letter) {
        write(letter, null, null, letter.to().zone());
    }

    /** The same for what somebody waits for, such as a receipt: it leaves at once, whatever the hour. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void writeAtOnce(Letter letter) {
        write(letter, null, null, null);
    }

    /**
     * The same with a secret that the letter shows where {@link Letter#SECRET} stands: it is put in only as the letter is
     * sent, and forgotten then. Such a letter goes at once, before all others, and not at all once it has expired.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void write(Letter letter, @Nullable String secret, @Nullable Instant expiresAt) {
        write(letter, secret, expiresAt, null);
    }

    private void write(Letter letter, @Nullable String secret, @Nullable Instant expiresAt, @Nullable ZoneId byDay) {
        var mail = mail(letter, press.print(letter), expiresAt, byDay);
        mails.add(mail, mail.state() == Mail.State.DEAD ? null : secret);
        enclosures.add(Map.of(mail.id(), letter.enclosures()));
    }

    /**
     * Writes many letters, in a number of queries that does not grow with them.
     *
     * @return their ids in the outbox, in their order
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<UUID> writeAll(List<Letter> letters) {
        if (letters.isEmpty()) {
            return List.of();
        }
        var officer = press.officer();
        var written = letters.stream()
                .map(letter -> mail(
                        letter, press.print(letter, officer), null, letter.to().zone()))
                .toList();
        mails.addAll(written);
        var files = new HashMap<UUID, List<Enclosure>>();
        for (var number = 0; number < written.size(); number++) {
            files.put(written.get(number).id(), letters.get(number).enclosures());
        }
        enclosures.add(files);
        return written.stream().map(Mail::id).toList();
    }

    /** Whether letters can be sent to this person's address at all. */
    public static boolean canReach(Person person) {
        return faultIn(person.mail()) == null;
    }

    /**
     * A letter of this template about a step that has not left yet does not leave any more.
     *
     * @return those that were withdrawn
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<UUID> withdraw(String taskId, String template) {
        return mails.expire(taskId, template);
    }

    private Mail mail(Letter letter, LetterPress.Printed printed, @Nullable Instant expiresAt, @Nullable ZoneId byDay) {
        var id = UUID.randomUUID();
        var now = clock.instant();
        var fault = faultIn(letter.to().mail());
        return new Mail(
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
                fault != null ? null : byDay == null ? now : MailHours.next(now, byDay),
                null,
                fault,
                expiresAt,
                byDay);
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

    /** What is wrong with an address, null where nothing is. */
    static @Nullable String faultIn(String address) {
        try {
            Envelopes.strict(address);
            return MailAddress.isGood(address) ? null : "Illegal address";
        } catch (AddressException e) {
            return e.getMessage();
        }
    }
}
