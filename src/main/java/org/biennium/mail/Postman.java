package org.biennium.mail;

import jakarta.mail.MessagingException;
import java.time.Clock;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Sends what lies in the outbox. Any number may work at once, on any number of nodes. */
@Component
class Postman {

    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);
    private static final String EXPIRED = "Expired before it could be sent";

    private final Mails mails;
    private final Envelopes envelopes;
    private final JavaMailSender sender;
    private final MailSettings settings;
    private final Installation installation;
    private final Clock clock;

    Postman(
            Mails mails,
            Envelopes envelopes,
            JavaMailSender sender,
            MailSettings settings,
            Installation installation,
            Clock clock) {
        this.installation = installation;
        this.mails = mails;
        this.envelopes = envelopes;
        this.sender = sender;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * One round: sends the letters that are due, one batch at most, and ends early when the mail server cannot be
     * reached. None at all where the database belongs to another installation. Never in a transaction: nobody waits in the database for a mail server.
     *
     * @return how many were sent
     */
    @Transactional(propagation = Propagation.NEVER)
    int round() {
        if (!installation.isOurs()) {
            return 0;
        }
        var sent = 0;
        for (var taken = 0; taken < settings.batch(); taken++) {
            var mail = mails.take(settings.lease()).orElse(null);
            if (mail == null) {
                break;
            }
            if (mail.isExpired(clock.instant())) {
                giveUp(mail, EXPIRED);
                continue;
            }
            // No server says more of it than the parser does, however often it is asked.
            var wrong = Outbox.faultIn(mail.address());
            if (wrong != null) {
                giveUp(mail, wrong);
                continue;
            }
            var fault = deliver(mails.secretOf(mail).map(mail::disclosing).orElse(mail));
            if (fault == null) {
                sent++;
            } else if (fault.ofTheServer()) {
                break;
            }
        }
        return sent;
    }

    private @Nullable Fault deliver(Mail mail) {
        var refused = new TreeSet<String>();
        var fault = send(mail, refused);
        // The server takes a letter for all its addresses or for none: refused copies are left out, and it goes again.
        var refusal = "";
        while (fault != null && !fault.refused().contains(mail.address()) && refused.addAll(fault.refused())) {
            refusal = fault.text();
            fault = send(mail, refused);
        }
        if (fault == null || fault.afterAcceptance()) {
            mails.sent(mail, refused.isEmpty() ? null : String.join(", ", refused) + ": " + refusal);
            return null;
        }
        putBack(mail, fault);
        return fault;
    }

    private @Nullable Fault send(Mail mail, TreeSet<String> refused) {
        try {
            sender.send(envelopes.enclose(mail, refused, sender.createMimeMessage()));
            return null;
        } catch (MessagingException e) {
            return Fault.of(new MailPreparationException(e));
        } catch (MailException e) {
            return Fault.of(e);
        }
    }

    private void putBack(Mail mail, Fault fault) {
        var next = mail.leaving(clock.instant().plus(settings.waitAfter(mail.attempts())));
        if (fault.refused().contains(mail.address()) || mail.attempts() >= settings.attempts()) {
            giveUp(mail, fault.text());
        } else if (mail.isExpired(next)) {
            giveUp(mail, EXPIRED + ": " + fault.text());
        } else {
            LOG.info("Letter {} of case {} has to wait: {}", mail.id(), mail.caseKey(), fault.text());
            mails.later(mail, next, fault.text());
        }
    }

    private void giveUp(Mail mail, String why) {
        LOG.warn("Letter {} of case {} is given up: {}", mail.id(), mail.caseKey(), why);
        mails.dead(mail, why);
    }
}
