package org.biennium.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.biennium.BienniumTest;
import org.biennium.Caller;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A copy of another installation's database is silent until an administrator says otherwise. */
@BienniumTest
class InstallationTest {

    @Autowired
    Installation installation;

    @Autowired
    Postman postman;

    @Autowired
    OutboxHealth health;

    @Autowired
    Outbox outbox;

    @Autowired
    LetterPreview preview;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    @BeforeEach
    void theDatabaseIsACopy() {
        jdbc.sql("update biennium.installation set name = 'https://biennium.example'")
                .update();
    }

    @AfterEach
    void theDatabaseIsOurs() {
        jdbc.sql("update biennium.installation set name = ?")
                .param(installation.name())
                .update();
        jdbc.sql(
                        "update biennium.mail set state = 'dead', next_attempt_at = null where recipient = 'sample' and state in ('queued', 'sending')")
                .update();
    }

    @Test
    void noLetterLeavesUntilAnAdministratorHasWrittenTheNameOfThisInstallation() {
        var letter = preview.samples(Locale.ENGLISH, LetterPreview.Facts.USUAL)
                .get(0)
                .letter();
        transaction.executeWithoutResult(status -> outbox.writeAtOnce(letter));
        assertThat(postman.round()).isZero();
        assertThat(health.health().getStatus()).isEqualTo(OutboxHealth.DELAYED);
        assertThat(health.health().getDetails()).containsEntry("silent", true);
        var admin = Caller.signedIn(port, "admin");
        assertThat(admin.get("/mails").body())
                .contains("its database belongs to the installation “https://biennium.example”, and this one is “"
                        + installation.name() + "”");
        assertThat(Caller.signedIn(port, "gce-officer").get("/mails").body())
                .contains("No mail leaves this site")
                .doesNotContain("action=\"/mails/installation\"");

        assertThat(admin.post("/mails/installation", Map.of("name", "yes")).statusCode())
                .isEqualTo(422);
        assertThat(installation.isOurs()).isFalse();
        admin.post("/mails/installation", Map.of("name", installation.name()));

        assertThat(installation.isOurs()).isTrue();
        assertThat(admin.get("/mails").body()).doesNotContain("No mail leaves this site");
        assertThat(postman.round()).isPositive();
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }
}
