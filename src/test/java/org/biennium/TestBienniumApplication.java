package org.biennium;

import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TimeZone;
import java.util.regex.Pattern;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/** The trial: everything on one machine, with the demo accounts, kept in {@code data/} between starts. */
public class TestBienniumApplication {

    private static final Pattern CODE = Pattern.compile("/login/code\\?c=(\\S+)");

    public static void main(String[] args) {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        new SpringApplicationBuilder(BienniumApplication.class)
                .profiles("demo")
                .initializers(new Surroundings.InFolder(Path.of("data")))
                .listeners((ApplicationListener<ApplicationReadyEvent>) ready -> {
                    tellCodes(ready.getApplicationContext().getBean(GreenMail.class));
                    welcome(ready);
                })
                .run(args);
    }

    // The trap keeps letters where nobody looks, and /mails shows a letter without its code.
    private static void tellCodes(GreenMail trap) {
        var users = trap.getUserManager();
        var keeping = users.getMessageDeliveryHandler();
        users.setMessageDeliveryHandler((letter, address) -> {
            codeIn(letter.getMessage())
                    .ifPresent(
                            code -> System.out.printf("A code to sign in, sent to %s: %s%n", address.getEmail(), code));
            return keeping.handle(letter, address);
        });
    }

    private static Optional<String> codeIn(MimeMessage letter) throws MessagingException {
        try {
            var text = ((MimeMultipart) letter.getContent()).getBodyPart(0).getContent();
            return CODE.matcher(text.toString())
                    .results()
                    .map(found -> found.group(1))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void welcome(ApplicationReadyEvent ready) {
        var address = ready.getApplicationContext().getEnvironment().getProperty("biennium.address");
        System.out.printf("""

                Biennium is ready: %s
                  accounts (password of each: demo)
                    gce-officer     opens a plan: Tasklist, "Open a case"
                    oss-drafter     drafts the plan of the Sahara and Sahel centre
                    oss-head        signs it off for the Observatory
                    gce-officer     recommends
                    gce-validator   validates
                    admin           people, mails, Cockpit
                  every host has <host>-drafter, <host>-head and <host>-reviewer
                  a code to sign in by mail is said here when it is sent
                  data is kept in data/ ; stop with Ctrl-C
                %n""", address);
    }
}
