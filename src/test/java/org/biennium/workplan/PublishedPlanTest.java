package org.biennium.workplan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.biennium.BienniumTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;

@BienniumTest
class PublishedPlanTest {

    @LocalServerPort
    int port;

    @Autowired
    WrittenPlan written;

    @Autowired
    TestRestTemplate http;

    WorkPlan plan;

    @BeforeEach
    void begin() {
        plan = written.published("sahel", "fr");
    }

    @Test
    void itsFingerprintIsThatOfTheFileThatAReaderDownloads() throws Exception {
        var reader = Desktop.of("reader", port);
        var page = reader.open("/plans/" + plan.key());

        var file = reader.open(page.page().expectFirst(".receipt a").attr("href"));

        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file.body())))
                .isEqualTo(page.page().expectFirst(".receipt code").text());
    }

    @Test
    void itsPageHasNoWayToChangeIt() {
        var page = Desktop.of("oss-drafter", port).open("/plans/" + plan.key());

        assertThat(page.page().select("main a[href*=/sections/]").not("[download]"))
                .isEmpty();
        assertThat(page.text()).contains("publié");
    }

    @ParameterizedTest
    @ValueSource(strings = {"reader", "jrc-drafter", "gce-officer", "oss-head"})
    void theApiGivesItToTheSameReaders(String reader) {
        var answer = http.withBasicAuth(reader, "demo").getForEntity("/api/plans/" + plan.key(), String.class);

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(answer.getBody()).contains("\"period\":\"2025-2026\"", "\"sha256\"", "GBF-TARGET-01");
    }

    @Test
    void theApiGivesTheVeryBytes() {
        var file = Desktop.of("oss-head", port).open("/plans/" + plan.key() + "/versions/1.json");

        var bytes = http.withBasicAuth("oss-head", "demo")
                .getForObject("/api/plans/" + plan.key() + "/versions/1", byte[].class);

        assertThat(new String(bytes, StandardCharsets.UTF_8))
                .isEqualTo(new String(file.body(), StandardCharsets.UTF_8));
    }

    @Test
    void aVersionBeforeTheFinalOneIsOnlyForThoseWhoMayFollowItsWay() {
        var draft = written.empty("sahel", "fr");
        written.submit(draft);

        assertThat(status("oss-head", draft)).isEqualTo(HttpStatus.OK);
        assertThat(status("gce-validator", draft)).isEqualTo(HttpStatus.OK);
        assertThat(status("jrc-drafter", draft)).isEqualTo(HttpStatus.NOT_FOUND);
    }

    private HttpStatus status(String reader, WorkPlan draft) {
        return (HttpStatus) http.withBasicAuth(reader, "demo")
                .getForEntity("/api/plans/" + draft.key() + "/versions/1", String.class)
                .getStatusCode();
    }
}
