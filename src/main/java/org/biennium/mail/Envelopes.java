package org.biennium.mail;

import static jakarta.mail.Message.RecipientType.CC;
import static jakarta.mail.Message.RecipientType.TO;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Puts a letter of the outbox into the form in which it travels. */
@Component
class Envelopes {

    private final MailSettings settings;
    private final Enclosures enclosures;
    private final InternetAddress from;

    Envelopes(MailSettings settings, Enclosures enclosures) throws AddressException {
        this.settings = settings;
        this.enclosures = enclosures;
        this.from = strict(settings.from());
    }

    /** The name under which a letter is known to all mail servers it passes. */
    String messageId(UUID id) {
        var address = from.getAddress();
        return "<" + id + address.substring(address.lastIndexOf('@')) + ">";
    }

    /**
     * Fills a blank message with the letter.
     *
     * @param without addresses among the copies that the mail server has refused
     */
    MimeMessage enclose(Mail mail, Collection<String> without, MimeMessage message) throws MessagingException {
        message.setFrom(from);
        if (!settings.replyTo().isBlank()) {
            message.setReplyTo(InternetAddress.parse(settings.replyTo(), true));
        }
        message.setRecipient(TO, address(strict(mail.address()).getAddress(), mail.recipientName()));
        for (var copy : mail.copies()) {
            var parsed = strict(copy);
            if (!without.contains(parsed.getAddress())) {
                message.addRecipient(
                        CC, address(parsed.getAddress(), Objects.requireNonNullElse(parsed.getPersonal(), "")));
            }
        }
        message.setSubject(mail.subject(), UTF_8.name());
        // As at every attempt, so that a repeat is the same letter to the last byte of its head.
        message.setSentDate(Date.from(mail.writtenAt()));
        message.setHeader("Message-ID", mail.messageId());
        message.setHeader("Auto-Submitted", "auto-generated");
        // Exchange answers generated mail with absence notes unless told not to.
        message.setHeader("X-Auto-Response-Suppress", "OOF, AutoReply");
        message.setHeader("List-Id", settings.listId());
        message.setContentLanguage(new String[] {mail.language().toLanguageTag()});
        var files = enclosures.of(mail.id());
        message.setContent(files.isEmpty() ? alternatives(mail) : with(files, alternatives(mail)));
        return message;
    }

    /** The head of the letter as it travels, each line by its name, for those who look into the outbox. */
    Map<String, String> heads(Mail mail) {
        var heads = new LinkedHashMap<String, String>();
        heads.put("From", from.toUnicodeString());
        if (!settings.replyTo().isBlank()) {
            heads.put("Reply-To", settings.replyTo());
        }
        heads.put("To", mail.recipientName() + " <" + mail.address() + ">");
        if (!mail.copies().isEmpty()) {
            heads.put("Cc", String.join(", ", mail.copies()));
        }
        heads.put("Subject", mail.subject());
        heads.put("Message-ID", mail.messageId());
        heads.put("List-Id", settings.listId());
        heads.put("Content-Language", mail.language().toLanguageTag());
        return heads;
    }

    private static MimeMultipart with(List<Enclosures.File> files, MimeMultipart letter) throws MessagingException {
        var first = new MimeBodyPart();
        first.setContent(letter);
        var all = new MimeMultipart(first);
        for (var file : files) {
            var enclosed = new MimeBodyPart();
            enclosed.setDataHandler(new DataHandler(new ByteArrayDataSource(file.content(), file.type())));
            enclosed.setFileName(file.name());
            enclosed.setDisposition(Part.ATTACHMENT);
            all.addBodyPart(enclosed);
        }
        return all;
    }

    private static MimeMultipart alternatives(Mail mail) throws MessagingException {
        var text = new MimeBodyPart();
        var flowed = Flowed.of(mail.text());
        text.setContent(flowed, Flowed.CONTENT_TYPE);
        text.setHeader("Content-Transfer-Encoding", encoding(flowed));
        var html = new MimeBodyPart();
        html.setText(mail.html(), UTF_8.name(), "html");
        html.setHeader("Content-Transfer-Encoding", encoding(mail.html()));
        var parts = new MimeMultipart("alternative");
        parts.addBodyPart(text);
        parts.addBodyPart(html);
        return parts;
    }

    /** The way that takes less room: mail servers pass on plain ASCII in short lines only. */
    private static String encoding(String text) {
        var bytes = text.getBytes(UTF_8);
        var quoted = 0;
        for (var octet : bytes) {
            quoted += octet < 0 || octet == '=' ? 3 : 1;
        }
        return quoted * 3L > bytes.length * 4L ? "base64" : "quoted-printable";
    }

    static InternetAddress address(String address, String name) {
        try {
            return new InternetAddress(address, Wording.line(name), UTF_8.name());
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The name in {@code Name <address>}, or the address where there is none. */
    static String nameIn(String copy) {
        try {
            var parsed = strict(copy);
            return Objects.requireNonNullElse(parsed.getPersonal(), parsed.getAddress());
        } catch (AddressException e) {
            return copy;
        }
    }

    static InternetAddress strict(String address) throws AddressException {
        var parsed = new InternetAddress(address, true);
        parsed.validate();
        return parsed;
    }
}
