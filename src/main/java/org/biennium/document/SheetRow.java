package org.biennium.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a line of a sheet would do to the rows there are.
 *
 * @param row the row it changes or adds
 * @param base the revision that its writer had before them; 0 for a row that is new
 * @param typed what it says, as it would be typed, where that fits
 * @param stands what stands in the row now
 * @param differences where what stands is not what the line says, in the order of the template
 */
record SheetRow(
        int line,
        State state,
        UUID row,
        int base,
        String title,
        boolean hasNamesake,
        Typed typed,
        Map<String, JsonNode> stands,
        List<Difference> differences,
        List<CellProblem> problems) {

    /** Which row a line speaks of. */
    enum State {
        /** None yet. */
        NEW,
        /** One that this document does not have: of another plan, most likely. */
        UNKNOWN,
        /** One that somebody has removed. */
        REMOVED,
        /** One that stands, and that it says something else of. */
        CHANGED,
        SAME
    }

    /**
     * Why a cell is left out.
     *
     * @param column its place in the sheet, -1 where the column is missing
     */
    record CellProblem(int column, SheetColumn of, String written, Problem problem) {}

    boolean isAdded() {
        return base == 0;
    }

    /** Whether it can be applied: there is something to do, and what is added has a name. */
    boolean canApply() {
        return isAdded() ? !title.isEmpty() : !mine().isEmpty();
    }

    /** Whether it is proposed: what is removed or there already is not added without being asked for. */
    boolean isProposed() {
        return canApply() && !hasNamesake && state != State.REMOVED;
    }

    /** What it would change. */
    List<Difference> mine() {
        return with(Difference.Changed.BY_ME);
    }

    /** What somebody else has changed too since the sheet was written; it stays as they left it. */
    List<Difference> conflicts() {
        return with(Difference.Changed.BY_BOTH);
    }

    private List<Difference> with(Difference.Changed changed) {
        return differences.stream()
                .filter(difference -> difference.changed() == changed)
                .toList();
    }
}
