package org.biennium.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.biennium.BienniumTest;
import org.biennium.Caller;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An administrator loads a template, looks at it, and publishes it for coming cases or throws it away. */
@BienniumTest
class TemplatePagesTest {

    @LocalServerPort
    int port;

    @Autowired
    Templates templates;

    @Autowired
    Documents documents;

    @Autowired
    JdbcClient jdbc;

    /** A template of its own for each story, which no plan follows. */
    ObjectNode template = Json.NODES.objectNode();

    Caller admin = Caller.stranger(1);

    @BeforeEach
    void aTemplateThatCameWithTheApplication() throws IOException {
        template = (ObjectNode) Json.read(new ClassPathResource("documents/work-plan-1.json").getContentAsByteArray());
        template.put("code", "test-" + UUID.randomUUID());
        templates.publish(template);
        admin = Caller.signedIn(port, "admin");
    }

    @Test
    void aCaseUnderWayKeepsItsVersionAndTheNextTakesTheNewOne() {
        var before = documents.create(code(), "fr", "oss-drafter");

        publish(load(renamed("Abstract")));

        var after = documents.create(code(), "fr", "oss-drafter");
        assertThat(documents.read(before).template().version()).isEqualTo(1);
        assertThat(documents.read(after).template().version()).isEqualTo(2);
        assertThat(documents.read(after).template().section("summary").title().byLanguage())
                .containsEntry("en", "Abstract");
    }

    @Test
    void nothingFollowsATemplateThatIsOnlyLoaded() {
        load(renamed("Abstract"));

        assertThat(documents
                        .read(documents.create(code(), "fr", "oss-drafter"))
                        .template()
                        .version())
                .isEqualTo(1);
    }

    @Test
    void whoPublishedAndWhenIsOnRecord() {
        var address = load(renamed("Abstract"));
        publish(address);

        assertThat(page("/templates/published/" + code() + "/2").select("main").text())
                .contains("Published by");
        assertThat(page(address).select("main").text())
                .contains("Loaded by", "as version 2")
                .doesNotContain("Throw it away");
        assertThat(jdbc.sql("select published_by from biennium.template where code = ? and version = 2")
                        .param(code())
                        .query(String.class)
                        .single())
                .isEqualTo("admin");
    }

    @Test
    void comparesWithThePublishedVersion() {
        var page = page(load(renamed("Abstract")));

        assertThat(page.select("#differences").text()).isEqualTo("What differs from version 1");
        assertThat(page.select(".change-section li").eachText())
                .containsExactly("Section: title in English: before “Summary”, now “Abstract”.");
    }

    @Test
    void showsAnEmptyDocumentAndItsFormsInEachLanguage() {
        var address = load(renamed("Abstract"));

        assertThat(page(address + "/preview?in=en").select("h2").eachText()).contains("Abstract");
        var french = page(address + "/preview?in=fr&section=activities");
        assertThat(french.select("html").attr("lang")).isEqualTo("fr");
        assertThat(french.select("h1").text()).isEqualTo("Ajouter une activité");
        assertThat(french.select(".compulsory").eachText()).contains("obligatoire");
        assertThat(french.select("fieldset.preview").hasAttr("disabled")).isTrue();
        assertThat(admin.get(address + "/preview?in=de").statusCode()).isEqualTo(404);
    }

    @Test
    void isNotPublishedWithoutBeingSure() {
        var address = load(renamed("Abstract"));

        admin.post(address + "/publish", Map.of("seen", "1"));

        assertThat(page(address).select("[role=alert]").text()).contains("Not published yet");
        assertThat(templates.newest(code()).version()).isEqualTo(1);
    }

    @Test
    void isNotPublishedOverAnotherThatCameMeanwhile() {
        var first = load(renamed("Abstract"));
        var second = load(renamed("In brief"));
        publish(first);

        publish(second);

        assertThat(page(second).select("[role=alert]").text()).contains("version 2 has been published");
        assertThat(templates.newest(code()).version()).isEqualTo(2);
    }

    @Test
    void isNotPublishedWhereItSaysTheSame() {
        var address = load(template);

        publish(address);

        assertThat(page(address).select("[role=alert]").text()).contains("it says the same as version 1");
    }

    @Test
    void isThrownAwayForGood() {
        var address = load(renamed("Abstract"));
        admin.post(address + "/throw-away", Map.of());

        publish(address);

        assertThat(page(address).select("[role=alert]").text()).contains("published or thrown away in the meantime");
        assertThat(page(address).select("main").text()).contains("Thrown away by");
        assertThat(templates.newest(code()).version()).isEqualTo(1);
    }

    @Test
    void everyMistakeIsNamedInASentence() {
        var wrong = renamed("Abstract");
        ((ObjectNode) wrong.path("sections").path(1)).remove("title");
        ((ObjectNode) wrong.path("sections").path(2).path("fields").path(0)).put("kind", "essay");

        var answer =
                admin.upload("/templates", "file", "plan.json", wrong.toString().getBytes(StandardCharsets.UTF_8));

        assertThat(answer.statusCode()).isEqualTo(422);
        var alert = Jsoup.parse(answer.body()).select("[role=alert]");
        assertThat(alert.select("h3").text()).isEqualTo("plan.json was not loaded: there are 2 things to mend");
        assertThat(alert.select("li").eachText())
                .containsExactly(
                        "sections › context: “title” is missing.",
                        "sections › goals › fields › goal: This kind of field is not known. Known are: choice, countries, "
                                + "date, money, narrative, number, reference, tags, text.");
    }

    @Test
    void hostileFilesGetAClearAnswer() {
        var deep = "[".repeat(100_000);
        var twice = "{\"code\": \"a\", \"code\": \"b\"}";
        for (var file :
                new String[] {"", "PK\u0003\u0004", "<?xml version=\"1.0\"?>", deep, twice, "{} {}", "\u0000"}) {
            var answer = admin.upload("/templates", "file", "x.json", file.getBytes(StandardCharsets.UTF_8));
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(Jsoup.parse(answer.body()).select("[role=alert] li").text())
                    .isNotBlank();
        }
        var large = admin.upload("/templates", "file", "x.json", new byte[1_500_000]);
        assertThat(Jsoup.parse(large.body()).select("[role=alert] li").text()).contains("larger than 1,000 kB");
        assertThat(admin.upload("/templates", "file", "x.json", new byte[25_000_000])
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void aTemplateThatNoDocumentFollowsIsNotLoaded() {
        var answer = admin.upload(
                "/templates",
                "file",
                "x.json",
                template.put("code", "recipe").toString().getBytes(StandardCharsets.UTF_8));

        assertThat(Jsoup.parse(answer.body()).select("[role=alert] li").text()).contains("“recipe”");
    }

    @Test
    void whatComesWithTheApplicationLaterWaitsForTheAdministratorWhoPublishedOne() {
        publish(load(renamed("Abstract")));
        var shipped = renamed("Résumé").put("version", 2);

        templates.publish(shipped);
        templates.publish(shipped);

        assertThat(templates.newest(code()).section("summary").title().byLanguage())
                .containsEntry("en", "Abstract");
        var waiting = jdbc.sql("select id from biennium.template_loaded where code = ? and loaded_by is null")
                .param(code())
                .query(UUID.class)
                .list();
        assertThat(waiting).hasSize(1);
        assertThat(page("/templates/loaded/" + waiting.get(0)).select("main").text())
                .contains("waits for your decision");
    }

    private String code() {
        return template.path("code").asText();
    }

    private ObjectNode renamed(String title) {
        var changed = template.deepCopy();
        ((ObjectNode) ((ArrayNode) changed.path("sections")).get(0).path("title")).put("en", title);
        changed.remove("version");
        return changed;
    }

    /** Loads a file and answers its address. */
    private String load(ObjectNode file) {
        var answer =
                admin.upload("/templates", "file", "plan.json", file.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).isEqualTo(302);
        return Caller.location(answer);
    }

    private void publish(String address) {
        admin.post(address + "/publish", Map.of("seen", "1", "sure", "true"));
    }

    private Document page(String path) {
        var answer = admin.get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }
}
