package org.biennium.workplan;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.UUID;
import org.biennium.BienniumTest;
import org.biennium.Browser;
import org.biennium.document.Documents;
import org.biennium.document.Drafts;
import org.biennium.document.Place;
import org.biennium.document.Typed;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What bringing rows in, starting from the last plan and entering an old one look like, and whether everybody can use them. */
@BienniumTest
class PlanSheetsBrowserTest {

    private static final String ME = "oss-drafter";
    private static final String PASTED = """
            Activité	Type	Fin	Budget	Pays	Remarque
            Former les équipes nationales au suivi par satellite de la dégradation des terres	Formation	30/06/2028	120 000 USD	Tunisie, Maroc	x
            Partager les données d’occupation des sols	Danse	2028-06-30	beaucoup	Égypte	x
            Répondre aux demandes des points focaux	help-desk	31 décembre 2028	à déterminer		x
            """;

    @LocalServerPort
    int port;

    @Autowired
    Story story;

    @Autowired
    WrittenPlan written;

    @Autowired
    Documents documents;

    @Autowired
    Drafts drafts;

    @ParameterizedTest
    @CsvSource({
        "sahel, oss-drafter, fr-FR, 360",
        "sahel, oss-drafter, fr-FR, 1400",
        "southernafrica, sanbi-drafter, en-GB, 1400",
        "latinamerica, iavh-drafter, es-ES, 360"
    })
    void bringingRowsInIsWhole(String centre, String drafter, String language, int width) {
        var last = aPublishedPlan(centre);
        var key = story.opened(centre);
        var document = story.plan(key).document();
        var row = UUID.randomUUID();
        drafts.add(document, "activities", row, Typed.of("title", "Un atlas des terres arides"), ME);
        try (var visit = Browser.visit("http://127.0.0.1:" + port, language, width)) {
            var name = "-" + language.substring(0, 2) + "-" + width;
            var page = signedIn(visit.newPage(), drafter);
            page.navigate("/plans/" + key + "/sections/activities/sheet");
            check(page, "sheet" + name);

            page.fill("#pasted", PASTED);
            page.click(".acts-bar .primary");
            check(page, "sheet-preview" + name);
            page.click(".acts-bar .primary");
            check(page, "sheet-applied" + name);
            assertThat(documents.read(document).part("activities").rows()).hasSize(4);

            page.navigate("/plans/" + key + "/start");
            page.check("[name=section] >> nth=0");
            page.check("[name=row] >> nth=0");
            check(page, "start" + name);
            page.click(".acts-bar .primary");
            check(page, "started" + name);
            assertThat(page.locator(".origin").first().textContent()).contains(last.key());
        }
    }

    @ParameterizedTest
    @CsvSource({"en-GB, 1400", "en-GB, 360"})
    void enteringAnOldPlanIsWhole(String language, int width) {
        try (var visit = Browser.visit("http://127.0.0.1:" + port, language, width)) {
            var page = signedIn(visit.newPage(), "gce-officer");
            page.navigate("/plans/elsewhere");
            check(page, "elsewhere-" + language.substring(0, 2) + "-" + width);
        }
    }

    private WorkPlan aPublishedPlan(String centre) {
        var plan = written.empty(centre, "fr");
        drafts.save(plan.document(), Place.of("summary"), 0, Typed.of("text", "Le centre appuie huit pays."), ME);
        for (var title : new String[] {"Former les gardes forestiers", "Publier un atlas commun des oasis"}) {
            drafts.add(plan.document(), "activities", UUID.randomUUID(), Typed.of("title", title), ME);
        }
        return written.seal(plan);
    }

    private static void check(Page page, String name) {
        Browser.screenshot(page, name);
        Browser.assertNothingClipped(page);
        Browser.assertAccessible(page);
    }

    private static Page signedIn(Page page, String person) {
        page.navigate("/login");
        page.fill("#username", person);
        page.fill("#password", "demo");
        page.click("main button");
        return page;
    }
}
