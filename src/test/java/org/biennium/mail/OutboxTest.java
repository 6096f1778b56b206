package org.biennium.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.BodyPart;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.biennium.BienniumTest;
import org.biennium.Queries;
import org.biennium.TestClock;
import org.biennium.people.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.Status;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@BienniumTest
class OutboxTest {

    @Autowired
    Outbox outbox;

    @Autowired
    Postman postman;

    @Autowired
    Mails mails;

    @Autowired
    Envelopes envelopes;

    @Autowired
    Installation installation;

    @Autowired
    MailSettings settings;

    @Autowired
    OutboxHealth health;

    @Autowired
    GreenMail trap;

    @Autowired
    TestClock clock;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    private final String reader = "reader-" + UUID.randomUUID();

    @BeforeEach
    void sendWhatOthersLeft() {
        clock.advance(settings.longestWait());
        while (postman.round() > 0) {
            continue;
        }
        // What still waits was made to wait by another test.
        jdbc.sql("update biennium.mail set state = 'dead', next_attempt_at = null where state in ('queued', 'sending')")
                .update();
    }

    @AfterEach
    void setTheClockBack() {
        jdbc.sql(
                        "update biennium.mail set state = 'dead', next_attempt_at = null, lease_until = null where state in ('queued', 'sending')")
                .update();
        clock.set(TestClock.START);
    }

    @Test
    void aLetterIsSentOnceAfterTheCommit() throws Exception {
        write(letter());
        assertThat(received()).isEmpty();

        assertThat(postman.round()).isEqualTo(1);
        assertThat(postman.round()).isZero();

        assertThat(received()).hasSize(1);
        assertThat(mail().state()).isEqualTo(Mail.State.SENT);
        assertThat(mail().sentAt()).isEqualTo(clock.instant());
    }

    @Test
    void byNightALetterWaitsForTheMorningOfItsReader() throws Exception {
        clock.set(Instant.parse("2026-12-03T22:00:00Z"));
        write(letter());

        postman.round();
        assertThat(received()).isEmpty();
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        clock.set(Instant.parse("2026-12-04T06:59:00Z"));
        postman.round();
        assertThat(received()).isEmpty();
        clock.set(Instant.parse("2026-12-04T07:00:00Z"));
        postman.round();

        assertThat(received()).as("eight in Tunis").hasSize(1);
    }

    @Test
    void whatSomebodyWaitsForLeavesAtOnceEvenByNight() throws Exception {
        clock.set(Instant.parse("2026-12-05T22:00:00Z"));
        transaction.executeWithoutResult(status -> outbox.writeAtOnce(letter()));

        postman.round();

        assertThat(received()).hasSize(1);
    }

    @Test
    void afterAFailureInTheEveningALetterGoesOnInTheMorning() throws Exception {
        clock.set(Instant.parse("2026-12-06T16:59:30Z"));
        write(letter());

        postman(closedPort()).round();

        assertThat(mail().nextAttemptAt()).isEqualTo(Instant.parse("2026-12-07T07:00:00Z"));
    }

    @Test
    void manyLettersAreWrittenInAFewQueries() {
        var one = Queries.during(() -> writeAll(1));
        assertThat(Queries.during(() -> writeAll(200))).isEqualTo(one);
        assertThat(ours()).hasSize(201);
    }

    private void writeAll(int letters) {
        transaction.executeWithoutResult(status -> outbox.writeAll(
                IntStream.range(0, letters).mapToObj(number -> letter()).toList()));
    }

    @Test
    void aRollbackSendsNothing() throws Exception {
        transaction.executeWithoutResult(status -> {
            outbox.write(letter());
            status.setRollbackOnly();
        });
        postman.round();

        assertThat(received()).isEmpty();
        assertThat(ours()).isEmpty();
    }

    @Test
    void aLetterOutsideATransactionIsRefused() {
        assertThatThrownBy(() -> outbox.write(letter())).isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void thePostmanRefusesToWorkInATransaction() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> postman.round()))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void twoPostmenAtOnceSendNoLetterTwice() throws Exception {
        IntStream.range(0, 60).forEach(number -> write(letter()));

        var start = new CyclicBarrier(2);
        Callable<Integer> rounds = () -> {
            start.await(10, TimeUnit.SECONDS);
            return postman.round() + postman.round();
        };
        var both = Executors.newFixedThreadPool(2);
        try {
            var first = both.submit(rounds);
            var second = both.submit(rounds);
            assertThat(first.get(60, TimeUnit.SECONDS) + second.get(60, TimeUnit.SECONDS))
                    .isEqualTo(60);
        } finally {
            both.shutdownNow();
        }

        assertThat(received()).hasSize(60);
        assertThat(received().stream().map(OutboxTest::messageId).distinct()).hasSize(60);
    }

    @Test
    void whileTheMailServerIsDownALetterWaitsLongerEachTimeAndIsThenDelivered() throws Exception {
        write(letter());
        var stranded = postman(closedPort());
        var waits = new ArrayList<Duration>();
        for (var attempt = 1; attempt <= 4; attempt++) {
            stranded.round();
            var next = Objects.requireNonNull(mail().nextAttemptAt());
            waits.add(Duration.between(clock.instant(), next));
            assertThat(postman.round()).as("too early").isZero();
            clock.set(next);
        }
        assertThat(waits)
                .containsExactly(
                        Duration.ofMinutes(1), Duration.ofMinutes(2), Duration.ofMinutes(4), Duration.ofMinutes(8));
        assertThat(mail().lastError()).isNotBlank();

        postman.round();

        assertThat(received()).hasSize(1);
        assertThat(mail().attempts()).isEqualTo(5);
        assertThat(mail().lastError()).isNull();
    }

    @Test
    void aServerThatIsDownCostsOneLetterARoundItsPatience() throws Exception {
        write(letter());
        write(letter());

        postman(closedPort()).round();

        assertThat(ours()).extracting(Mail::attempts).containsExactlyInAnyOrder(0, 1);
    }

    @Test
    void aLetterIsGivenUpAtLastAndCanBeSentAgain() throws Exception {
        write(letter());
        var stranded = postman(closedPort());
        for (var attempt = 0; attempt < settings.attempts(); attempt++) {
            stranded.round();
            clock.set(Objects.requireNonNullElse(mail().nextAttemptAt(), clock.instant()));
        }
        assertThat(mail().state()).isEqualTo(Mail.State.DEAD);
        postman.round();
        assertThat(received()).isEmpty();

        assertThat(mails.again(mail().id(), mail().address())).isTrue();
        postman.round();

        assertThat(received()).hasSize(1);
    }

    @Test
    void anAddressThatTheServerRefusesForGoodIsNotTriedAgain() throws Exception {
        write(letter());

        try (var server =
                new RefusingServer(Map.of(reader + "@demo.invalid", "550 5.1.1 nobody of that name"), false)) {
            postman(server.port()).round();
        }

        assertThat(mail().state()).isEqualTo(Mail.State.DEAD);
        assertThat(mail().attempts()).isEqualTo(1);
        assertThat(mail().lastError()).contains("nobody of that name");
    }

    @Test
    void anAddressThatIsNoneIsNotTriedAgain() {
        write(letter());
        jdbc.sql("update biennium.mail set address = 'nobody@demo..invalid' where id = ?")
                .param(mail().id())
                .update();

        postman.round();

        assertThat(mail().state()).isEqualTo(Mail.State.DEAD);
        assertThat(mail().attempts()).isEqualTo(1);
        assertThat(mail().lastError()).isNotBlank();
    }

    @Test
    void anAddressThatTheServerRefusesForNowIsTriedLater() throws Exception {
        write(letter());

        try (var server = new RefusingServer(Map.of(reader + "@demo.invalid", "451 4.7.1 come back later"), false)) {
            postman(server.port()).round();
        }

        assertThat(mail().state()).isEqualTo(Mail.State.QUEUED);
    }

    @Test
    void aRefusedCopyDoesNotKeepTheLetterFromItsReader() throws Exception {
        write(letter(person("Leïla Haddad", "leila@demo.invalid"), person("Omar", "gone@demo.invalid")));

        try (var server = new RefusingServer(Map.of("gone@demo.invalid", "550 5.1.1 left"), false)) {
            postman(server.port()).round();
            assertThat(server.taken).containsExactly(List.of(reader + "@demo.invalid", "leila@demo.invalid"));
        }

        assertThat(mail().state()).isEqualTo(Mail.State.SENT);
        assertThat(mail().lastError()).contains("gone@demo.invalid");
    }

    @Test
    void aServerThatHangsUpAfterItTookALetterGetsItOnce() throws Exception {
        write(letter());

        try (var server = new RefusingServer(Map.of(), true)) {
            postman(server.port()).round();
            clock.advance(settings.longestWait());
            postman(server.port()).round();
            assertThat(server.taken).hasSize(1);
        }

        assertThat(mail().state()).isEqualTo(Mail.State.SENT);
    }

    @Test
    void aLetterWhosePostmanDiedIsSentAgainUnderTheSameName() throws Exception {
        write(letter());
        var taken = mails.take(settings.lease()).orElseThrow();
        assertThat(postman.round()).as("leased").isZero();

        clock.advance(settings.lease());
        assertThat(postman.round()).isEqualTo(1);

        assertThat(messageId(received().get(0))).isEqualTo(taken.messageId());
        mails.later(taken, clock.instant(), "too late to say so");
        assertThat(mail().state()).isEqualTo(Mail.State.SENT);
    }

    @Test
    void noCaseWaitsForAnAddressThatIsNone() {
        write(new Letter(
                person("Nobody", "no body@\r\nBcc: eve@demo.invalid"),
                List.of(),
                "work-plan/withdrawn",
                named(),
                facts(),
                "/plans/WP",
                "WP",
                null));

        assertThat(mail().state()).isEqualTo(Mail.State.DEAD);
        assertThat(mail().lastError()).isNotBlank();
    }

    @Test
    void aLetterSaysInItsHeadThatAMachineWroteIt() throws Exception {
        write(letter(person("Leïla Haddad", "leila@demo.invalid")));
        postman.round();

        var message = received().get(0);
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(message.getHeader("List-Id")).containsExactly(settings.listId());
        assertThat(message.getHeader("Message-ID")).containsExactly(mail().messageId());
        assertThat(message.getHeader("Content-Language")).containsExactly("fr");
        assertThat(message.getFrom()).containsExactly(InternetAddress.parse(settings.from()));
        assertThat(message.getSentDate()).isEqualTo(mail().writtenAt());
        assertThat(((InternetAddress) message.getRecipients(RecipientType.CC)[0]).getPersonal())
                .isEqualTo("Leïla Haddad");
        assertThat(message.getSubject()).isEqualTo("[Plan 2027-2028] Sahara et Sahel\u00a0: plan retiré");
        assertThat(message.getHeader("Subject")[0]).matches("\\p{ASCII}+");
    }

    @Test
    void aLetterHasAPlainAndADressedPartOfTheSameText() throws Exception {
        write(letter());
        postman.round();

        var message = received().get(0);
        assertThat(message.getContentType()).startsWith("multipart/alternative");
        var parts = (MimeMultipart) message.getContent();
        assertThat(parts.getCount()).isEqualTo(2);
        assertThat(parts.getBodyPart(0).getContentType().toLowerCase(Locale.ROOT))
                .contains("text/plain", "utf-8");
        assertThat(parts.getBodyPart(1).getContentType().toLowerCase(Locale.ROOT))
                .contains("text/html", "utf-8");
        assertThat(joined(content(parts.getBodyPart(0)))).isEqualTo(mail().text());
        assertThat(content(parts.getBodyPart(1))).isEqualTo(mail().html());
    }

    @Test
    void aLetterIsSmall() throws Exception {
        write(letter());
        postman.round();

        var bytes = new ByteArrayOutputStream();
        received().get(0).writeTo(bytes);
        assertThat(bytes.size()).isLessThan(20_000);
    }

    @Test
    void nothingThatSomebodyTypedBecomesAHeader() throws Exception {
        var evil = "Eve\r\nBcc: victim@demo.invalid\r\n\r\n<b>hello</b>\u2028";
        write(new Letter(
                new Person(
                        reader,
                        evil,
                        reader + "@demo.invalid",
                        List.of("en"),
                        Locale.ENGLISH,
                        ZoneId.of("UTC"),
                        null,
                        null),
                List.of(person(evil, "leila@demo.invalid")),
                "work-plan/withdrawn",
                List.of(evil, "Sahel", 1, evil),
                facts(),
                "/plans/WP",
                "WP",
                null));
        postman.round();

        var message = received().get(0);
        assertThat(message.getHeader("Bcc")).isNull();
        assertThat(message.getAllRecipients()).hasSize(2);
        assertThat(message.getSubject()).startsWith("[Plan Eve Bcc: victim@demo.invalid <b>hello</b>] Sahel");
        assertThat(Stream.of(trap.getReceivedMessages()).flatMap(OutboxTest::recipients))
                .noneMatch(address -> address.contains("victim"));
    }

    @Test
    void aLinkNeverLeavesTheSite() {
        assertThatThrownBy(() -> write(new Letter(
                        person("Salem", "salem@demo.invalid"),
                        List.of(),
                        "work-plan/withdrawn",
                        named(),
                        facts(),
                        "https://example.org",
                        "WP",
                        null)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatWasWrittenCannotBeRewritten() {
        write(letter());

        for (var sql : List.of("update biennium.mail set html = ''", "delete from biennium.mail")) {
            assertThatThrownBy(() -> jdbc.sql(sql).update())
                    .isInstanceOf(DataAccessException.class)
                    .hasStackTraceContaining("permission denied");
        }
    }

    @Test
    void lettersThatWaitTooLongShowInTheHealthOfTheOutbox() {
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);

        write(letter());
        clock.advance(settings.tolerance().plusMinutes(1));

        assertThat(health.health().getStatus()).isEqualTo(OutboxHealth.DELAYED);
        assertThat(health.health().getDetails()).containsEntry("longestWaitInSeconds", 31 * 60L);
    }

    private void write(Letter letter) {
        transaction.executeWithoutResult(status -> outbox.write(letter));
    }

    private Letter letter(Person... copies) {
        return new Letter(
                person("Salem Trabelsi", reader + "@demo.invalid"),
                List.of(copies),
                "work-plan/withdrawn",
                named(),
                facts(),
                "/plans/WP-2027-SAHEL",
                "WP-2027-SAHEL",
                null);
    }

    private static List<Object> named() {
        return List.of("2027-2028", new DefaultMessageSourceResolvable("centre.sahel"), 2, "Nadia Ben Salah");
    }

    private static Map<String, Object> facts() {
        return Map.of(
                "what",
                new DefaultMessageSourceResolvable(new String[] {"mail.work-plan.withdrawn.what"}, named().toArray()),
                "then",
                new DefaultMessageSourceResolvable("mail.work-plan.withdrawn.then"),
                "because",
                new DefaultMessageSourceResolvable("mail.work-plan.because"));
    }

    private Person person(String name, String address) {
        var id = address.startsWith("reader-") || address.contains("\r") ? reader : name;
        return new Person(id, name, address, List.of("fr"), Locale.FRENCH, ZoneId.of("Africa/Tunis"), null, "oss");
    }

    private Postman postman(int port) {
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        sender.getJavaMailProperties().put("mail.smtp.timeout", "5000");
        sender.getJavaMailProperties().put("mail.smtp.quitwait", "false");
        return new Postman(mails, envelopes, sender, settings, installation, clock);
    }

    private static int closedPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private List<Mail> ours() {
        return mails.newest(new Mails.Wanted(null, reader), 0, 1000).stream()
                .map(line -> mails.find(line.id()).orElseThrow())
                .toList();
    }

    private Mail mail() {
        assertThat(ours()).hasSize(1);
        return ours().get(0);
    }

    private List<MimeMessage> received() {
        return Stream.of(trap.getReceivedMessages())
                .filter(message -> recipients(message).anyMatch(address -> address.contains(reader)))
                .toList();
    }

    private static Stream<String> recipients(MimeMessage message) {
        try {
            return Stream.of(message.getAllRecipients()).map(address -> ((InternetAddress) address).getAddress());
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String messageId(MimeMessage message) {
        try {
            return message.getMessageID();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As a mail program that knows flowed texts reads it: without the space that shields a line, and lines joined. */
    static String joined(String flowed) {
        return flowed.replaceAll("(?m)^ ", "").replaceAll("(?m)(?<!^--) \\n(> )?", " ");
    }

    private static String content(BodyPart part) throws Exception {
        return part.getContent().toString().replace("\r\n", "\n");
    }
}
