package org.biennium.workplan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.biennium.BienniumTest;
import org.biennium.Caller;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Plans that were validated before this system was there. The officer reads English. */
@BienniumTest
class PlansElsewhereTest {

    private static final byte[] PAPER = paper(null);
    private static final String SHEET =
            "Title,Type,End\nTrain forest guards,Training,2026-06-30\nShare data,Sharing?,2026-06-30\n";

    @LocalServerPort
    int port;

    @Autowired
    WorkPlans plans;

    @Autowired
    JdbcClient jdbc;

    Desktop officer;

    @BeforeEach
    void begin() {
        jdbc.sql(
                        "update biennium.work_plan set state = 'withdrawn' where centre = 'caribbean' and period = '2025-2026'")
                .update();
        officer = Desktop.of("gce-officer", port);
    }

    @Test
    void itIsPublishedWithItsPaperAndMarkedEverywhere() throws IOException {
        var entered = enter(Map.of("leaveOut", "true"), SHEET, PAPER);

        assertThat(entered.address()).startsWith("/plans/WP-2025-CARIBBEAN");
        assertThat(entered.field("elsewhere").text())
                .contains("Validated outside this system on 12 March 2025 (Steering Committee)")
                .contains("Nobody has validated it in this system");
        assertThat(entered.page().select(".standing").text()).contains("entered the plan");
        assertThat(entered.text()).contains("Train forest guards", "Share data", "published");
        assertThat(Desktop.of("reader", port).open("/plans").text()).contains("validated outside this system");
        assertThat(officer.open(entered.address() + "/summary").text()).contains("Validated outside this system");
        assertThat(PdfText.of(officer.open(entered.address() + "/copy.pdf").body()))
                .contains("Validated outside this system on 12 March 2025 (Steering Committee)");

        var reader = Caller.signedIn(port, "reader").bytes(entered.address() + "/signed.pdf");
        assertThat(reader.body()).isEqualTo(PAPER);
        assertThat(reader.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(reader.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment");
        assertThat(Caller.basic(port, "reader", "demo")
                        .get("/api" + entered.address())
                        .body())
                .contains("\"validatedElsewhere\":{\"on\":\"2025-03-12\",\"by\":\"Steering Committee\"}");
    }

    @Test
    void cellsThatCannotBeReadAreNamedAndNothingIsEntered() {
        var told = enter(Map.of(), SHEET, PAPER);

        assertThat(told.status()).isEqualTo(422);
        assertThat(told.field("problems").text()).contains("B3", "Sharing?");
        assertThat(told.field("decidedBy").val()).isEqualTo("Steering Committee");
        assertThat(isEntered()).isFalse();
    }

    @Test
    void aPaperThatIsNoPdfIsRefused() {
        var told = enter(Map.of("leaveOut", "true"), SHEET, "<html>".getBytes(StandardCharsets.UTF_8));

        assertThat(told.status()).isEqualTo(422);
        assertThat(told.field("refusal").text()).startsWith("The signed plan is not a PDF");
        assertThat(isEntered()).isFalse();
    }

    @Test
    void aPaperThatReadersCouldNotOpenIsRefused() {
        var told = enter(Map.of("leaveOut", "true"), SHEET, paper("a password"));

        assertThat(told.status()).isEqualTo(422);
        assertThat(told.field("refusal").text()).startsWith("The signed plan is protected by a password");
        assertThat(isEntered()).isFalse();
    }

    @Test
    void aPaperThatIsCutOffIsRefused() {
        var told = enter(Map.of("leaveOut", "true"), SHEET, Arrays.copyOf(PAPER, 40));

        assertThat(told.field("refusal").text()).startsWith("The signed plan is not a PDF");
        assertThat(isEntered()).isFalse();
    }

    @Test
    void aDecisionIsNotTakenInTheFuture() {
        assertThat(enter(Map.of("decidedOn", "2099-01-01"), SHEET, PAPER)
                        .field("refusal")
                        .text())
                .startsWith("Give the day of the decision");
        assertThat(isEntered()).isFalse();
    }

    @Test
    void aCentreHasOnePlanForABiennium() {
        enter(Map.of("leaveOut", "true"), SHEET, PAPER);

        assertThat(enter(Map.of("leaveOut", "true"), SHEET, PAPER)
                        .field("refusal")
                        .text())
                .startsWith("This centre already has a plan");
    }

    private static byte[] paper(@Nullable String password) {
        try (var pdf = new PDDocument();
                var file = new ByteArrayOutputStream()) {
            pdf.addPage(new PDPage());
            if (password != null) {
                pdf.protect(new StandardProtectionPolicy(password, password, new AccessPermission()));
            }
            pdf.save(file);
            return file.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isEntered() {
        return plans.all().stream()
                .anyMatch(plan -> plan.centre().equals("caribbean")
                        && plan.period().equals("2025-2026")
                        && plan.state() == WorkPlan.State.PUBLISHED);
    }

    private Desktop.Answer enter(Map<String, String> more, String sheet, byte[] paper) {
        var fields = new LinkedHashMap<>(Map.of(
                "centre", "caribbean",
                "period", "2025-2026",
                "language", "en",
                "decidedOn", "2025-03-12",
                "decidedBy", "Steering Committee"));
        fields.putAll(more);
        fields.put(
                "_csrf",
                officer.open("/plans/elsewhere")
                        .page()
                        .expectFirst("main [name=_csrf]")
                        .val());
        return officer.upload(
                "/plans/elsewhere", fields, Map.of("sheet", sheet.getBytes(StandardCharsets.UTF_8), "paper", paper));
    }
}
