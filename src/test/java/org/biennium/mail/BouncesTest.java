package org.biennium.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.mail.Flags;
import jakarta.mail.Flags.Flag;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.biennium.BienniumTest;
import org.biennium.Caller;
import org.biennium.people.Person;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Letters that come back are read in a mailbox, each once, and shown beside what was sent. */
@BienniumTest
class BouncesTest {

    private static final GreenMail MAILBOX = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));

    @Autowired
    Outbox outbox;

    @Autowired
    Mails mails;

    @Autowired
    Bounces bounces;

    @Autowired
    Installation installation;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    private final String reader = "back-" + UUID.randomUUID();
    private MailFolder folder;
    private BounceBox box;

    @BeforeAll
    static void openTheMailbox() {
        MAILBOX.start();
    }

    @AfterAll
    static void closeTheMailbox() {
        MAILBOX.stop();
    }

    @BeforeEach
    void takeAMailboxOfItsOwn() throws Exception {
        MAILBOX.setUser(reader, reader, "secret");
        folder = MAILBOX.getManagers()
                .getImapHostManager()
                .getInbox(MAILBOX.getManagers().getUserManager().getUser(reader));
        box = box("secret");
    }

    @AfterEach
    void leaveNothingToCount() {
        jdbc.sql("""
                        update biennium.mail set expires_at = written_at,
                            state = case when state in ('queued', 'sending') then 'dead' else state end,
                            next_attempt_at = null, lease_until = null
                        where recipient = ?""").param(reader).update();
    }

    @Test
    void aLetterThatComesBackForGoodSaysSoOnItsPageWithTheServersWords() throws Exception {
        var mail = sent();
        arrives(Returns.report(mail.messageId(), address(), "failed", "5.1.1", "550 5.1.1 nobody of <that> name"));

        assertThat(box.round()).isEqualTo(1);
        assertThat(box.round()).isZero();

        assertThat(state(mail)).isEqualTo(Mail.State.BOUNCED);
        assertThat(unread()).isZero();
        var officer = Caller.signedIn(port, "gce-officer");
        assertThat(officer.get("/mails?state=bounced&text=" + reader).body()).contains("came back");
        assertThat(officer.get("/mails/" + mail.id()).body())
                .contains("refused for good", "550 5.1.1 nobody of &lt;that&gt; name", "Send again");
    }

    @Test
    void aDelayIsNotedAndTheLetterCountsAsSentUntilItFails() throws Exception {
        var mail = sent();
        arrives(Returns.report(mail.messageId(), address(), "delayed", "4.4.1", "no answer yet"));
        box.round();
        assertThat(state(mail)).isEqualTo(Mail.State.SENT);

        arrives(Returns.report(mail.messageId(), address(), "failed", "4.4.7", "given up"));
        box.round();

        assertThat(state(mail)).isEqualTo(Mail.State.BOUNCED);
        assertThat(bounces.of(mail.id())).extracting(Bounces.Returned::kind).containsExactly("temporary", "delayed");
    }

    @Test
    void aPlainMessageOfAServerCountsToo() throws Exception {
        var mail = sent();
        arrives(Returns.plain("MAILER-DAEMON@mx.invalid", mail.messageId(), address(), "550 no such user"));

        assertThat(box.round()).isEqualTo(1);

        assertThat(state(mail)).isEqualTo(Mail.State.BOUNCED);
    }

    @Test
    void aLetterThatCameBackCanBeSentAgain() throws Exception {
        var mail = sent();
        arrives(Returns.report(mail.messageId(), address(), "failed", "4.2.2", "mailbox full"));
        box.round();

        assertThat(mails.again(mail.id(), mail.address())).isTrue();

        assertThat(state(mail)).isEqualTo(Mail.State.QUEUED);
    }

    @Test
    void thatACopyCameBackIsNotedBesideALetterThatArrived() throws Exception {
        var mail = sent();
        arrives(Returns.report(mail.messageId(), "LEILA-" + reader + "@demo.invalid", "failed", "5.1.1", "left"));

        assertThat(box.round()).isEqualTo(1);

        assertThat(state(mail)).isEqualTo(Mail.State.SENT);
        assertThat(bounces.of(mail.id()))
                .extracting(Bounces.Returned::address)
                .containsExactly("leila-" + reader + "@demo.invalid");
    }

    @Test
    void whatIsForgedForAnotherAddressOrUnknownLiesUnreadAndIsCountedOnce() throws Exception {
        var mail = sent();
        var before = bounces.unknown();
        arrives(Returns.report(mail.messageId(), "somebody-else@demo.invalid", "failed", "5.1.1", "forged"));
        arrives(Returns.report("<" + UUID.randomUUID() + "@elsewhere.invalid>", address(), "failed", "5.1.1", "?"));
        arrives("From: salem@demo.invalid\r\nSubject: Re: Rappel\r\n\r\nThank you!\r\n");
        arrives("Content-Type: multipart/report; boundary=\r\n\u0000\r\n--\r\nContent-Type: ;;;\r\n\r\n=?x?");
        arrives("From: MAILER-DAEMON@mx.invalid\r\n\r\n" + "550 \u0000 x\r\n".repeat(100_000));

        assertThat(box.round()).isZero();
        assertThat(box.round()).isZero();

        assertThat(state(mail)).isEqualTo(Mail.State.SENT);
        assertThat(unread()).isEqualTo(5);
        assertThat(bounces.unknown()).isEqualTo(before + 5);
    }

    @Test
    void aLetterThatComesBackBeforeItIsMarkedAsSentIsLeftForTheNextRound() throws Exception {
        var mail = written();
        arrives(Returns.report(mail.messageId(), address(), "failed", "5.1.1", "quick"));
        assertThat(box.round()).isZero();

        markSent(mail);

        assertThat(box.round()).isEqualTo(1);
        assertThat(state(mail)).isEqualTo(Mail.State.BOUNCED);
    }

    @Test
    void twoNodesAtOnceHandleEachMessageOnce() throws Exception {
        var all = new ArrayList<Mail>();
        for (var number = 0; number < 20; number++) {
            var mail = sent();
            all.add(mail);
            arrives(Returns.report(mail.messageId(), address(), "failed", "5.1.1", "gone"));
        }
        var start = new CyclicBarrier(2);
        var both = Executors.newFixedThreadPool(2);
        try {
            var rounds = List.of(box, box("secret")).stream()
                    .map(one -> both.submit(() -> {
                        start.await(10, TimeUnit.SECONDS);
                        return one.round();
                    }))
                    .toList();
            assertThat(rounds.get(0).get(60, TimeUnit.SECONDS) + rounds.get(1).get(60, TimeUnit.SECONDS))
                    .isEqualTo(20);
        } finally {
            both.shutdownNow();
        }

        assertThat(all).allSatisfy(mail -> assertThat(bounces.of(mail.id())).hasSize(1));
    }

    @Test
    void aMailboxThatCannotBeReadTurnsItsHealthRedUntilItCan() throws Exception {
        var broken = box("wrong");
        broken.round();

        assertThat(broken.fault()).isNotEmpty();
        assertThat(health(broken)).isEqualTo(OutboxHealth.DELAYED);
        box.round();
        assertThat(health(box)).isEqualTo(Status.UP);
    }

    @Test
    void withoutAMailboxNothingIsReadAndNothingIsRed() {
        var none = new BounceBox(settings("", "secret"), bounces, installation);

        assertThat(none.round()).isZero();

        assertThat(health(none)).isEqualTo(Status.UP);
    }

    private Status health(BounceBox of) {
        return new BounceHealth(settings("", ""), of, bounces, new SimpleMeterRegistry())
                .health()
                .getStatus();
    }

    private BounceBox box(String password) {
        return new BounceBox(settings("127.0.0.1", password), bounces, installation);
    }

    private BounceSettings settings(String host, String password) {
        return new BounceSettings(
                host,
                MAILBOX.getImap().getPort(),
                reader,
                password,
                "INBOX",
                false,
                100,
                262_144,
                Duration.ofSeconds(20));
    }

    private void arrives(String message) throws Exception {
        var bytes = message.getBytes(StandardCharsets.ISO_8859_1);
        folder.appendMessage(
                new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes)),
                new Flags(),
                new Date());
    }

    private long unread() {
        return folder.getMessages().stream()
                .filter(message -> !message.getFlags().contains(Flag.SEEN))
                .count();
    }

    private Mail sent() {
        var mail = written();
        markSent(mail);
        return mail;
    }

    private Mail written() {
        var facts = Map.<String, Object>of(
                "what", new DefaultMessageSourceResolvable("mail.work-plan.because"),
                "then", new DefaultMessageSourceResolvable("mail.work-plan.withdrawn.then"),
                "because", new DefaultMessageSourceResolvable("mail.work-plan.because"));
        var named = List.<Object>of("2027-2028", new DefaultMessageSourceResolvable("centre.sahel"), 2, "Nadia");
        var letter = new Letter(
                person(reader, address()),
                List.of(person("Leïla", "leila-" + reader + "@demo.invalid")),
                "work-plan/withdrawn",
                named,
                facts,
                "/plans/WP",
                "WP",
                null);
        var id = transaction.execute(status -> outbox.writeAll(List.of(letter)).get(0));
        return mails.find(Objects.requireNonNull(id)).orElseThrow();
    }

    private void markSent(Mail mail) {
        jdbc.sql("update biennium.mail set state = 'sent', sent_at = written_at, next_attempt_at = null where id = ?")
                .param(mail.id())
                .update();
    }

    private Mail.State state(Mail mail) {
        return mails.find(mail.id()).orElseThrow().state();
    }

    private String address() {
        return reader + "@demo.invalid";
    }

    private static Person person(String id, String address) {
        return new Person(id, id, address, List.of("fr"), Locale.FRENCH, ZoneId.of("Africa/Tunis"), null, "oss");
    }
}
