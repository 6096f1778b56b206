package org.biennium.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.internet.MimeMultipart;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.biennium.BienniumTest;
import org.biennium.Caller;
import org.biennium.TestClock;
import org.biennium.people.Person;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;

@BienniumTest
class SecretLetterTest {

    private static final String SECRET = "23K4-PQR9";

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
    GreenMail trap;

    @Autowired
    TestClock clock;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationContext context;

    @LocalServerPort
    int port;

    private final String reader = "reader-" + UUID.randomUUID();

    @BeforeEach
    @AfterEach
    void sendEverything() {
        PostRound.go(context);
    }

    @Test
    void holdsItsSecretOnlyAsItTravels() throws Exception {
        write(SECRET, clock.instant().plus(Duration.ofMinutes(10)));
        assertThat(everythingKept()).doesNotContain(SECRET);

        postman.round();

        assertThat(mail().state()).isEqualTo(Mail.State.SENT);
        assertThat(everythingKept()).doesNotContain(SECRET);
        assertThat(secretKept()).isNull();
        assertThat(received()).hasSize(2).allMatch(part -> part.contains(SECRET) && part.contains("?c=" + SECRET));
    }

    @Test
    void showsItsSecretToNoAdministrator() {
        write(SECRET, clock.instant().plus(Duration.ofMinutes(10)));
        var admin = Caller.signedIn(port, "admin");

        for (var path : List.of("/mails", "/mails/" + mail().id(), "/mails/" + mail().id() + "/html")) {
            var page = admin.get(path);
            assertThat(page.statusCode()).as(path).isEqualTo(200);
            assertThat(page.body()).as(path).doesNotContain(SECRET);
        }
    }

    @Test
    void goesBeforeAllOthers() {
        transaction.executeWithoutResult(status -> outbox.write(letter()));
        write(SECRET, clock.instant().plus(Duration.ofMinutes(10)));

        var first = mails.take(settings.lease()).orElseThrow();

        assertThat(first.expiresAt()).isNotNull();
        mails.later(first, clock.instant(), "put back");
    }

    @Test
    void isNotSentOnceItHasExpired() throws Exception {
        write(SECRET, clock.instant().plus(Duration.ofMinutes(10)));

        clock.advance(Duration.ofMinutes(10));
        postman.round();

        assertThat(received()).isEmpty();
        assertThat(mail().state()).isEqualTo(Mail.State.DEAD);
        assertThat(mail().lastError()).contains("Expired");
        assertThat(secretKept()).isNull();
    }

    @Test
    void isTriedAgainOnlyAsLongAsItIsGood() throws Exception {
        var expiresAt = clock.instant().plus(Duration.ofMinutes(10));
        write(SECRET, expiresAt);
        var stranded = stranded();
        while (mail().state() == Mail.State.QUEUED) {
            stranded.round();
            clock.advance(Duration.ofMinutes(1));
        }

        assertThat(clock.instant()).isBefore(expiresAt);
        assertThat(mail().state()).isEqualTo(Mail.State.DEAD);
        assertThat(mail().attempts()).isEqualTo(4);
        assertThat(mail().lastError()).startsWith("Expired before it could be sent: ");
        assertThat(secretKept()).isNull();
    }

    @Test
    void cannotBeSentAgain() {
        write(SECRET, clock.instant().plus(Duration.ofMinutes(10)));
        clock.advance(Duration.ofMinutes(10));
        postman.round();
        var admin = Caller.signedIn(port, "admin");

        assertThat(admin.get("/mails/" + mail().id()).body()).doesNotContain("/again");
        admin.post("/mails/" + mail().id() + "/again", Map.of());

        assertThat(mail().state()).isEqualTo(Mail.State.DEAD);
    }

    @Test
    void toAnAddressThatIsNoneKeepsNoSecret() {
        transaction.executeWithoutResult(status -> outbox.write(
                letter("no body@\r\nBcc: eve@demo.invalid"),
                SECRET,
                clock.instant().plusSeconds(600)));

        assertThat(mail().state()).isEqualTo(Mail.State.DEAD);
        assertThat(secretKept()).isNull();
    }

    @Test
    void cannotOutliveItsLetterInTheDatabase() {
        write(SECRET, clock.instant().plus(Duration.ofMinutes(10)));

        assertThatThrownBy(
                        () -> jdbc.sql("update biennium.mail set state = 'dead', next_attempt_at = null where id = ?")
                                .param(mail().id())
                                .update())
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("mail_secret_is_forgotten");
    }

    private void write(String secret, Instant expiresAt) {
        transaction.executeWithoutResult(status -> outbox.write(letter(), secret, expiresAt));
    }

    private Letter letter() {
        return letter(reader + "@demo.invalid");
    }

    private Letter letter(String address) {
        return new Letter(
                new Person(
                        reader, "Salem", address, List.of("fr"), Locale.FRENCH, ZoneId.of("Africa/Tunis"), null, null),
                List.of(),
                "web/sign-in-code",
                List.of(),
                Map.of(
                        "what", "Voici le code :",
                        "validity", "Il est valable dix minutes.",
                        "secret", Letter.SECRET,
                        "because", "Vous l’avez demandé."),
                "/login/code?c=" + Letter.SECRET,
                null,
                null);
    }

    private Postman stranded() throws Exception {
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            sender.setPort(socket.getLocalPort());
        }
        return new Postman(mails, envelopes, sender, settings, installation, clock);
    }

    private Mail mail() {
        return jdbc.sql("select id from biennium.mail where recipient = ? order by number desc limit 1")
                .param(reader)
                .query(UUID.class)
                .optional()
                .flatMap(mails::find)
                .orElseThrow();
    }

    /** All that administrators could be shown. */
    private String everythingKept() {
        return mail().toString();
    }

    private @Nullable String secretKept() {
        return jdbc
                .sql("select coalesce(secret, '') from biennium.mail where recipient = ?")
                .param(reader)
                .query(String.class)
                .list()
                .stream()
                .filter(secret -> !secret.isEmpty())
                .findFirst()
                .orElse(null);
    }

    /** The parts of the letters that arrived. */
    private List<String> received() throws Exception {
        return Stream.of(trap.getReceivedMessagesForDomain(reader + "@demo.invalid"))
                .flatMap(message -> {
                    try {
                        var parts = (MimeMultipart) message.getContent();
                        return Stream.of(
                                parts.getBodyPart(0).getContent().toString(),
                                parts.getBodyPart(1).getContent().toString());
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }
}
