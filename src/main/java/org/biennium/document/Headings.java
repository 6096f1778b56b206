package org.biennium.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.biennium.document.Sheet.Line;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of a sheet are, told by their headings in any language of the product.
 *
 * @param line in which the headings stand
 * @param mark the column by which rows are recognised, -1 where there is none
 * @param columns what is known, by its place
 * @param unknown the places of the headings that are not
 */
record Headings(Line line, int mark, Map<Integer, SheetColumn> columns, List<Integer> unknown) {

    private static final int SEARCHED = 20;

    /** Finds the line of the headings among the first of a sheet; nothing where none tells enough. */
    static Optional<Headings> in(Sheet sheet, Section.Rows rows, List<SheetColumn> asked, List<Words> languages) {
        var names = names(rows, asked, languages);
        return sheet.lines().stream()
                .limit(SEARCHED)
                .map(line -> of(line, names, languages))
                .filter(headings -> headings.tells(rows))
                .max(Comparator.comparingInt(
                                (Headings headings) -> headings.columns().size())
                        .thenComparing(headings -> -headings.line().number()));
    }

    /** The columns by what their headings may be. */
    private static Map<String, SheetColumn> names(Section.Rows rows, List<SheetColumn> asked, List<Words> languages) {
        var names = new LinkedHashMap<String, SheetColumn>();
        for (var column : asked) {
            languages.forEach(words -> names.putIfAbsent(Vocabulary.plain(column.heading(words)), column));
            names.putIfAbsent(Vocabulary.plain(column.input()), column);
        }
        asked.stream()
                .filter(column -> column.input().equals(rows.titled()))
                .forEach(column ->
                        languages.forEach(words -> names.putIfAbsent(Vocabulary.plain(words.say(rows.one())), column)));
        return names;
    }

    private static Headings of(Line line, Map<String, SheetColumn> names, List<Words> languages) {
        var columns = new TreeMap<Integer, SheetColumn>();
        var mark = markIn(line, languages);
        var rest = IntStream.range(0, line.cells().size())
                .filter(place -> place != mark && !line.cell(place).isEmpty())
                .boxed()
                .toList();
        for (var place : rest) {
            take(columns, place, exact(line.cell(place).text(), names));
        }
        for (var place : rest) {
            if (!columns.containsKey(place)) {
                take(columns, place, like(line.cell(place).text(), names, columns));
            }
        }
        return new Headings(
                line,
                mark,
                columns,
                rest.stream().filter(place -> !columns.containsKey(place)).toList());
    }

    private static int markIn(Line line, List<Words> languages) {
        var marks = new ArrayList<>(List.of("id"));
        languages.forEach(words -> marks.add(Vocabulary.plain(words.say("sheet.mark"))));
        return IntStream.range(0, line.cells().size())
                .filter(place ->
                        marks.contains(Vocabulary.plain(line.cell(place).text())))
                .findFirst()
                .orElse(-1);
    }

    private static void take(Map<Integer, SheetColumn> columns, int place, @Nullable SheetColumn column) {
        if (column != null && !columns.containsValue(column)) {
            columns.put(place, column);
        }
    }

    private static @Nullable SheetColumn exact(String heading, Map<String, SheetColumn> names) {
        var whole = names.get(Vocabulary.plain(heading));
        return whole == null ? names.get(plain(heading)) : whole;
    }

    /** The one column that is left whose name holds all words of the heading, or the other way round. */
    private static @Nullable SheetColumn like(
            String heading, Map<String, SheetColumn> names, Map<Integer, SheetColumn> taken) {
        var words = Arrays.asList(plain(heading).split(" "));
        var alike = new HashMap<SheetColumn, Integer>();
        names.forEach((name, column) -> {
            var named = Arrays.asList(name.split(" "));
            if (!taken.containsValue(column) && (named.containsAll(words) || words.containsAll(named))) {
                alike.merge(column, name.length(), Math::max);
            }
        });
        return alike.size() == 1 ? alike.keySet().iterator().next() : null;
    }

    /** Without what stands in brackets: Budget (USD). */
    private static String plain(String heading) {
        return Vocabulary.plain(heading.replaceAll("\\([^)]*\\)", " "));
    }

    private boolean tells(Section.Rows rows) {
        return columns.size() > 1
                || columns.values().stream().anyMatch(column -> column.input().equals(rows.titled()));
    }

    String heading(int place) {
        return line.cell(place).text();
    }
}
