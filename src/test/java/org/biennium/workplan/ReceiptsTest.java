package org.biennium.workplan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.biennium.workplan.Story.onThePage;

import java.util.List;
import java.util.regex.Pattern;
import org.biennium.BienniumTest;
import org.biennium.Caller;
import org.biennium.Tables;
import org.biennium.document.Documents;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@BienniumTest
class ReceiptsTest {

    private static final Pattern LINK = Pattern.compile("https?://[^/\\s]+(/\\S*)");

    @Autowired
    Story story;

    @Autowired
    PlanActions actions;

    @Autowired
    Documents documents;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    @Test
    void whoeverSubmitsHoldsItInHand() {
        var key = story.submitted("sahel");

        var receipt = receipt(key, "oss-drafter");
        assertThat(receipt.subject())
                .isEqualTo("[Plan 2027-2028] Sahara et Sahel\u00a0: accusé de réception de la version 1");
        assertThat(receipt.text())
                .contains("La version 1 du plan de travail biennal 2027-2028")
                .contains(
                        "Enregistré\u00a0: mardi 24 novembre 2026 à 4\u00a0h\u00a000 (Montréal), mardi 24 novembre à 10\u00a0h\u00a000 (Tunis)")
                .contains("La suite\u00a0: le visa des institutions hôtes est demandé")
                .contains("«\u00a0Rappeler l’envoi\u00a0»")
                .contains("/plans/" + key + "\n", "Référence\u00a0: " + key)
                .contains("Empreinte de la version 1 (SHA-256)\u00a0: " + sha256(key, 1));
    }

    @Test
    void aHeadWhoSignsIsToldWhatWasRecordedAndTheFocalPointGetsACopy() {
        jdbc.sql(
                        "insert into biennium.assignment (person, role, host, since) values ('oss-reviewer', 'focal-point', 'oss', '2026-11-24Z')")
                .update();
        try {
            var key = story.submitted("sahel");
            story.sign(key, "oss");

            var receipt = receipt(key, "oss-head");
            assertThat(receipt.subject()).endsWith("accusé de réception de votre visa de la version 1");
            assertThat(receipt.text()).contains("Le visa que vous avez donné, pour l’institution hôte OSS");
            assertThat(receipt.text()).contains(sha256(key, 1));
            assertThat(receipt.copies()).singleElement().asString().contains("oss-reviewer@demo.invalid");
        } finally {
            jdbc.sql("delete from biennium.assignment where person = 'oss-reviewer' and role = 'focal-point'")
                    .update();
        }
    }

    @Test
    void aReservationIsQuotedInItsReceipt() {
        var key = story.submitted("sahel");
        story.signOff(key, "oss", "sign-with-reservation", "Sous réserve du budget");

        assertThat(receipt(key, "oss-head").text())
                .contains("Ce que vous avez écrit\u00a0:\n> Sous réserve du budget\n")
                .contains("votre réserve figure sur le plan");
    }

    @Test
    void aHeadWhoReturnsGetsOneLetterAndNotTheOthersNotice() {
        var key = story.submitted("sahel");
        story.signOff(key, "oss", "return", "L’activité 6 n’a pas de budget");

        assertThat(templates(key, "oss-head")).containsExactly("work-plan/your-turn", "work-plan/receipt");
        assertThat(receipt(key, "oss-head").text())
                .contains("> L’activité 6 n’a pas de budget")
                .doesNotContain("Rappeler l’envoi");
    }

    @Test
    void aRecommendationIsConfirmedToo() {
        var key = story.signed("sahel");
        story.complete(key, WorkPlanProcess.RECOMMEND, "gce-officer", "recommendation", "return", "No budget");

        var receipt = receipt(key, "gce-officer");
        assertThat(receipt.subject()).endsWith("receipt for your recommendation to return version 1");
        assertThat(receipt.text())
                .contains("Your recommendation to return version 1", "> No budget", sha256(key, 1))
                .doesNotContain("Take back");
    }

    @Test
    void theValidatorsDecisionAndAWithdrawalAreConfirmedToo() {
        var published = story.published("sahel");
        assertThat(receipt(published, "gce-validator").text()).contains("Your validation of version 1");

        var withdrawn = story.opened("sahel");
        actions.withdraw(withdrawn, "Le centre change d’institution hôte", onThePage("oss-head"));
        assertThat(receipt(withdrawn, "oss-head").text())
                .contains("Votre décision de retirer le plan", "> Le centre change d’institution hôte")
                .doesNotContain("SHA-256");
    }

    @Test
    void linksSurviveTheScannerOfAMailServer() {
        for (var key : List.of(story.submitted("sahel"), story.published("caribbean"))) {
            var links = jdbc
                    .sql("select text from biennium.mail where case_key = ?")
                    .param(key)
                    .query(String.class)
                    .list()
                    .stream()
                    .flatMap(text -> LINK.matcher(text).results().map(found -> found.group(1)))
                    .distinct()
                    .toList();
            assertThat(links).isNotEmpty();
            var somebodyElse = Caller.signedIn(port, "reader");
            var before = Tables.of(jdbc);

            for (var link : links) {
                for (var method : List.of("GET", "HEAD")) {
                    assertThat(Caller.stranger(port).json(method, link, "").statusCode())
                            .isEqualTo(302);
                    assertThat(somebodyElse.json(method, link, "").statusCode()).isIn(200, 404);
                }
            }

            assertThat(Tables.of(jdbc)).isEqualTo(before);
        }
    }

    private record Receipt(String subject, String text, List<String> copies) {}

    private Receipt receipt(String key, String person) {
        return jdbc.sql("""
                        select subject, text, copies from biennium.mail
                        where case_key = ? and recipient = ? and template = 'work-plan/receipt'""")
                .params(key, person)
                .query((row, number) -> new Receipt(row.getString(1), row.getString(2), List.of((String[])
                        row.getArray(3).getArray())))
                .single();
    }

    private List<String> templates(String key, String person) {
        return jdbc.sql("select template from biennium.mail where case_key = ? and recipient = ? order by number")
                .params(key, person)
                .query(String.class)
                .list();
    }

    private String sha256(String key, int version) {
        return documents
                .version(story.plan(key).document(), version)
                .orElseThrow()
                .sha256();
    }
}
