package org.biennium.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.biennium.mail.Bounce.Kind;
import org.junit.jupiter.api.Test;

class BounceReaderTest {

    private static final String LETTER = "<0b9f3c7e-1111-4222-8333-444455556666@localhost.localdomain>";
    private static final String READER = "salem@demo.invalid";
    private static final String SERVER = "MAILER-DAEMON@mx.demo.invalid";

    @Test
    void aReportSaysWhichLetterToWhomAndWhy() {
        var bounce = read(Returns.report(LETTER, READER, "failed", "5.1.1", "550 5.1.1 nobody of that name"));

        assertThat(bounce.letters()).containsExactly(LETTER);
        assertThat(bounce.addresses()).containsExactly(READER);
        assertThat(bounce.kind()).isEqualTo(Kind.PERMANENT);
        assertThat(bounce.said()).isEqualTo("550 5.1.1 nobody of that name");
    }

    @Test
    void aFullMailboxIsNotForGoodAndADelayIsNoFailure() {
        assertThat(read(Returns.report(LETTER, READER, "failed", "4.2.2", "452 mailbox full"))
                        .kind())
                .isEqualTo(Kind.TEMPORARY);
        assertThat(read(Returns.report(LETTER, READER, "delayed", "4.4.1", "no answer"))
                        .kind())
                .isEqualTo(Kind.DELAYED);
    }

    @Test
    void aReportThatALetterArrivedIsNone() {
        assertThat(tried(Returns.report(LETTER, READER, "delivered", "2.0.0", "250 ok")))
                .isEmpty();
    }

    @Test
    void theWorstOfSeveralRecipientsCounts() {
        var two = Returns.report(LETTER, READER, "delayed", "4.4.1", "no answer")
                .replace(
                        "Diagnostic-Code: smtp; no answer\r\n",
                        "\r\nOriginal-Recipient: rfc822;<LEILA@demo.invalid>\r\nAction: FAILED\r\nStatus: 5.7.1\r\n");

        var bounce = read(two);

        assertThat(bounce.kind()).isEqualTo(Kind.PERMANENT);
        assertThat(bounce.said()).isEqualTo("5.7.1");
        assertThat(bounce.addresses()).contains("leila@demo.invalid");
    }

    @Test
    void aPlainMessageOfAServerIsUnderstoodToo() {
        var bounce = read(Returns.plain(SERVER, LETTER, READER, "Remote host said: 550 5.1.1 User unknown"));

        assertThat(bounce.letters()).containsExactly(LETTER);
        assertThat(bounce.addresses()).contains(READER);
        assertThat(bounce.kind()).isEqualTo(Kind.PERMANENT);
        assertThat(bounce.said()).isEqualTo("Remote host said: 550 5.1.1 User unknown");
    }

    @Test
    void answersOfPeopleAndAbsenceNotesAreNone() {
        assertThat(tried(Returns.plain("Salem <salem@demo.invalid>", LETTER, READER, "550 thanks")))
                .isEmpty();
        assertThat(tried("From: salem@demo.invalid\r\nAuto-Submitted: auto-replied\r\nIn-Reply-To: " + LETTER
                        + "\r\n\r\nI am away until 5.1.2027.\r\n"))
                .isEmpty();
        assertThat(tried("From: Postmaster <postmaster@demo.invalid>\r\nIn-Reply-To: " + LETTER
                        + "\r\n\r\nWelcome to our new mail server.\r\n"))
                .isEmpty();
    }

    @Test
    void nothingTheyWriteBecomesAHeaderOrTurnsTheDirection() {
        var evil = "550 no\r\n\tBcc: victim@demo.invalid\u0000\u0007 <b>x</b>";
        var bounce = read(Returns.report(LETTER, READER, "failed", "5.1.1", evil));

        assertThat(bounce.said()).doesNotContain("\r", "\n", "\u0000", "\u0007").contains("Bcc: victim");
    }

    @Test
    void wordsWithoutEndAreCutOff() {
        var bounce = read(Returns.report(LETTER, READER, "failed", "5.1.1", "550 " + "x".repeat(200_000)));

        assertThat(bounce.said()).hasSize(500);
    }

    @Test
    void aReportThatNestsOrRepeatsWithoutEndEnds() {
        var nested = new StringBuilder("From: " + SERVER + "\r\n");
        for (var depth = 0; depth < 2_000; depth++) {
            nested.append("Content-Type: multipart/mixed; boundary=b%1$d\r\n\r\n--b%1$d\r\n".formatted(depth));
        }
        assertThat(tried(nested.toString())).isEmpty();
        assertThat(tried("Content-Type: multipart/report; boundary=b\r\n\r\n" + "--b\r\n\r\n".repeat(30_000)))
                .isEmpty();
        var ids = "Message-ID: " + LETTER + "\r\n";
        assertThat(tried("From: " + SERVER + "\r\n\r\n550 no\r\n" + ids.repeat(3_000)))
                .isPresent();
    }

    @Test
    void aReportCutOffOrDamagedAnywhereNeverBreaksTheReader() {
        var random = new Random(20261125);
        for (var text : new String[] {
            Returns.report(LETTER, READER, "failed", "5.1.1", "550 nobody"),
            Returns.plain(SERVER, LETTER, READER, "550 nobody")
        }) {
            var whole = text.getBytes(ISO_8859_1);
            for (var time = 0; time < 3_000; time++) {
                var damaged = Arrays.copyOf(whole, random.nextInt(whole.length));
                for (var hit = 0; hit < 5 && damaged.length > 0; hit++) {
                    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
                }
                assertThatCode(() -> BounceReader.read(damaged)).doesNotThrowAnyException();
            }
        }
    }

    private static Bounce read(String message) {
        return Objects.requireNonNull(tried(message).orElse(null));
    }

    private static Optional<Bounce> tried(String message) {
        return BounceReader.read(message.getBytes(ISO_8859_1));
    }
}
