package org.biennium.document;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.model.StylesTable;
import org.biennium.document.Sheet.Line;
import org.biennium.engine.Refusal;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Hears the cells of one sheet of a workbook; what a formula came to last counts as its value. */
final class XlsxCells extends DefaultHandler {

    private final ReadOnlySharedStringsTable strings;
    private final StylesTable styles;
    private final boolean isSince1904;
    private final List<Line> lines = new ArrayList<>();
    private final List<Cell> cells = new ArrayList<>();
    private final StringBuilder value = new StringBuilder();
    private int line;
    private int column;
    private String type = "";
    private String style = "";
    private boolean isValue;

    XlsxCells(ReadOnlySharedStringsTable strings, StylesTable styles, boolean isSince1904) {
        this.strings = strings;
        this.styles = styles;
        this.isSince1904 = isSince1904;
    }

    Sheet sheet() {
        return new Sheet(List.copyOf(lines));
    }

    @Override
    public void startElement(String space, String name, String qualified, Attributes with) {
        switch (name) {
            case "row" -> {
                var number = with.getValue("r");
                line = number == null ? line + 1 : Integer.parseInt(number);
                column = -1;
                cells.clear();
            }
            case "c" -> {
                var address = with.getValue("r");
                column = address == null ? column + 1 : new CellReference(address).getCol();
                type = or(with.getValue("t"), "n");
                style = or(with.getValue("s"), "");
                value.setLength(0);
            }
            case "v", "t" -> isValue = true;
            default -> {}
        }
    }

    @Override
    public void characters(char[] read, int start, int length) {
        if (isValue && value.length() <= Sheet.MOST_CHARACTERS) {
            value.append(read, start, length);
        }
    }

    @Override
    public void endElement(String space, String name, String qualified) {
        switch (name) {
            case "v", "t" -> isValue = false;
            case "c" -> keep(cell());
            case "row" -> {
                if (!cells.isEmpty()) {
                    lines.add(new Line(line, List.copyOf(cells)));
                }
                if (lines.size() > Sheet.MOST_LINES) {
                    throw new Refusal("sheet.too-many-lines", Sheet.MOST_LINES);
                }
            }
            default -> {}
        }
    }

    private void keep(Cell cell) {
        if (cell.isEmpty()) {
            return;
        }
        if (column < 0 || column >= Sheet.MOST_COLUMNS) {
            throw new Refusal("sheet.too-many-columns", Sheet.MOST_COLUMNS);
        }
        while (cells.size() < column) {
            cells.add(Cell.EMPTY);
        }
        if (cells.size() == column) {
            cells.add(cell);
        } else {
            cells.set(column, cell);
        }
    }

    private Cell cell() {
        var text = value.toString();
        return switch (type) {
            case "s" -> text(strings.getItemAt(Integer.parseInt(text.strip())).getString());
            case "inlineStr", "str" -> text(text);
            case "b" -> Cell.text(text.strip());
            case "e" -> new Cell(Cell.Kind.FAULT, text);
            case "d" -> new Cell(Cell.Kind.DAY, text.length() > 10 ? text.substring(0, 10) : text);
            default -> text.isBlank() ? Cell.EMPTY : figure(text.strip());
        };
    }

    private static Cell text(String text) {
        return Cell.text(Formulas.unguarded(text.replace("_x000D_", "")));
    }

    private Cell figure(String text) {
        if (isDay()) {
            var moment = DateUtil.getLocalDateTime(Double.parseDouble(text), isSince1904);
            return moment == null
                    ? Cell.text(text)
                    : new Cell(Cell.Kind.DAY, moment.toLocalDate().toString());
        }
        // As many digits as spreadsheet programs show: the rest is what their arithmetic leaves behind.
        var number = new BigDecimal(text).round(new MathContext(15));
        var plain = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        return Math.abs(plain.scale()) > 30 ? Cell.text(text) : new Cell(Cell.Kind.FIGURE, plain.toPlainString());
    }

    private boolean isDay() {
        if (style.isEmpty()) {
            return false;
        }
        var format = styles.getStyleAt(Integer.parseInt(style));
        return format != null && DateUtil.isADateFormat(format.getDataFormat(), format.getDataFormatString());
    }

    private static String or(@Nullable String value, String otherwise) {
        return value == null ? otherwise : value;
    }
}
