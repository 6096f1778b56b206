package org.biennium.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.biennium.BienniumTest;
import org.biennium.workplan.Story;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The file that goes with a letter is the same whenever and however often it goes. */
@BienniumTest
class EnclosuresTest {

    @Autowired
    Story story;

    @Autowired
    Postman postman;

    @Autowired
    Enclosures enclosures;

    @Autowired
    Mails mails;

    @Autowired
    GreenMail trap;

    @Autowired
    JdbcClient jdbc;

    @Test
    void isForAHeadTheVersionToSignInTheirLanguage() throws Exception {
        var key = story.submitted("sahel");
        var mail = letterTo("oss-head", key);

        while (postman.round() > 0) {}

        var parts = (MimeMultipart) received(mail).getContent();
        assertThat(parts.getCount()).as("the letter, the plan, the date").isEqualTo(3);
        assertThat(parts.getBodyPart(2).isMimeType("text/calendar")).isTrue();
        assertThat(mails.find(mail).orElseThrow().text()).contains("La version 1 du plan est jointe en PDF.\n");
        assertThat(parts.getBodyPart(0).isMimeType("multipart/alternative")).isTrue();
        var file = parts.getBodyPart(1);
        assertThat(file.getFileName()).isEqualTo(key + "-version-1.pdf");
        assertThat(file.isMimeType("application/pdf")).isTrue();
        assertThat(file.getDisposition()).isEqualTo("attachment");
        try (var pdf = Loader.loadPDF(bytes(file))) {
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("fr");
            assertThat(new PDFTextStripper().getText(pdf)).contains("plan de travail biennal", "Degraded land");
        }
    }

    @Test
    void goesOnlyWithTheLetterThatAsksForASignature() {
        var key = story.signed("sahel");

        assertThat(jdbc.sql("""
                                select mail.recipient from biennium.mail_enclosure join biennium.mail on mail.id = mail
                                where case_key = ? and type = 'application/pdf'
                                """).param(key).query(String.class).list()).containsExactly("oss-head");
    }

    @Test
    void isTheSameAfterACrashAndWhenItIsSentAgain() throws Exception {
        var key = story.submitted("sahel");
        var mail = letterTo("oss-head", key);
        assertThat(enclosures.namesOf(mail)).containsExactly(key + "-version-1.pdf", "biennium-dates.ics");

        var first = enclosures.of(mail).get(0);
        var again = enclosures.of(mail).get(0);

        assertThat(again.content()).isEqualTo(first.content());
        assertThatThrownBy(() -> jdbc.sql("update biennium.mail_enclosure set content = '' where mail = ?")
                        .param(mail)
                        .update())
                .hasMessageContaining("was drawn up already");
    }

    @Test
    void isLeftOutWhereItCannotBeDrawnUpOrMayNotBeSeen() {
        var key = story.submitted("sahel");
        var mail = letterTo("oss-drafter", key);

        for (var what : List.of("nonsense", key + " 1 fr reader", key + " 9 fr oss-head", "WP-NONE 1 fr oss-head")) {
            var other = copyOf(mail);
            enclosures.add(Map.of(other, List.of(new Enclosure("work-plan", what, "a.pdf", "application/pdf"))));
            assertThat(enclosures.of(other)).as(what).isEmpty();
        }
        var unknown = copyOf(mail);
        enclosures.add(Map.of(unknown, List.of(new Enclosure("nobody", "nothing", "a.pdf", "application/pdf"))));
        assertThat(enclosures.of(unknown)).isEmpty();
        assertThat(enclosures.namesOf(unknown)).isEmpty();
    }

    private UUID letterTo(String person, String key) {
        return jdbc.sql(
                        "select id from biennium.mail where recipient = ? and case_key = ? order by number desc limit 1")
                .params(person, key)
                .query(UUID.class)
                .single();
    }

    /** A letter that is never sent. */
    private UUID copyOf(UUID mail) {
        var id = UUID.randomUUID();
        jdbc.sql("""
                        insert into biennium.mail
                            (id, message_id, recipient, recipient_name, address, copies, language, template, subject, because,
                             text, html, case_key, written_at, state)
                        select :id, :id::text, recipient, recipient_name, address, copies, language, template, subject, because,
                             text, html, case_key, written_at, 'dead'
                        from biennium.mail where id = :mail
                        """).param("id", id).param("mail", mail).update();
        return id;
    }

    private MimeMessage received(UUID mail) {
        var messageId = mails.find(mail).orElseThrow().messageId();
        return Stream.of(trap.getReceivedMessages())
                .filter(message -> messageId.equals(messageId(message)))
                .findFirst()
                .orElseThrow();
    }

    private static String messageId(MimeMessage message) {
        try {
            return message.getMessageID();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(BodyPart part) throws Exception {
        var bytes = new ByteArrayOutputStream();
        part.getInputStream().transferTo(bytes);
        return bytes.toByteArray();
    }
}
