package org.biennium.workplan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.biennium.workplan.WorkPlanProcess.DRAFT;
import static org.biennium.workplan.WorkPlanProcess.RECOMMEND;
import static org.biennium.workplan.WorkPlanProcess.VALIDATE;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.biennium.BienniumTest;
import org.biennium.Caller;
import org.biennium.record.Steps;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What stands on the one page that a head opens on a telephone, and what becomes of the decision sent from there. */
@BienniumTest
class SummaryPageTest {

    @LocalServerPort
    int port;

    @Autowired
    Story story;

    @Autowired
    Steps steps;

    @Autowired
    JdbcClient jdbc;

    @Test
    void saysWhatAHeadNeedsToDecideOnAFirstVersion() {
        var key = story.submitted("sahel");

        var page = page("oss-head", key);

        assertThat(page.select("h1").text()).isEqualTo("Sahara et Sahel : plan de travail 2027–2028");
        assertThat(page.select("main header").text()).contains("date limite", "Montréal", "Tunis");
        assertThat(plain(page.select(".total").text())).isEqualTo("120 000 USD");
        assertThat(plain(page.select(".shares li").text())).isEqualTo("non précisé 120 000 USD");
        assertThat(page.select("#changes + p").text()).isEqualTo("C’est la première version qui vous est présentée.");
        assertThat(page.select("#decide input[type=radio]")).hasSize(3);
    }

    @Test
    void standsInTheOrderInWhichAHeadReadsIt() {
        var key = story.submitted("sahel");

        assertThat(page("oss-head", key).select("main h1, main h2, main > p a").eachText())
                .containsExactly(
                        "Sahara et Sahel : plan de travail 2027–2028",
                        "L’essentiel",
                        "Ce qui a changé",
                        "Visas",
                        "À vous : Visa de l’institution hôte · OSS",
                        "Lire le plan en entier");
    }

    @Test
    void comparesWithTheVersionThatTheHostSignedLast() {
        var key = story.signed("sahel");
        story.complete(key, RECOMMEND, "gce-officer", "recommendation", "return", "The budget of one year is missing");
        story.complete(key, VALIDATE, "gce-validator", "decision", "return", "The budget of one year is missing");
        story.edit(key, "oss-drafter", "Cooperation for the lands at the edge of the great desert");
        story.submit(key);

        var page = page("oss-head", key);

        assertThat(page.select("#changes").text()).isEqualTo("Ce qui a changé depuis la version 1");
        assertThat(page.select("#changes + p").text()).contains("version 1 visée par");
        assertThat(page.select(".change-count").text()).isEqualTo("un champ modifié");
        assertThat(page.select(".change ins").text()).contains("great");
        assertThat(page.select(".change del")).isEmpty();
        assertThat(page.select("[aria-labelledby=remarks] blockquote").eachText())
                .containsExactly("The budget of one year is missing", "The budget of one year is missing");
    }

    @Test
    void comparesWithTheVersionThatWasReturnedWhereNoneWasSigned() {
        var key = story.submitted("sahel");
        story.signOff(key, "oss", "return", "Say more about the oases");
        story.edit(key, "oss-drafter", "Cooperation for the oases at the edge of the desert");
        story.submit(key);

        var page = page("oss-head", key);

        assertThat(page.select("#changes").text()).isEqualTo("Ce qui a changé depuis la version 1");
        assertThat(page.select(".change del").text()).contains("lands");
        assertThat(page.select(".change ins").text()).contains("oases");
    }

    @Test
    void servesEveryStepThatDecides() {
        var key = story.signed("sahel");
        assertThat(page("gce-officer", key).select("#decide legend").text()).isEqualTo("Your recommendation");

        story.complete(key, RECOMMEND, "gce-officer", "recommendation", "validate", "Sound");
        assertThat(page("gce-validator", key).select("#decide legend").text()).isEqualTo("Your decision");
    }

    @Test
    void takesADecisionAndSaysWhatWasRecorded() {
        var key = story.submitted("sahel");
        var head = Caller.signedIn(port, "oss-head");

        var answer =
                decide(head, key, Map.of("decision", "sign-with-reservation", "remark", "Sous réserve de l’accord"));

        assertThat(Caller.location(answer)).isEqualTo("/plans/" + key + "/summary#recorded");
        var page = Jsoup.parse(head.get("/plans/" + key + "/summary").body());
        assertThat(page.select("#recorded").text())
                .contains("version 1 visée avec réserve", "Sous réserve de l’accord");
        assertThat(page.select("form[action$=take-back] button").text()).isEqualTo("Rappeler l’envoi");
        assertThat(page.select("#decide")).isEmpty();
        assertThat(story.openSteps(key)).containsExactly(RECOMMEND);
    }

    @Test
    void keepsWhatWasTypedWhenItIsRefused() {
        var key = story.submitted("sahel");
        var head = Caller.signedIn(port, "oss-head");

        var answer = decide(head, key, Map.of("decision", "return", "remark", " "));

        assertThat(Caller.location(answer)).isEqualTo("/plans/" + key + "/summary#refusal");
        var page = Jsoup.parse(head.get("/plans/" + key + "/summary").body());
        assertThat(page.select("#decide #refusal").text()).startsWith("Veuillez indiquer votre motif");
        assertThat(page.select("#decide input[checked]").val()).isEqualTo("return");
        assertThat(page.select("#recorded")).isEmpty();
    }

    @Test
    void takesASignatureBackWhileTheOfficerHasNotLooked() {
        var key = story.submitted("sahel");
        var head = Caller.signedIn(port, "oss-head");
        decide(head, key, Map.of("decision", "sign", "remark", ""));

        var answer = head.post("/plans/" + key + "/take-back", Map.of("then", "summary"));

        assertThat(Caller.location(answer)).isEqualTo("/plans/" + key + "/summary#recorded");
        assertThat(story.openSteps(key)).containsExactly("signOffWorkPlan oss");
        assertThat(page("oss-head", key).select("#decide")).hasSize(1);
    }

    @Test
    void saysSoWhenItIsNotTheReadersTurn() {
        var key = story.drafted("sahel");

        var page = page("oss-head", key);

        assertThat(page.select("main .notice").text())
                .isEqualTo("Aucune décision de votre part n’est attendue sur ce plan pour le moment.");
        assertThat(page.select(".waiting").text()).contains("Rédiger le plan");
        assertThat(page.select("#decide")).isEmpty();
    }

    @Test
    void countsAsSeenOnlyForWhoseTurnItIs() {
        var key = story.submitted("sahel");
        var task = story.open(key, "oss").taskId();
        page("gce-officer", key);
        assertThat(steps.find(task).orElseThrow().seenAt()).isNull();

        page("oss-head", key);

        assertThat(steps.find(task).orElseThrow().seenBy()).isEqualTo("oss-head");
    }

    @Test
    void saysWhoElseSignsAJointPlan() {
        var key = story.submitted("centralasia");
        story.sign(key, "iucnecaro");

        assertThat(page("carec-head", key)
                        .select("[aria-labelledby=signatures] li")
                        .eachText())
                .satisfiesExactly(
                        lead -> assertThat(lead).contains("(lead)", "signed off version 1"),
                        partner -> assertThat(partner).contains("CAREC", "awaited from"));
    }

    @Test
    void tellsThoseOutsideNothingOfThePlansWay() {
        var key = story.published("sahel");

        var page = page("reader", key);

        assertThat(page.select(".total").text()).isEqualTo("USD 120,000");
        assertThat(page.select("#changes, #signatures, #remarks, #decide, .waiting"))
                .isEmpty();
    }

    @Test
    void isWhereTheLetterToAHeadLeads() {
        var key = story.submitted("sahel");

        assertThat(lettersTo("oss-head", key))
                .contains("/plans/" + key + "/summary")
                .doesNotContain("/tasks/");
    }

    @Test
    void isNeverInTheWayOfADrafter() {
        var key = story.drafted("sahel");

        assertThat(page("oss-drafter", key).select("#decide form").attr("action"))
                .endsWith("/steps/" + story.open(key, DRAFT).taskId());
    }

    private HttpResponse<String> decide(Caller person, String key, Map<String, String> answers) {
        var page = Jsoup.parse(person.get("/plans/" + key + "/summary").body());
        var form = Objects.requireNonNull(page.selectFirst("#decide form"));
        var fields = new LinkedHashMap<>(answers);
        fields.put("then", form.select("input[name=then]").val());
        return person.post(form.attr("action"), fields);
    }

    private Document page(String person, String key) {
        var answer = Caller.signedIn(port, person).get("/plans/" + key + "/summary");
        assertThat(answer.statusCode()).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    /** With plain blanks for the narrow ones between thousands. */
    private static String plain(String text) {
        return text.replaceAll("\\p{Z}", " ");
    }

    private String lettersTo(String person, String key) {
        return jdbc.sql("select string_agg(text, '\n') from biennium.mail where recipient = ? and case_key = ?")
                .params(person, key)
                .query(String.class)
                .single();
    }
}
