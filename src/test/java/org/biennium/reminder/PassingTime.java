package org.biennium.reminder;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.biennium.TestClock;
import org.biennium.mail.MailHours;
import org.biennium.mail.PostRound;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ClassPathResource;
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
     * @param template as the outbox knows it by its Message-ID, and so the case
     * @param calendar the calendar file it carries
     */
    public record Arrived(
            Instant at,
            String when,
            String person,
            String language,
            String subject,
            String template,
            @Nullable String caseKey,
            String messageId,
            @Nullable String calendar) {

        public boolean isReminder() {
            return template.startsWith("reminder/");
        }

        public boolean isMondays() {
            return template.equals("reminder/week");
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

    /** The rounds of each hour at which it is eight in the morning for somebody, until then, and then. */
    public void until(Instant end) {
        var zones = jdbc.sql("select distinct zone from biennium.person").query(String.class).list().stream()
                .map(ZoneId::of)
                .toList();
        untilEvery(Duration.ofHours(1), end, hour -> zones.stream()
                .anyMatch(zone -> hour.atZone(zone).getHour() == MailHours.FROM));
    }

    /** The same in longer paces, where nothing is open. */
    public void untilEvery(Duration pace, Instant end) {
        untilEvery(pace, end, hour -> true);
    }

    private void untilEvery(Duration pace, Instant end, Predicate<Instant> isWorthARound) {
        var next = clock.instant().truncatedTo(ChronoUnit.HOURS).plus(pace);
        for (; next.isBefore(end); next = next.plus(pace)) {
            clock.set(next);
            if (isWorthARound.test(next)) {
                rounds();
            }
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

    /** A line for each step of which a reminder speaks, as the tables of the stories have them. */
    public List<String> lines(List<Arrived> letters) {
        return letters.stream()
                .filter(Arrived::isReminder)
                .flatMap(letter -> told(letter)
                        .map(it -> letter.when() + "," + letter.person() + "," + it + "," + letter.language()))
                .toList();
    }

    private Stream<String> told(Arrived letter) {
        return letter.isMondays()
                ? Stream.of("," + letter.subject().replaceFirst(".*: (.*) needs? you", "$1") + ",week")
                : jdbc.sql("""
                                select centre || ',' || step || ',' || rule from biennium.reminder
                                join biennium.mail on mail.id = mail where message_id = ?""").param(letter.messageId()).query(String.class).list().stream();
    }

    /** The reminders that a story expects. */
    public static List<String> table(String file) throws IOException {
        return new ClassPathResource("reminder/" + file)
                .getContentAsString(UTF_8)
                .lines()
                .skip(1)
                .filter(line -> !line.startsWith("#"))
                .toList();
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
            record Known(
                    String person,
                    String zone,
                    String template,
                    @Nullable String caseKey) {}
            var known = jdbc.sql("""
                            select recipient, person.zone, template, case_key from biennium.mail
                            join biennium.person on person.id = recipient where message_id = ? and address = ?""")
                    .params(message.getMessageID(), ((InternetAddress) message.getAllRecipients()[0]).getAddress())
                    .query((row, number) ->
                            new Known(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                    .single();
            var here = clock.instant().atZone(ZoneId.of(known.zone()));
            return new Arrived(
                    clock.instant(),
                    here.toLocalDate() + " " + here.toLocalTime().truncatedTo(ChronoUnit.MINUTES),
                    known.person(),
                    message.getHeader("Content-Language", null),
                    message.getSubject(),
                    known.template(),
                    known.caseKey(),
                    message.getMessageID(),
                    calendar(message));
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable String calendar(MimeMessage message) throws MessagingException, IOException {
        if (message.getContent() instanceof MimeMultipart parts) {
            for (var number = 0; number < parts.getCount(); number++) {
                if (parts.getBodyPart(number).isMimeType("text/calendar")) {
                    return new String(parts.getBodyPart(number).getInputStream().readAllBytes(), UTF_8);
                }
            }
        }
        return null;
    }

    private void empty() {
        try {
            trap.purgeEmailFromAllMailboxes();
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
    }
}
