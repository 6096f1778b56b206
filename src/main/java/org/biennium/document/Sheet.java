package org.biennium.document;

import java.util.List;
import org.apache.poi.ss.util.CellReference;

/**
 * What somebody wrote in a spreadsheet.
 *
 * @param lines those that hold something, in their order
 */
record Sheet(List<Line> lines) {

    /** How much of a sheet is read; whoever has more has taken the wrong file. */
    static final int MOST_LINES = 2_000;

    static final int MOST_COLUMNS = 200;
    static final int MOST_CHARACTERS = 40_000;

    /**
     * A line.
     *
     * @param number as the spreadsheet counts, from 1
     */
    record Line(int number, List<Cell> cells) {

        Cell cell(int column) {
            return column < cells.size() ? cells.get(column) : Cell.EMPTY;
        }
    }

    /** What the spreadsheet calls a cell, such as F7; the column is counted from 0, the line from 1. */
    static String address(int column, int line) {
        return letter(column) + line;
    }

    static String letter(int column) {
        return CellReference.convertNumToColString(column);
    }
}
