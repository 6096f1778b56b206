package org.biennium.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows of a section set for a sheet.
 *
 * @param headings in the reader's language, the first for what rows are recognised by
 * @param offered what can be chosen, by the name of the input
 */
record SheetRows(
        String title,
        Section.Rows rows,
        List<SheetColumn> columns,
        List<String> headings,
        Map<String, Map<String, String>> offered,
        List<List<Cell>> lines,
        Words words) {

    static SheetRows of(Content.Part part, Section.Rows rows, Words words) {
        var section = part.section();
        var columns = SheetColumn.of(section, words);
        var offered = new LinkedHashMap<String, Map<String, String>>();
        columns.stream()
                .filter(column -> column.kind().isChoice())
                .forEach(column -> offered.put(column.input(), column.offered(words)));
        var headings = new ArrayList<String>();
        headings.add(words.say("sheet.mark"));
        columns.forEach(column -> headings.add(column.heading(words)));
        return new SheetRows(
                words.say(section.title()),
                rows,
                columns,
                headings,
                offered,
                part.restrictions().hidesAll()
                        ? List.of(List.of(Cell.EMPTY, Cell.text(words.say("restriction.hidden"))))
                        : part.rows().stream()
                                .map(row -> line(row, columns, offered, words))
                                .toList(),
                words);
    }

    private static List<Cell> line(
            Content.Row row, List<SheetColumn> columns, Map<String, Map<String, String>> offered, Words words) {
        var line = new ArrayList<Cell>();
        line.add(Cell.text(new RowMark(row.id(), row.revision()).toString()));
        for (var column : columns) {
            line.add(cell(row, column, offered.getOrDefault(column.input(), Map.of()), words));
        }
        return line;
    }

    /** What a reader may not see is told as restricted, whether it holds something or not. */
    private static Cell cell(Content.Row row, SheetColumn column, Map<String, String> offered, Words words) {
        if (row.restrictions().hides(column.field().key())) {
            return Cell.text(words.say("restriction.hidden"));
        }
        var value = row.fields().get(column.field().key());
        return value == null ? Cell.EMPTY : column.cell(column.field().typed(value), offered, words);
    }
}
