package org.biennium.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.xmlbeans.XmlException;
import org.junit.jupiter.api.Test;

class DocxPressTest {

    private final DocxPress press = Copies.docxPress();

    @Test
    void canBeLookedAt() throws IOException {
        var text = Copies.TEXT + "\n\n" + String.join("\n\n", Copies.HOSTILE);

        for (var language : List.of("en", "fr", "es")) {
            var file = press.print(Copies.of(Locale.forLanguageTag(language), text));
            assertThat(Copies.kept("copy-" + language + ".docx", file)).isNotEmptyFile();
        }
    }

    @Test
    void hasRealHeadings() throws IOException {
        var docx = printed(Locale.FRENCH, Copies.TEXT);

        assertThat(styled(docx, "Title")).containsExactly("Sahara et Sahel\u00a0: plan de travail biennal");
        assertThat(styled(docx, "Heading1")).containsExactly("Summary", "Activities", "Ce qui a été décidé jusqu’ici");
        assertThat(styled(docx, "Heading2"))
                .containsExactly(
                        "Label of text",
                        "1. Le centre formera soixante personnes",
                        "2. Le centre formera soixante personnes");
        assertThat(docx.getStyles().getStyle("Heading1").getName()).isEqualTo("heading 1");
    }

    @Test
    void hasTablesWhoseHeadsStandOnEachPage() throws IOException {
        var docx = printed(Locale.FRENCH, Copies.TEXT);

        assertThat(docx.getTables()).hasSize(4);
        var overview = docx.getTables().get(1);
        assertThat(overview.getRow(0).isRepeatHeader()).isTrue();
        assertThat(overview.getRow(0).getCell(1).getText()).isEqualTo("Budget");
        assertThat(overview.getRow(2).getCell(1).getText()).isEqualTo("120 000 USD");
    }

    @Test
    void numbersItsPagesInTheLanguageOfItsReader() throws IOException {
        for (var expected : List.of("Page | of |", "Page | sur |", "Página | de |")) {
            var language = expected.contains("of") ? "en" : expected.contains("sur") ? "fr" : "es";
            var docx = printed(Locale.forLanguageTag(language), Copies.TEXT);
            var footer = docx.getFooterList().get(0).getParagraphs().get(0).getCTP();

            assertThat(footer.getFldSimpleList())
                    .extracting(field -> field.getInstr())
                    .containsExactly("PAGE", "NUMPAGES");
            assertThat(footer.getRList())
                    .extracting(run -> run.getTArray(0).getStringValue().strip())
                    .containsExactlyElementsOf(
                            List.of(expected.replace("|", "/").split(" / | /", -1)));
            assertThat(docx.getHeaderList().get(0).getText()).contains("WP-2027-SAHEL, version 2");
        }
    }

    @Test
    void saysItsTitleAndItsLanguage() throws IOException, XmlException {
        var docx = printed(Locale.FRENCH, Copies.TEXT);
        var properties = docx.getProperties().getCoreProperties();

        assertThat(properties.getTitle()).isEqualTo("Sahara et Sahel\u00a0: plan de travail biennal");
        assertThat(properties.getUnderlyingProperties().getLanguageProperty()).hasValue("fr");
        assertThat(docx.getStyle()
                        .getDocDefaults()
                        .getRPrDefault()
                        .getRPr()
                        .getLangArray(0)
                        .getVal())
                .isEqualTo("fr");
    }

    @Test
    void keepsListsBoldWordsAndDirections() throws IOException {
        var paragraphs = printed(Locale.FRENCH, Copies.TEXT).getParagraphs();

        assertThat(items(paragraphs)).startsWith("0 en Tunisie", "0 en Égypte", "1 au Caire", "0 Une enquête");
        assertThat(paragraphs.stream()
                        .flatMap(paragraph -> paragraph.getRuns().stream())
                        .filter(XWPFRun::isBold)
                        .map(XWPFRun::text))
                .containsOnly("formera");
        assertThat(paragraphs)
                .filteredOn(paragraph -> paragraph.getText().startsWith("تدريب"))
                .allMatch(paragraph -> paragraph.getCTP().getPPr().isSetBidi());
    }

    @Test
    void countsItemsAsTheyWereTyped() throws IOException {
        var docx = printed(Locale.FRENCH, "1. one\n2. two\n7. seven\n8. eight");

        var starts = docx.getParagraphs().stream()
                .filter(paragraph -> List.of("one", "two", "seven", "eight").contains(paragraph.getText()))
                .map(paragraph -> docx.getNumbering().getNum(paragraph.getNumID()))
                .map(list -> list.getCTNum()
                        .getLvlOverrideArray(0)
                        .getStartOverride()
                        .getVal())
                .map(Objects::toString)
                .collect(Collectors.toList());
        assertThat(starts.subList(0, 4)).containsExactly("1", "1", "7", "7");
    }

    @Test
    void isPrintedWhateverPeopleTyped() throws IOException {
        for (var hostile : Copies.HOSTILE) {
            assertThat(printed(Locale.ENGLISH, hostile).getParagraphs()).isNotEmpty();
        }
    }

    @Test
    void isPrintedHoweverLongTheText() throws IOException {
        var activity = "Une phrase assez longue, comme on les écrit dans un plan. ".repeat(170);
        var before = ZipSecureFile.getMinInflateRatio();
        // The same words five hundred times are packed very tightly.
        ZipSecureFile.setMinInflateRatio(0.001);
        try {
            var docx = new XWPFDocument(new ByteArrayInputStream(press.print(Copies.of(Locale.FRENCH, activity, 500))));

            assertThat(docx.getTables()).hasSize(502);
        } finally {
            ZipSecureFile.setMinInflateRatio(before);
        }
    }

    private XWPFDocument printed(Locale locale, String text) throws IOException {
        return new XWPFDocument(new ByteArrayInputStream(press.print(Copies.of(locale, text))));
    }

    private static List<String> styled(XWPFDocument docx, String style) {
        return docx.getParagraphs().stream()
                .filter(paragraph -> style.equals(paragraph.getStyle()))
                .map(XWPFParagraph::getText)
                .toList();
    }

    private static List<String> items(List<XWPFParagraph> paragraphs) {
        return paragraphs.stream()
                .filter(paragraph -> paragraph.getNumID() != null)
                .map(paragraph -> paragraph.getNumIlvl() + " " + paragraph.getText())
                .toList();
    }
}
