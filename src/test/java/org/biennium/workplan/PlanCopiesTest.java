package org.biennium.workplan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.biennium.BienniumTest;
import org.biennium.Caller;
import org.biennium.document.Drafts;
import org.biennium.document.Statements;
import org.biennium.document.Typed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Plans as files: named by plan and version, in the language of whoever takes them along. */
@BienniumTest
class PlanCopiesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @LocalServerPort
    int port;

    @Autowired
    WrittenPlan written;

    @Autowired
    Story story;

    @Autowired
    Drafts drafts;

    @Autowired
    ReadablePlans plans;

    @Autowired
    PlanCopies copies;

    @Autowired
    TestRestTemplate http;

    @ParameterizedTest
    @CsvSource({
        "copy.pdf, application/pdf, WP-2025-SAHEL.*-version-1.pdf",
        "copy.docx, application/vnd.openxmlformats-officedocument.wordprocessingml.document, WP-2025-SAHEL.*-version-1.docx",
        "copy.json, application/json, WP-2025-SAHEL.*-version-1.json",
        "versions/1.pdf, application/pdf, WP-2025-SAHEL.*-version-1.pdf",
        "versions/1.docx, application/vnd.openxmlformats-officedocument.wordprocessingml.document, WP-2025-SAHEL.*-version-1.docx"
    })
    void sayWhatTheyAre(String path, String type, String name) {
        var plan = written.published("sahel", "fr");

        var answer = Caller.signedIn(port, "reader").get("/plans/" + plan.key() + "/" + path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue(type);
        assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
                .matches("attachment; filename=\"" + name + "\"");
    }

    @Test
    void ofADraftSayThatItIsOne() throws IOException {
        var plan = written.empty("sahel", "fr");

        var answer = Caller.signedIn(port, "oss-drafter").get("/plans/" + plan.key() + "/copy.pdf");

        assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
                .contains(plan.key() + "-draft.pdf");
        assertThat(PdfText.of(Desktop.of("oss-drafter", port)
                        .open("/plans/" + plan.key() + "/copy.pdf")
                        .body()))
                .contains(plan.key() + ", projet du 24 novembre 2026")
                .contains("Sahara et Sahel\u00a0: plan de travail biennal")
                .contains("Aucune saisie.");
    }

    @Test
    void tellWhatWasDecidedToThoseWhoMayKnow() throws IOException {
        var key = story.submitted("sahel");
        story.signOff(key, "oss", "sign-with-reservation", "Sous réserve :\n- du **budget**");

        var file = Desktop.of("oss-drafter", port)
                .open("/plans/" + key + "/versions/1.pdf")
                .body();
        assertThat(PdfText.of(file))
                .contains("Ce qui a été décidé jusqu’ici", "Sous réserve", "du budget")
                .contains(key + ", version 1");

        var word = new XWPFDocument(new ByteArrayInputStream(Desktop.of("gce-officer", port)
                .open("/plans/" + key + "/copy.docx")
                .body()));
        assertThat(word.getParagraphs())
                .anyMatch(paragraph -> paragraph.getText().equals("What was decided so far"))
                .anyMatch(paragraph -> paragraph.getText().contains("du budget"));
    }

    @Test
    void areOfferedInOneBlock() {
        var key = story.submitted("sahel");

        var page = Desktop.of("oss-head", port).open("/plans/" + key).page();

        assertThat(page.select(".copies a").not("[href*=rows]").eachAttr("href"))
                .containsExactly(
                        "/plans/" + key + "/copy.pdf",
                        "/plans/" + key + "/copy.docx",
                        "/plans/" + key + "/copy.json",
                        "/plans/" + key + "/versions/1.pdf",
                        "/plans/" + key + "/versions/1.docx",
                        "/plans/" + key + "/versions/1.json");
        var published = written.published("europe", "en");
        assertThat(Desktop.of("reader", port)
                        .open("/plans/" + published.key())
                        .page()
                        .select(".copies a")
                        .not("[href*=rows]"))
                .hasSize(3);
    }

    @Test
    void askTheDatabaseAsOftenForThreeHundredActivitiesAsForOne() {
        var plan = written.empty("sahel", "fr");
        activity(plan, 1);
        var few = queries(plan);
        for (var number = 2; number <= 300; number++) {
            activity(plan, number);
        }

        assertThat(queries(plan)).isEqualTo(few);
    }

    @Test
    void areAsTheirSchemaSaysAndTheSchemaKnowsNoOther() throws IOException {
        var key = story.drafted("sahel");
        story.rewrite(key, "oss-drafter");
        var schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema());

        var copy = JSON.readTree(Desktop.of("oss-drafter", port)
                .open("/plans/" + key + "/copy.json")
                .body());
        assertThat(schema.validate(copy)).isEmpty();
        assertThat(schema.validate(JSON.readTree(Desktop.of("oss-drafter", port)
                        .open("/plans/" + written.empty("sahel", "fr").key() + "/copy.json")
                        .body())))
                .isEmpty();

        var wrong = copy.toString()
                .replace("\"USD\"", "\"dollars\"")
                .replace("GBF-TARGET-02", "GBF-TARGET-99")
                .replace("\"fields\":{\"text\"", "\"fields\":{\"invented\":1,\"text\"");
        assertThat(schema.validate(JSON.readTree(wrong)).toString()).contains("currency", "targets", "invented");
    }

    @Test
    void ofATemplateThatWasNeverPublishedThereIsNoSchema() {
        var answer = http.withBasicAuth("reader", "demo").getForEntity("/api/schemas/work-plan/99", String.class);

        assertThat(answer.getStatusCode().value()).isEqualTo(404);
    }

    private String schema() {
        var schema = http.withBasicAuth("reader", "demo").getForObject("/api/schemas/work-plan/2", byte[].class);
        return new String(schema, StandardCharsets.UTF_8);
    }

    private int queries(WorkPlan plan) {
        return Statements.during("biennium.", () -> {
                    var view = plans.find(plan.key(), "oss-drafter").orElseThrow();
                    copies.copy(copies.now(view, "oss-drafter"), Locale.FRENCH);
                })
                .size();
    }

    private void activity(WorkPlan plan, int number) {
        drafts.add(
                plan.document(),
                "activities",
                UUID.randomUUID(),
                Typed.of("title", "Activity " + number),
                "oss-drafter");
    }
}
