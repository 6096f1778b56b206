package org.biennium.document;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a sheet would do, set for the person who sent it.
 *
 * @param known the columns that were recognised
 * @param unknown headings that were not
 * @param problems every cell that cannot be read, the first lines first
 * @param rows the lines that would do something or need attention
 * @param same how many lines say what stands already
 */
public record SheetPage(
        UUID upload,
        boolean isApplied,
        List<Column> known,
        List<Column> unknown,
        List<CellProblem> problems,
        List<Row> rows,
        int same) {

    /** A column of the sheet and what it was taken for. */
    public record Column(String letter, String heading, String field) {}

    /**
     * A cell that cannot be read.
     *
     * @param address such as F7
     * @param sentence why, complete
     */
    public record CellProblem(
            int line,
            String address,
            String field,
            @Nullable String written,
            String sentence) {}

    /**
     * A line.
     *
     * @param state the word in message keys
     * @param canApply whether it can be chosen
     * @param isProposed whether it is chosen from the start
     */
    public record Row(
            int line,
            String state,
            String title,
            boolean canApply,
            boolean isProposed,
            boolean hasNamesake,
            List<Change> changes,
            List<Change> conflicts,
            List<CellProblem> problems) {}

    /** A field before and after; null for nothing. */
    public record Change(
            String label, @Nullable Shown before, @Nullable Shown after) {}

    /** How many lines there are of this kind. */
    public long count(String state) {
        return rows.stream().filter(row -> row.state().equals(state)).count();
    }

    /** How many fields somebody else has changed too. */
    public int conflicts() {
        return rows.stream().mapToInt(row -> row.conflicts().size()).sum();
    }

    /** Whether anything can be applied. */
    public boolean canApply() {
        return !isApplied && rows.stream().anyMatch(Row::canApply);
    }
}
