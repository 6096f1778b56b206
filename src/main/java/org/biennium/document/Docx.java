package org.biennium.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.poi.ooxml.POIXMLProperties.CoreProperties;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.TableWidthType;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;

/** A file of Word in the making. */
final class Docx {

    private static final int A4_WIDTH = 11906;
    private static final int A4_HEIGHT = 16838;
    private static final int MARGIN = 1134;
    private static final BigInteger HEAD_WIDTH = BigInteger.valueOf(1500);
    private static final BigInteger MARGIN_WIDTH = BigInteger.valueOf(MARGIN);
    private static final int TEXT_WIDTH = A4_WIDTH - 2 * MARGIN;
    private static final int LABEL_WIDTH = 2600;

    private final XWPFDocument document = new XWPFDocument();
    private final DocxLists lists;

    Docx(String title, Locale locale) {
        DocxStyles.in(document, locale);
        lists = new DocxLists(document);
        var size = document.getDocument().getBody().addNewSectPr();
        size.addNewPgSz().setW(BigInteger.valueOf(A4_WIDTH));
        size.getPgSz().setH(BigInteger.valueOf(A4_HEIGHT));
        var margins = size.addNewPgMar();
        margins.setLeft(MARGIN_WIDTH);
        margins.setRight(MARGIN_WIDTH);
        margins.setTop(HEAD_WIDTH);
        margins.setBottom(HEAD_WIDTH);
        margins.setHeader(MARGIN_WIDTH.shiftRight(1));
        margins.setFooter(MARGIN_WIDTH.shiftRight(1));
        CoreProperties properties = document.getProperties().getCoreProperties();
        properties.setTitle(Signs.forXml(title));
        properties.getUnderlyingProperties().setLanguageProperty(Optional.of(locale.toLanguageTag()));
    }

    void header(String text) {
        var header = document.createHeader(HeaderFooterType.DEFAULT).createParagraph();
        header.setStyle(DocxStyles.HEADER);
        write(header, text, false, null);
    }

    void footer(PageCount count) {
        var footer = document.createFooter(HeaderFooterType.DEFAULT).createParagraph();
        footer.setStyle(DocxStyles.FOOTER);
        write(footer, count.before(), false, null);
        field(footer, "PAGE");
        write(footer, count.between(), false, null);
        field(footer, "NUMPAGES");
        write(footer, count.after(), false, null);
    }

    void title(String text) {
        styled(DocxStyles.TITLE, text, null);
    }

    /** @param level 1 for the highest below the title */
    void heading(int level, String text, @Nullable String language) {
        styled(DocxStyles.HEADING + level, text, language);
    }

    /** Where text goes that stands in no table. */
    Flow body() {
        return new Flow(document::createParagraph, null);
    }

    /** Where words go that somebody gave for an act. */
    Flow quotation() {
        return new Flow(document::createParagraph, DocxStyles.QUOTATION);
    }

    DocxLists lists() {
        return lists;
    }

    Table table(int columns, boolean hasHead) {
        return new Table(columns, hasHead);
    }

    byte[] bytes() {
        try (var bytes = new ByteArrayOutputStream();
                document) {
            document.write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void styled(String style, String text, @Nullable String language) {
        var paragraph = document.createParagraph();
        paragraph.setStyle(style);
        turn(paragraph, text);
        write(paragraph, text, false, language);
    }

    private static void field(XWPFParagraph paragraph, String what) {
        var field = paragraph.getCTP().addNewFldSimple();
        field.setInstr(what);
        field.addNewR().addNewT().setStringValue("1");
    }

    private static void write(XWPFParagraph paragraph, String text, boolean isBold, @Nullable String language) {
        var run = paragraph.createRun();
        if (isBold) {
            run.setBold(true);
        }
        if (language != null) {
            run.setLang(language);
        }
        if (Direction.isRightToLeft(text)) {
            var properties = run.getCTR();
            (properties.isSetRPr() ? properties.getRPr() : properties.addNewRPr()).addNewRtl();
        }
        var lines = Signs.forXml(text).split("\n", -1);
        for (var line = 0; line < lines.length; line++) {
            if (line > 0) {
                run.addBreak();
            }
            run.setText(lines[line], line);
        }
    }

    /** Sets a text from right to left that runs so. */
    private static void turn(XWPFParagraph paragraph, String text) {
        if (Direction.isRightToLeft(text)) {
            var properties = paragraph.getCTP();
            (properties.isSetPPr() ? properties.getPPr() : properties.addNewPPr()).addNewBidi();
        }
    }

    /** Where paragraphs follow one another. */
    static final class Flow {

        private final Supplier<XWPFParagraph> next;
        private final @Nullable String style;

        private Flow(Supplier<XWPFParagraph> next, @Nullable String style) {
            this.next = next;
            this.style = style;
        }

        void paragraph(@Nullable String text, @Nullable String language) {
            paragraph(List.of(new Prose.Run(text == null ? "" : text, false)), language);
        }

        void paragraph(List<Prose.Run> runs, @Nullable String language) {
            write(begin(style, runs), runs, language);
        }

        void item(BigInteger list, int level, List<Prose.Run> runs, @Nullable String language) {
            var paragraph = begin(DocxStyles.ITEM, runs);
            paragraph.setNumID(list);
            paragraph.setNumILvl(BigInteger.valueOf(level));
            write(paragraph, runs, language);
        }

        private XWPFParagraph begin(@Nullable String style, List<Prose.Run> runs) {
            var paragraph = next.get();
            if (style != null) {
                paragraph.setStyle(style);
            }
            turn(paragraph, runs.isEmpty() ? "" : runs.get(0).text());
            return paragraph;
        }

        private static void write(XWPFParagraph paragraph, List<Prose.Run> runs, @Nullable String language) {
            runs.forEach(run -> Docx.write(paragraph, run.text(), run.isBold(), language));
        }
    }

    /** A table; where it has a head, that stands on each page. */
    final class Table {

        private final XWPFTable table;
        private final int columns;
        private XWPFTableRow row;

        private Table(int columns, boolean hasHead) {
            this.columns = columns;
            table = document.createTable(1, columns);
            table.getCTTbl().getTblPr().unsetTblBorders(); // those of the style count
            table.setStyleID(DocxStyles.TABLE);
            table.setWidth(TEXT_WIDTH);
            table.getCTTbl().getTblPr().addNewTblLayout().setType(STTblLayoutType.FIXED);
            row = table.getRow(0);
            if (hasHead) {
                row.setRepeatHeader(true);
                widen(row);
            } else {
                table.removeRow(0);
            }
        }

        void head(int column, String label) {
            label(column, label);
        }

        void addRow() {
            row = table.createRow();
            while (row.getTableCells().size() < columns) {
                row.addNewTableCell();
            }
            widen(row);
        }

        void label(int column, String label) {
            cell(column).paragraph(List.of(new Prose.Run(label, true)), null);
        }

        Flow cell(int column) {
            var cell = row.getCell(column);
            var isFresh = new boolean[] {true};
            return new Flow(() -> next(cell, isFresh), DocxStyles.CELL);
        }

        // A cell begins with a paragraph of its own.
        private static XWPFParagraph next(XWPFTableCell cell, boolean[] isFresh) {
            var first = isFresh[0] && !cell.getParagraphs().isEmpty()
                    ? cell.getParagraphs().get(0)
                    : cell.addParagraph();
            isFresh[0] = false;
            return first;
        }

        private void widen(XWPFTableRow row) {
            var widths = widths();
            for (var column = 0; column < columns; column++) {
                var cell = row.getCell(column);
                cell.setWidthType(TableWidthType.DXA);
                cell.setWidth(String.valueOf(widths[column]));
            }
        }

        private int[] widths() {
            var widths = new int[columns];
            var first = columns == 2 ? LABEL_WIDTH : TEXT_WIDTH * 30 / 100;
            for (var column = 0; column < columns; column++) {
                widths[column] = column == 0 ? first : (TEXT_WIDTH - first) / (columns - 1);
            }
            return widths;
        }
    }
}
