package org.biennium.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** Rows as a workbook: lists to choose from, notes with the help, the heading in sight, no cell a formula. */
final class XlsxWriter implements AutoCloseable {

    // What a spreadsheet program shows beside a cell that is entered.
    private static final int LONGEST_TITLE = 32;
    private static final int LONGEST_PROMPT = 255;
    private static final int SPARE_LINES = 200;

    private final SheetRows rows;
    private final SXSSFWorkbook book = new SXSSFWorkbook();
    private final Sheet sheet;
    private final Sheet lists;
    private final CellStyle heading = style(null);
    private final CellStyle text = style("@");
    private final CellStyle formulaLike = style("@");
    private final CellStyle day = style("yyyy-mm-dd");
    private final CellStyle amount = style("#,##0.00");
    private final CellStyle figure = style("General");

    private XlsxWriter(SheetRows rows) {
        this.rows = rows;
        sheet = book.createSheet(WorkbookUtil.createSafeSheetName(rows.title()));
        lists = book.createSheet(WorkbookUtil.createSafeSheetName(rows.words().say("sheet.lists")));
        book.setSheetHidden(1, true);
        formulaLike.setQuotePrefixed(true);
        var bold = book.createFont();
        bold.setBold(true);
        heading.setFont(bold);
        heading.setFillForegroundColor(IndexedColors.GREY_25_PERCENT.getIndex());
        heading.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    }

    static byte[] write(SheetRows rows) {
        try (var writer = new XlsxWriter(rows)) {
            return writer.write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] write() throws IOException {
        for (var place = 0; place < rows.columns().size(); place++) {
            format(rows.columns().get(place), place + 1);
        }
        sheet.setColumnHidden(0, true);
        sheet.createFreezePane(0, 1);
        writeHeadings();
        writeLists();
        for (var number = 0; number < rows.lines().size(); number++) {
            var line = sheet.createRow(number + 1);
            var cells = rows.lines().get(number);
            for (var place = 0; place < cells.size(); place++) {
                write(cells.get(place), place, line.createCell(place));
            }
        }
        var file = new ByteArrayOutputStream();
        book.write(file);
        return file.toByteArray();
    }

    private void format(SheetColumn column, int place) {
        sheet.setColumnWidth(place, 256 * width(column.kind()));
        sheet.setDefaultColumnStyle(place, styleOf(column.kind()));
    }

    private static int width(SheetColumn.Kind kind) {
        return switch (kind) {
            case PROSE, SOME -> 44;
            case LINE -> 34;
            case ONE -> 24;
            default -> 15;
        };
    }

    private CellStyle styleOf(SheetColumn.Kind kind) {
        return switch (kind) {
            case DAY -> day;
            case AMOUNT -> amount;
            case FIGURE -> figure;
            default -> text;
        };
    }

    private void writeHeadings() {
        var line = sheet.createRow(0);
        line.setHeightInPoints(32);
        for (var place = 0; place < rows.headings().size(); place++) {
            var cell = line.createCell(place);
            cell.setCellValue(rows.headings().get(place));
            cell.setCellStyle(heading);
        }
        var notes = sheet.createDrawingPatriarch();
        for (var place = 0; place < rows.columns().size(); place++) {
            var help = helpOf(rows.columns().get(place));
            if (help != null) {
                var note = notes.createCellComment(anchor(place + 1));
                note.setString(book.getCreationHelper().createRichTextString(help));
                note.setAddress(0, place + 1);
            }
        }
    }

    private ClientAnchor anchor(int place) {
        var anchor = book.getCreationHelper().createClientAnchor();
        anchor.setCol1(place);
        anchor.setCol2(place + 2);
        anchor.setRow1(1);
        anchor.setRow2(6);
        return anchor;
    }

    private @Nullable String helpOf(SheetColumn column) {
        var help = column.field().help();
        var said = help == null ? "" : rows.words().say(help);
        var how = column.kind() == SheetColumn.Kind.SOME ? rows.words().say("sheet.several") : "";
        var whole = (said + " " + how).strip();
        return whole.isEmpty() ? null : whole;
    }

    private void writeLists() {
        var all = new ArrayList<List<String>>();
        for (var place = 0; place < rows.columns().size(); place++) {
            var choices = choices(rows.columns().get(place));
            if (!choices.isEmpty()) {
                offer(rows.columns().get(place), place + 1, all.size(), choices.size());
                all.add(choices);
            }
        }
        var longest = all.stream().mapToInt(List::size).max().orElse(0);
        for (var number = 0; number < longest; number++) {
            var line = lists.createRow(number);
            for (var place = 0; place < all.size(); place++) {
                if (number < all.get(place).size()) {
                    line.createCell(place).setCellValue(all.get(place).get(number));
                }
            }
        }
    }

    private List<String> choices(SheetColumn column) {
        return column.kind() == SheetColumn.Kind.TICK
                ? List.of(rows.words().say("sheet.yes"))
                : List.copyOf(
                        rows.offered().getOrDefault(column.input(), Map.of()).values());
    }

    /** Offers the choices that stand at this place among the lists. */
    private void offer(SheetColumn column, int place, int list, int number) {
        var letter = org.biennium.document.Sheet.letter(list);
        var helper = sheet.getDataValidationHelper();
        var validation = helper.createValidation(
                helper.createFormulaListConstraint(
                        "'%s'!$%s$1:$%s$%d".formatted(lists.getSheetName(), letter, letter, number)),
                new CellRangeAddressList(1, rows.lines().size() + SPARE_LINES, place, place));
        // Several at once are typed, which no list can know.
        validation.setShowErrorBox(column.kind() != SheetColumn.Kind.SOME);
        validation.setErrorStyle(DataValidation.ErrorStyle.WARNING);
        var title = cut(column.heading(rows.words()), LONGEST_TITLE);
        validation.createErrorBox(title, rows.words().say("document.problem.choice"));
        var help = helpOf(column);
        if (help != null) {
            validation.setShowPromptBox(true);
            validation.createPromptBox(title, cut(help, LONGEST_PROMPT));
        }
        sheet.addValidationData(validation);
    }

    private void write(Cell from, int place, org.apache.poi.ss.usermodel.Cell to) {
        var kind = place == 0
                ? SheetColumn.Kind.LINE
                : rows.columns().get(place - 1).kind();
        to.setCellStyle(styleOf(kind));
        if (from.isEmpty()) {
            return;
        }
        if (from.kind() == Cell.Kind.FIGURE && isExact(from.text())) {
            to.setCellValue(Double.parseDouble(from.text()));
        } else if (from.kind() == Cell.Kind.DAY) {
            to.setCellValue(LocalDate.parse(from.text()));
        } else {
            to.setCellStyle(Formulas.isDangerous(from.text()) ? formulaLike : styleOf(kind));
            to.setCellValue(Formulas.told(from.text()));
        }
    }

    /** Whether a spreadsheet can count with it without losing its last digits. */
    private static boolean isExact(String figure) {
        return new BigDecimal(figure).precision() <= 15;
    }

    private CellStyle style(@Nullable String format) {
        var style = book.createCellStyle();
        style.setWrapText(true);
        style.setVerticalAlignment(VerticalAlignment.TOP);
        if (format != null) {
            style.setDataFormat(book.createDataFormat().getFormat(format));
        }
        return style;
    }

    private static String cut(String words, int most) {
        return words.length() <= most ? words : words.substring(0, most - 1) + "…";
    }

    @Override
    public void close() throws IOException {
        book.close();
    }
}
