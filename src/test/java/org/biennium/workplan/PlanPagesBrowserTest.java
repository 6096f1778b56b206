package org.biennium.workplan;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.biennium.BienniumTest;
import org.biennium.Browser;
import org.biennium.document.Documents;
import org.biennium.document.Drafts;
import org.biennium.document.Place;
import org.biennium.document.Saving;
import org.biennium.document.Typed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the plan's pages look like, and whether everybody can use them. */
@BienniumTest
class PlanPagesBrowserTest {

    private static final String ME = "oss-drafter";

    @LocalServerPort
    int port;

    @Autowired
    WrittenPlan written;

    @Autowired
    Documents documents;

    @Autowired
    Drafts drafts;

    @ParameterizedTest
    @ValueSource(ints = {360, 1400})
    void theEditorIsWhole(int width) {
        var plan = aDraft();
        var row =
                documents.read(plan.document()).part("activities").rows().get(0).id();
        try (var visit = Browser.visit(address(), "fr-FR", width)) {
            var page = signedIn(visit.newPage(), ME);

            look(page, plan, "", "plan-draft-" + width);
            look(page, plan, "/sections/context", "plan-section-" + width);
            look(page, plan, "/sections/activities", "plan-rows-" + width);
            look(page, plan, "/sections/activities/rows/" + row, "plan-row-" + width);
            look(page, plan, "/sections/resources", "plan-money-" + width);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 1400})
    void whatWentWrongIsWhole(int width) {
        var plan = aDraft();
        try (var visit = Browser.visit(address(), "fr-FR", width)) {
            var page = signedIn(visit.newPage(), ME);
            page.route("**/autosave", Route::abort); // as on a line that breaks: the buttons tell what went wrong
            page.navigate(at(plan, "/sections/resources"));
            page.fill("#needed", "beaucoup d’argent");
            page.fill("#gap", "1,2,3");
            page.click(".acts-bar .primary");
            check(page, "plan-problem-" + width);
            assertThat(page.locator("#problems a").count()).isEqualTo(2);

            page.navigate(at(plan, "/sections/goals"));
            page.fill("#goal", "Mon but, récrit.");
            var revision = documents.read(plan.document()).part("goals").revision();
            drafts.save(
                    plan.document(),
                    Place.of("goals"),
                    revision,
                    Typed.of("goal", "Le but de l’autre.").and(Typed.of("outcomes", "Et ses réalisations.")),
                    "oss-head");
            page.click(".acts-bar .primary");
            check(page, "plan-stale-" + width);
        }
    }

    @ParameterizedTest
    @CsvSource({"gce-officer, en-GB, 1400", "iavh-head, es-ES, 360"})
    void theFinalVersionIsWhole(String reader, String language, int width) {
        var plan = aDraft();
        written.seal(plan);
        try (var visit = Browser.visit(address(), language, width)) {
            var page = signedIn(visit.newPage(), reader);
            look(page, plan, "", "plan-final-" + language.substring(0, 2) + "-" + width);
        }
    }

    @Test
    void whoMovesAnActivityByTheKeyboardGoesOnMovingIt() {
        var plan = aDraft();
        try (var visit = Browser.visit(address(), "fr-FR", 1400)) {
            var page = signedIn(visit.newPage(), ME);
            page.navigate(at(plan, "/sections/activities"));
            page.locator("tbody tr button[value=down]").first().focus();

            for (var number = 2; number <= 4; number++) {
                page.keyboard().press("Enter");
                assertThat(page.locator("tbody th").nth(number - 1)).containsText(number + ". Former les équipes");
                assertThat(page.locator("main [role=status]").last()).containsText("numéro " + number);
            }

            assertThat(page.locator("tbody tr button[value=up]").last()).isFocused();
        }
    }

    @Test
    void aTextFromRightToLeftRunsFromRightToLeft() {
        var plan = written.empty("sahel", "ar");
        drafts.save(plan.document(), Place.of("summary"), 0, Typed.of("text", "يدعم المركز بلدان المنطقة."), ME);
        try (var visit = Browser.visit(address())) {
            var page = signedIn(visit.newPage(), "gce-officer");
            page.navigate(at(plan, ""));

            assertThat(page.evaluate("() => getComputedStyle(document.querySelector('.prose p')).direction"))
                    .isEqualTo("rtl");
            assertThat(page.locator(".prose").getAttribute("lang")).isEqualTo("ar");
        }
    }

    @ParameterizedTest
    @CsvSource({"oss-head, fr", "gce-officer, en", "iavh-head, es"})
    void aPlanIsTakenAlongAsAFile(String reader, String language) throws IOException {
        var plan = aDraft();
        written.seal(plan);
        try (var visit = Browser.visit(address())) {
            var page = signedIn(visit.newPage(), reader);
            page.navigate(at(plan, ""));
            for (var format : List.of("PDF", "Word")) {
                var link =
                        page.locator(".copies .files").getByText(format, new Locator.GetByTextOptions().setExact(true));
                var file = page.waitForDownload(() -> link.press("Enter"));

                assertThat(file.suggestedFilename()).startsWith(plan.key() + "-version-1.");
                var kept = Path.of("target", "copies", language + "-" + file.suggestedFilename());
                file.saveAs(kept);
                assertThat(kept).isNotEmptyFile();
            }
        }
    }

    private void look(Page page, WorkPlan plan, String path, String name) {
        page.navigate(at(plan, path));
        check(page, name);
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

    WorkPlan aDraft() {
        var plan = written.empty("sahel", "fr");
        var document = plan.document();
        save(document, "summary", "text", """
                Le centre de l’Observatoire du Sahara et du Sahel appuie huit pays dans le suivi des écosystèmes arides, \
                la restauration des terres dégradées et l’accès aux données satellitaires.

                À la fin de l’exercice biennal, chaque pays disposera d’une équipe formée, d’indicateurs communs et d’un \
                échange régulier avec ses voisins.""");
        save(document, "context", "problems", """
                Les données de suivi sont dispersées, peu comparables d’un pays à l’autre et rarement utilisées dans la décision.

                Trois pays n’ont pas actualisé leur stratégie nationale depuis 2015.""");
        drafts.save(
                document,
                Place.of("context"),
                1,
                new Typed(Map.of("countriesConsulted", List.of("MA", "TN", "LY", "EG", "SD", "FR"))),
                ME);
        save(document, "goals", "goal", "Des écosystèmes arides suivis, restaurés et mieux protégés.");
        save(
                document,
                "goals",
                "objectives",
                "1. D’ici à juin 2028, former 120 spécialistes.\n2. D’ici à décembre 2028, publier un atlas commun.");
        var titles = List.of(
                "Former les équipes nationales au suivi par satellite de la dégradation des terres",
                "Partager les données d’occupation des sols entre les huit pays",
                "Répondre aux demandes des points focaux",
                "Transférer les outils de cartographie participative aux communautés oasiennes");
        UUID first = null;
        for (var i = 0; i < titles.size(); i++) {
            var row = UUID.randomUUID();
            first = first == null ? row : first;
            var typed = Typed.of("title", titles.get(i))
                    .and(Typed.of("type", i % 2 == 0 ? "training" : "knowledge-sharing"))
                    .and(Typed.of("targets", "GBF-TARGET-02", "GBF-TARGET-20", "GBF-TARGET-21"))
                    .and(Typed.of("tscObjectives", "a", "f"))
                    .and(Typed.of("countries", "MA", "TN", "EG"))
                    .and(Typed.of("partners", "Université de Carthage\nCentre royal de télédétection spatiale"))
                    .and(
                            i == 2
                                    ? Typed.of("budget.open", "true")
                                    : Typed.of("budget.amount", 125_000 * (i + 1) + ",50"))
                    .and(Typed.of("budget.currency", "USD"))
                    .and(Typed.of("fundingStatus", "secured"))
                    .and(Typed.of("start", "2027-02-01"))
                    .and(i == 3 ? Typed.NOTHING : Typed.of("end", "2028-06-30"))
                    .and(Typed.of("deliverable", "Un module de formation en français et en arabe, mis en ligne."));
            assertThat(drafts.add(document, "activities", row, typed, ME)).isInstanceOf(Saving.Done.class);
        }
        var indicator = Typed.of("indicator", "Spécialistes formés")
                .and(Typed.of("unit", "personnes"))
                .and(Typed.of("baseline", "15"))
                .and(Typed.of("target", "120"))
                .and(Typed.of("activity", String.valueOf(first)));
        drafts.add(document, "indicators", UUID.randomUUID(), indicator, ME);
        var risk = Typed.of("risk", "Accès restreint à certaines zones")
                .and(Typed.of("likelihood", "medium"))
                .and(Typed.of("impact", "high"))
                .and(Typed.of("mitigation", "Recours aux images à haute résolution et à des relais locaux."));
        drafts.add(document, "risks", UUID.randomUUID(), risk, ME);
        return plan;
    }

    private void save(UUID document, String section, String field, String text) {
        var revision = documents.read(document).part(section).revision();
        drafts.save(document, Place.of(section), revision, Typed.of(field, text), ME);
    }

    private String at(WorkPlan plan, String path) {
        return "/plans/" + plan.key() + path;
    }

    private String address() {
        return "http://127.0.0.1:" + port;
    }
}
