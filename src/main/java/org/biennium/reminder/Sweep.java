package org.biennium.reminder;

import org.biennium.mail.Installation;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds of what somebody is to be reminded, decides, and writes the letters. Any number may work at once, on any number of
 * nodes, and break off anywhere: what was not written down is found again.
 */
@Component
class Sweep {

    private static final int BATCH = 1000;
    private static final int LETTERS = 200;

    private final Decisions decisions;
    private final Obligations obligations;
    private final ReminderPost post;
    private final MondayPost monday;
    private final Installation installation;
    private final int mostLetters;

    /** @param mostLetters to how many persons one round writes; after an outage the others follow in the next rounds */
    Sweep(
            Decisions decisions,
            Obligations obligations,
            ReminderPost post,
            MondayPost monday,
            Installation installation,
            @Value("${biennium.reminders.letters}") int mostLetters) {
        this.decisions = decisions;
        this.obligations = obligations;
        this.post = post;
        this.monday = monday;
        this.installation = installation;
        this.mostLetters = mostLetters;
    }

    /** One round; none where the database belongs to another installation. Never in a transaction: each batch is one of its own, and none is large. */
    @Transactional(propagation = Propagation.NEVER)
    public void round() {
        if (!installation.isOurs()) {
            return;
        }
        while (decisions.some(BATCH) > 0) {
            continue;
        }
        // Nobody gets two letters because another node is still deciding.
        if (!obligations.isDecided()) {
            return;
        }
        for (var left = mostLetters; left > 0; left -= LETTERS) {
            if (post.some(Math.min(LETTERS, left)) == 0) {
                break;
            }
        }
        monday.go();
    }
}
