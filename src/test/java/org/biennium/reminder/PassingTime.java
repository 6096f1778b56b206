package org.biennium.reminder;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.biennium.TestClock;
import org.biennium.mail.PostRound;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lets time pass hour by hour, with the sweep and the post as the application runs them, and keeps what arrives. */
public class PassingTime {

    private final Sweep sweep;
    private final TestClock clock;
    private final GreenMail trap;
    private final ApplicationContext context;
    private final JdbcClient jdbc;
    private final List<Arrived> arrived = new ArrayList<>();

    PassingTime(Sweep sweep, TestClock clock, GreenMail trap, ApplicationContext context, JdbcClient jdbc) {
        this.sweep = sweep;
        this.clock = clock;
        this.trap = trap;
        this.context = context;
        this.jdbc = jdbc;
    }

    /**
     * A letter at the mail server.
     *
     * @param when the hour where its reader is
     * @param template as the outbox knows it by its Message-ID
     */
    public record Arrived(
            Instant at,
            String when,
            String person,
            String language,
            String subject,
            String template,
            String messageId) {

        boolean isReminder() {
            return template.startsWith("reminder/");
        }
    }

    /** Begins a story: nobody is reminded of what others left open, and no letter lies about. */
    public void begin() {
        clock.set(TestClock.START);
        Reminding.forget(jdbc);
        empty();
        arrived.clear();
    }

    public void end() {
        Reminding.forget(jdbc);
        clock.set(TestClock.START);
    }

    public void hours(long hours) {
        until(clock.instant().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(hours)));
    }

    public void days(int days) {
        hours(days * 24L);
    }

    /** Every full hour until then, and then. */
    public void until(Instant end) {
        untilEvery(Duration.ofHours(1), end);
    }

    /** The same in longer paces, where nothing is open. */
    public void untilEvery(Duration pace, Instant end) {
        var next = clock.instant().truncatedTo(ChronoUnit.HOURS).plus(pace);
        for (; next.isBefore(end); next = next.plus(pace)) {
            clock.set(next);
            rounds();
        }
        clock.set(end);
        rounds();
    }

    /** Nothing runs until then. */
    public void outageUntil(Instant end) {
        clock.set(end);
    }

    /** One round of each. */
    public void rounds() {
        sweep.round();
        gather();
    }

    /** What has arrived since the last question. */
    public List<Arrived> arrived() {
        gather();
        var all = List.copyOf(arrived);
        arrived.clear();
        return all;
    }

    private void gather() {
        PostRound.go(context);
        var messages = trap.getReceivedMessages();
        for (var message : messages) {
            arrived.add(arrived(message));
        }
        if (messages.length > 0) {
            empty();
        }
    }

    private Arrived arrived(MimeMessage message) {
        try {
            record Known(String person, String zone, String template) {}
            var known = jdbc.sql("""
                            select recipient, person.zone, template from biennium.mail
                            join biennium.person on person.id = recipient where message_id = ? and address = ?""")
                    .params(
                            message.getMessageID(),
                            ((InternetAddress) message.getAllRecipients()[0]).getAddress())
                    .query((row, number) -> new Known(row.getString(1), row.getString(2), row.getString(3)))
                    .single();
            var here = clock.instant().atZone(ZoneId.of(known.zone()));
            return new Arrived(
                    clock.instant(),
                    here.toLocalDate() + " " + here.toLocalTime().truncatedTo(ChronoUnit.MINUTES),
                    known.person(),
                    message.getHeader("Content-Language", null),
                    message.getSubject(),
                    known.template(),
                    message.getMessageID());
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void empty() {
        try {
            trap.purgeEmailFromAllMailboxes();
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
    }
}
