package org.biennium.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.biennium.document.Sheet.Line;
import org.biennium.document.SheetRow.CellProblem;
import org.biennium.document.SheetRow.State;
import org.jspecify.annotations.Nullable;

/** Compares a sheet with the rows that stand, line by line; changes nothing. */
final class SheetComparison {

    private final UUID upload;
    private final Headings headings;
    private final Content.Part part;
    private final Section.Rows rows;
    private final List<SheetColumn> columns;
    private final CellReader cells;
    private final Around around;
    private final Set<UUID> removed;
    private final Map<UUID, Map<String, JsonNode>> seen;
    private final Words words;
    private final Set<UUID> spokenOf = new HashSet<>();
    private final Set<String> titles = new HashSet<>();

    /**
     * A comparison for one upload.
     *
     * @param removed the rows of the section that somebody has removed
     * @param seen what stood in rows that have changed since the sheet was written
     */
    SheetComparison(
            UUID upload,
            Headings headings,
            Content content,
            Content.Part part,
            Section.Rows rows,
            CellReader cells,
            Set<UUID> removed,
            Map<UUID, Map<String, JsonNode>> seen,
            Words words) {
        this.upload = upload;
        this.headings = headings;
        this.part = part;
        this.rows = rows;
        this.columns = SheetColumn.of(part.section(), words);
        this.cells = cells;
        this.around = content.around();
        this.removed = removed;
        this.seen = seen;
        this.words = words;
        part.rows().forEach(row -> titles.add(titleOf(row.fields())));
    }

    List<SheetRow> of(Sheet sheet) {
        return sheet.lines().stream()
                .filter(line -> line.number() > headings.line().number())
                .filter(this::saysSomething)
                .map(this::of)
                .toList();
    }

    private boolean saysSomething(Line line) {
        return headings.columns().keySet().stream()
                .anyMatch(place -> !line.cell(place).isEmpty());
    }

    private SheetRow of(Line line) {
        var mark = headings.mark() < 0
                ? null
                : RowMark.of(line.cell(headings.mark()).text());
        var stands = mark == null ? null : part.row(mark.row()).orElse(null);
        // A line that was copied to write another one below it.
        var isCopy = mark != null && !spokenOf.add(mark.row());
        if (stands == null || mark == null || isCopy) {
            var state =
                    mark == null || isCopy ? State.NEW : removed.contains(mark.row()) ? State.REMOVED : State.UNKNOWN;
            return added(line, state);
        }
        var before = seen.getOrDefault(stands.id(), stands.fields());
        return compared(line, stands, Math.min(mark.revision(), stands.revision()), before);
    }

    private SheetRow added(Line line, State state) {
        var problems = new ArrayList<CellProblem>();
        var reading = reading(line, Map.of(), problems);
        var title = titleOf(reading.after());
        if (title.isEmpty()) {
            tellUntitled(line, problems);
        }
        var row = UUID.nameUUIDFromBytes((upload + "/" + line.number()).getBytes(StandardCharsets.UTF_8));
        return new SheetRow(
                line.number(),
                state,
                row,
                0,
                title,
                !title.isEmpty() && !titles.add(title),
                typed(reading),
                Map.of(),
                reading.differences(Map.of()),
                problems);
    }

    private SheetRow compared(Line line, Content.Row stands, int base, Map<String, JsonNode> before) {
        var problems = new ArrayList<CellProblem>();
        var reading = reading(line, stands.fields(), problems);
        if (titleOf(reading.after()).isEmpty()) {
            tellUntitled(line, problems);
            reading = reading.only(reading.asked().stream()
                    .filter(field -> !field.key().equals(rows.titled()))
                    .toList());
        }
        var differences = reading.differences(before);
        return new SheetRow(
                line.number(),
                differences.isEmpty() ? State.SAME : State.CHANGED,
                stands.id(),
                base,
                titleOf(stands.fields()),
                false,
                typed(reading),
                stands.fields(),
                differences,
                problems);
    }

    /** What the line says where it fits. */
    private Reading reading(Line line, Map<String, JsonNode> stands, List<CellProblem> problems) {
        var typed = Typed.NOTHING;
        for (var field : part.section().fields()) {
            typed = typed.and(typed(field, line, stands.get(field.key()), problems));
        }
        var reading = Reading.of(part.section(), typed, stands, around);
        reading.problems().forEach(problem -> problems.add(problem(line, problem)));
        return reading.fitting();
    }

    private Typed typed(Field field, Line line, @Nullable JsonNode stands, List<CellProblem> problems) {
        var asked = places(field);
        var isBlank = asked.values().stream().allMatch(place -> line.cell(place).isEmpty());
        var isWhole = asked.size() == field.columns().size();
        if (asked.isEmpty() || !isWhole && isBlank) {
            return Typed.NOTHING;
        }
        // What the sheet has no column for stays, as far as it goes with what the sheet says.
        var typed = field.asTyped(isWhole || isBlank ? null : partly(field, stands, asked));
        for (var column : columns) {
            var place = asked.get(column.input());
            if (place != null
                    && (!line.cell(place).isEmpty() || typed.one(column.input()).isEmpty())) {
                try {
                    typed = typed.and(cells.read(column, line.cell(place)));
                } catch (Unfit unfit) {
                    problems.add(new CellProblem(place, column, line.cell(place).text(), unfit.of(field)));
                    return Typed.NOTHING;
                }
            }
        }
        return withCurrency(field, typed, asked);
    }

    private static @Nullable JsonNode partly(Field field, @Nullable JsonNode stands, Map<String, Integer> asked) {
        var mayStay = stands != null && asked.keySet().stream().noneMatch(input -> input.endsWith(".amount"));
        return mayStay ? stands : null;
    }

    /** An amount without its currency is in the one of the heading, Budget (EUR), or in the only one there is. */
    private Typed withCurrency(Field field, Typed typed, Map<String, Integer> asked) {
        var amount = asked.get(field.key() + ".amount");
        var currency = field.key() + ".currency";
        if (amount == null
                || !typed.one(currency).isEmpty()
                || typed.one(field.key() + ".amount").isEmpty()) {
            return typed;
        }
        var offered = columns.stream()
                .filter(column -> column.input().equals(currency))
                .flatMap(column -> column.offered(words).keySet().stream())
                .toList();
        var named = offered.stream()
                .filter(code -> headings.heading(amount).contains(code))
                .findFirst();
        return named.or(() -> offered.size() == 1 ? offered.stream().findFirst() : java.util.Optional.empty())
                .map(code -> typed.and(Typed.of(currency, code)))
                .orElse(typed);
    }

    private Map<String, Integer> places(Field field) {
        var places = new HashMap<String, Integer>();
        headings.columns().forEach((place, column) -> {
            if (column.field().equals(field)) {
                places.put(column.input(), place);
            }
        });
        return places;
    }

    /** All inputs of the fields that fit. */
    private Typed typed(Reading reading) {
        var typed = Typed.NOTHING;
        for (var field : reading.asked()) {
            typed = typed.and(field.asTyped(reading.typed().get(field.key())));
        }
        return typed;
    }

    /** Where nothing is told of its title yet. */
    private void tellUntitled(Line line, List<CellProblem> problems) {
        if (problems.stream().noneMatch(it -> it.problem().field().equals(rows.titled()))) {
            problems.add(problem(line, new Problem(rows.titled(), "sheet.problem.untitled", List.of())));
        }
    }

    private CellProblem problem(Line line, Problem problem) {
        var column = columns.stream()
                .filter(it -> it.field().key().equals(problem.field()))
                .findFirst()
                .orElseThrow();
        var place = headings.columns().entrySet().stream()
                .filter(it -> it.getValue().field().key().equals(problem.field()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(-1);
        return new CellProblem(place, column, place < 0 ? "" : line.cell(place).text(), problem);
    }

    private String titleOf(Map<String, JsonNode> fields) {
        var title = fields.get(rows.titled());
        return title == null ? "" : title.asText();
    }
}
