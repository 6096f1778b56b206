package org.biennium.mail;

import java.util.Locale;
import org.biennium.people.People;
import org.biennium.people.Person;
import org.springframework.stereotype.Component;

/** Sends letters again that were given up or came back, to where their readers can be written to now. */
@Component
class Resending {

    private final Mails mails;
    private final People people;

    Resending(Mails mails, People people) {
        this.mails = mails;
        this.people = people;
    }

    /** What became of it. */
    enum Outcome {
        WAITING,
        /** Nobody can be written to at the address. */
        UNREACHABLE,
        /** It is on its way, has been sent, or is worth nothing any more. */
        NOT_GIVEN_UP;

        /** The word in message keys. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Where its reader can be written to now; where nobody knows the reader any more, as it was written. */
    String addressOf(Mail mail) {
        return people.find(mail.recipient()).map(Person::mail).orElse(mail.address());
    }

    Outcome send(Mail mail) {
        var address = addressOf(mail);
        if (!mail.isGivenUp()) {
            return Outcome.NOT_GIVEN_UP;
        }
        if (Outbox.faultIn(address) != null) {
            return Outcome.UNREACHABLE;
        }
        // Somebody else may have been quicker.
        return mails.again(mail.id(), address) ? Outcome.WAITING : Outcome.NOT_GIVEN_UP;
    }
}
