package org.biennium.workplan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.biennium.BienniumTest;
import org.biennium.document.Content;
import org.biennium.document.Documents;
import org.biennium.document.Drafts;
import org.biennium.document.Place;
import org.biennium.document.Statements;
import org.biennium.document.Typed;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The rows of a plan out to a spreadsheet and back. The drafter reads French. */
@BienniumTest
class PlanSheetsTest {

    private static final String ME = "oss-drafter";

    @LocalServerPort
    int port;

    @Autowired
    WrittenPlan written;

    @Autowired
    Documents documents;

    @Autowired
    Drafts drafts;

    WorkPlan plan;
    Desktop drafter;

    @BeforeEach
    void begin() {
        plan = written.empty("sahel", "fr");
        drafter = Desktop.of(ME, port);
    }

    @Test
    void aWorkbookHoldsTheRowsWithListsNotesAndItsHeadingInSight() throws IOException {
        fullActivity("=HYPERLINK(\"http://x\")");

        try (var book = book(drafter.open(at("/rows.xlsx")))) {
            var sheet = book.getSheetAt(0);

            assertThat(sheet.getSheetName()).isEqualTo("Activités");
            assertThat(sheet.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 1);
            assertThat(sheet.isColumnHidden(0)).isTrue();
            assertThat(heading(sheet)).contains("Intitulé", "Budget", "Budget\u00a0: monnaie", "Fin");
            assertThat(cell(sheet, "Intitulé").getCellType()).isEqualTo(CellType.STRING);
            assertThat(cell(sheet, "Intitulé").getCellStyle().getQuotePrefixed())
                    .isTrue();
            assertThat(cell(sheet, "Budget").getNumericCellValue()).isEqualTo(12000.5);
            assertThat(cell(sheet, "Fin").getLocalDateTimeCellValue()).hasToString("2028-06-30T00:00");
            assertThat(cell(sheet, "Type").getStringCellValue()).isEqualTo("Formation");
            assertThat(sheet.getCellComment(new org.apache.poi.ss.util.CellAddress(0, 1))
                            .getString()
                            .getString())
                    .startsWith("Commencez par l’action");
            assertThat(sheet.getDataValidations())
                    .extracting(DataValidation::getValidationConstraint)
                    .extracting(it -> it.getFormula1())
                    .contains("'Listes'!$A$1:$A$8");
            assertThat(book.isSheetHidden(1)).isTrue();
        }
    }

    @Test
    void whatComesBackUntouchedChangesNothing() {
        fullActivity("=1+1");
        written.complete(plan.document());
        for (var section : List.of("activities", "indicators")) {
            for (var file : List.of("/rows.xlsx", "/rows.csv")) {
                var rows = documents.read(plan.document()).part(section).rows();
                var preview = bringIn(section, drafter.open(in(section, file)).body());

                assertThat(preview.page().select(".sheet-line").eachText())
                        .as(section + file)
                        .isEmpty();
                assertThat(preview.text().contains("Le tableau correspond déjà"))
                        .isTrue();
                assertThat(documents.read(plan.document()).part(section).rows()).isEqualTo(rows);
            }
        }
    }

    @Test
    void csvIsSafeToOpen() {
        fullActivity("@SUM(1)");
        var csv = new String(drafter.open(at("/rows.csv")).body(), StandardCharsets.UTF_8);

        assertThat(csv).startsWith("\ufeff").contains(",'@SUM(1),").contains("\r\n");
    }

    @Test
    void twelveRowsOfLastYearArePastedInAnotherLanguageAndOrder() {
        var pasted = new StringBuilder(
                "Otra columna\tActividad\tFin\tTipo\tPaíses\tMetas\tPresupuesto (USD)\tFinancement\n");
        for (var number = 1; number <= 12; number++) {
            pasted.append("x\tCapacitar al grupo ")
                    .append(number)
                    .append("\t30/06/2028\tCapacitación\tTúnez, Marruecos, DZA, Viet Nam\t2; Meta 20\t12.000,50\t?\n");
        }

        var preview = paste(pasted.toString());

        assertThat(preview.status()).isEqualTo(200);
        assertThat(preview.text()).contains("12 nouvelles fiches", "Otra columna", "Financement");
        assertThat(documents.read(plan.document()).part("activities").rows()).isEmpty();

        var applied = drafter.send(preview.page().expectFirst("main form"));

        assertThat(applied.text()).contains("12 fiches ajoutées");
        var rows = documents.read(plan.document()).part("activities").rows();
        assertThat(rows).hasSize(12);
        assertThat(rows.get(0).fields().toString().replace("\"", ""))
                .contains(
                        "type=training",
                        "end=2028-06-30",
                        "[DZ,MA,TN,VN]",
                        "GBF-TARGET-20",
                        "amount:12000.50,currency:USD");
    }

    @Test
    void appliedTwiceItAddsOnce() {
        var preview = paste("Title\nTrain people");
        drafter.send(preview.page().expectFirst("main form"));

        var again = drafter.send(preview.page().expectFirst("main form"));

        assertThat(again.text()).contains("Ce tableau a déjà été appliqué");
        assertThat(documents.read(plan.document()).part("activities").rows()).hasSize(1);
    }

    @Test
    void nothingTickedIsToldAndTheSheetStaysToBeApplied() {
        var preview = paste("Title\nTrain people");
        var none = preview.page().expectFirst("main form");
        none.select("[name=line]").removeAttr("checked");

        var told = drafter.send(none);

        assertThat(told.field("refusal").text()).startsWith("Rien n’est coché");
        drafter.send(told.page().expectFirst("main form"));
        assertThat(documents.read(plan.document()).part("activities").rows()).hasSize(1);
    }

    @Test
    void aLongSheetThatCannotBeReadIsStillThere() {
        var rows = ("Train people in each country of the region. ".repeat(5) + "\t2028-06-30\n").repeat(600);

        var told = paste(rows);

        assertThat(told.status()).isEqualTo(422);
        assertThat(told.field("refusal").text()).startsWith("Aucune ligne d’en-têtes");
        assertThat(told.field("pasted").val()).isEqualToIgnoringNewLines(rows);
    }

    @Test
    void aCellThatCannotBeReadIsNamedAndTheRestGoesOn() {
        var preview =
                paste("Intitulé\tType\tFin\tBudget\nFormer\tDanse\t2028-06-30\tbeaucoup\n\tFormation\t2028-06-30\t1\n");

        assertThat(preview.page().select("#problems a").eachText())
                .containsExactly("B2, Type :", "D2, Budget :", "A3, Intitulé :");
        assertThat(preview.page().select("#problems").text()).contains("« Danse » ne figure pas parmi les choix");
        assertThat(preview.page().select("[name=line]").eachAttr("value")).containsExactly("2");
        drafter.send(preview.page().expectFirst("main form"));
        assertThat(documents.read(plan.document()).part("activities").rows())
                .singleElement()
                .satisfies(row -> assertThat(row.fields().keySet()).containsExactlyInAnyOrder("title", "end"));
    }

    @Test
    void theCellThatDoesNotFitIsNamedAmongTheSeveralOfAField() {
        var preview = paste("Intitulé\tBudget\tBudget : monnaie\n" + "Former".repeat(100) + "\t1200\tXXX\n");

        assertThat(preview.page().select("#problems a").eachText())
                .containsExactly("C2, Budget : monnaie :", "A2, Intitulé :");
    }

    @Test
    void aQuarterIsReadInTheColumnOfTheDay() {
        var preview = paste("Intitulé\tFin\nUn\tT3 2028\nDeux\t2028-Q2\n");

        drafter.send(preview.page().expectFirst("main form"));

        assertThat(documents.read(plan.document()).part("activities").rows())
                .extracting(row -> String.valueOf(row.fields().get("end")))
                .containsExactly("\"2028-Q3\"", "\"2028-Q2\"");
    }

    @Test
    void aSheetHoldsEachTextOnce() throws IOException {
        try (var book = book(drafter.open(at("/rows.xlsx")))) {
            assertThat(heading(book.getSheetAt(0)))
                    .contains("Produit attendu", "Partenaires")
                    .noneMatch(heading -> heading.startsWith("Produit attendu\u00a0:"));
        }
    }

    @Test
    void aRowThatAColleagueChangedMeanwhileIsMergedFieldByField() throws IOException {
        var row = fullActivity("Former");
        var sheet = changed(drafter.open(at("/rows.xlsx")).body(), it -> {
            cell(it, "Intitulé").setCellValue("Former à ma façon");
            cell(it, "Source de financement").setCellValue("La mienne");
        });
        drafts.save(
                plan.document(),
                row,
                1,
                Typed.of("title", "Former à la sienne").and(Typed.of("deliverable", "Un rapport")),
                "oss-head");

        var preview = bringIn("activities", sheet);

        assertThat(preview.page().select(".conflict").text()).contains("Former à la sienne", "Former à ma façon");
        drafter.send(preview.page().expectFirst("main form"));
        var fields = only().fields().toString();
        assertThat(fields)
                .contains("Former à la sienne", "Un rapport", "La mienne")
                .doesNotContain("ma façon");
    }

    @Test
    void whatChangesBetweenTheLookAndTheApplyingIsNotOverwritten() throws IOException {
        var row = fullActivity("Former");
        var preview =
                bringIn("activities", changed(drafter.open(at("/rows.xlsx")).body(), it -> cell(it, "Intitulé")
                        .setCellValue("Former à ma façon")));
        drafts.save(plan.document(), row, 1, Typed.of("title", "Former à la sienne"), "oss-head");

        drafter.send(preview.page().expectFirst("main form"));

        assertThat(only().fields().get("title")).hasToString("\"Former à la sienne\"");
    }

    @Test
    void nothingIsAppliedOnceThePlanWasHandedIn() {
        var preview = paste("Title\nTrain people");
        written.submit(plan);

        var told = drafter.send(preview.page().expectFirst("main form"));

        assertThat(told.text()).contains("Le plan n’est plus ouvert aux modifications");
        assertThat(documents.read(plan.document()).part("activities").rows()).isEmpty();
    }

    @Test
    void aSheetOfAnotherPlanAndARowThatWasRemovedAreToldApart() throws IOException {
        var row = fullActivity("Former");
        var file = drafter.open(at("/rows.xlsx")).body();
        drafts.remove(plan.document(), row, 1, ME);
        assertThat(bringIn("activities", file).page().expectFirst("[name=line]").hasAttr("checked"))
                .isFalse();

        plan = written.empty("sahel", "fr");
        var preview = bringIn("activities", file);
        assertThat(preview.text()).contains("Une fiche d’un autre plan");
        drafter.send(preview.page().expectFirst("main form"));
        assertThat(only().fields().get("title")).hasToString("\"Former\"");
    }

    @Test
    void whatIsNoSheetIsAnsweredInTheReadersLanguage() {
        var token = token();

        var told = drafter.upload(at("/sheet"), token, "file", "%PDF-1.7".getBytes(StandardCharsets.UTF_8));

        assertThat(told.status()).isEqualTo(422);
        assertThat(told.field("refusal").text()).startsWith("Ce fichier n’est pas un tableau");
        assertThat(paste("a\tb\nc\td").field("refusal").text()).startsWith("Aucune ligne d’en-têtes");
        assertThat(paste("").field("refusal").text()).startsWith("Choisissez un fichier");
        assertThat(paste("Title\tType").field("refusal").text()).startsWith("Il n’y a rien sous la ligne d’en-têtes");
    }

    @Test
    void aFileOfThirtyMegabytesIsRefusedBeforeItIsRead() {
        var told = drafter.upload(at("/sheet"), token(), "file", new byte[30_000_000]);

        assertThat(told.status()).isEqualTo(413);
        assertThat(told.page().expectFirst("h1").text()).isNotBlank();
    }

    @Test
    void aSheetIsThereForWhoeverSentItAlone() {
        var preview = paste("Title\nTrain people");
        var colleague = Desktop.of("oss-head", port);

        assertThat(colleague.open(preview.address()).status()).isEqualTo(404);
    }

    @Test
    void threeHundredRowsAreLookedAtWithAsManyQueriesAsOne() {
        paste("Title\nTrain people");
        var one = Statements.during(() -> paste("Title\nTrain people")).size();
        var many = new StringBuilder("Title\tType\n");
        for (var number = 0; number < 300; number++) {
            many.append("Train ").append(number).append("\ttraining\n");
        }

        assertThat(Statements.during(() -> paste(many.toString()))).hasSize(one);
    }

    private Content.Row only() {
        var rows = documents.read(plan.document()).part("activities").rows();
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    private Place fullActivity(String title) {
        var row = UUID.randomUUID();
        drafts.add(
                plan.document(),
                "activities",
                row,
                Typed.of("title", title)
                        .and(Typed.of("type", "training"))
                        .and(Typed.of("targets", "GBF-TARGET-02", "GBF-TARGET-20"))
                        .and(Typed.of("tscObjectives", "a", "f"))
                        .and(Typed.of("countries", "TN", "CI"))
                        .and(Typed.of("partners", "+ Un\n- Deux"))
                        .and(Typed.of("budget.amount", "12000.5"))
                        .and(Typed.of("budget.currency", "USD"))
                        .and(Typed.of("fundingSource", "’=a"))
                        .and(Typed.of("start", "2027-02-01"))
                        .and(Typed.of("end", "2028-06-30")),
                ME);
        return new Place("activities", row);
    }

    private Desktop.Answer paste(String text) {
        return drafter.post(at("/sheet"), Desktop.pair("_csrf", token()) + "&" + Desktop.pair("pasted", text));
    }

    private Desktop.Answer bringIn(String section, byte[] file) {
        return drafter.upload(in(section, "/sheet"), token(), "file", file);
    }

    private String token() {
        return drafter.open(at("/sheet"))
                .page()
                .expectFirst("main [name=_csrf]")
                .val();
    }

    private static XSSFWorkbook book(Desktop.Answer answer) throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(answer.body()));
    }

    private static byte[] changed(byte[] file, Consumer<XSSFSheet> change) throws IOException {
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            change.accept(book.getSheetAt(0));
            var changed = new ByteArrayOutputStream();
            book.write(changed);
            return changed.toByteArray();
        }
    }

    private static List<String> heading(XSSFSheet sheet) {
        var headings = new java.util.ArrayList<String>();
        sheet.getRow(0).forEach(cell -> headings.add(cell.getStringCellValue()));
        return headings;
    }

    private static org.apache.poi.xssf.usermodel.XSSFCell cell(XSSFSheet sheet, String heading) {
        return sheet.getRow(1).getCell(heading(sheet).indexOf(heading));
    }

    private String at(String path) {
        return in("activities", path);
    }

    private String in(String section, String path) {
        return "/plans/" + plan.key() + "/sections/" + section + path;
    }
}
