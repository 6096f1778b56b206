package org.biennium.document;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * What stands in a cell of a sheet.
 *
 * @param text the words; a figure with a point before its decimals; a day as yyyy-MM-dd; the sign of a fault (#REF!)
 */
record Cell(Kind kind, String text) {

    /** What it was to the program that wrote the sheet. */
    enum Kind {
        TEXT,
        FIGURE,
        DAY,
        FAULT
    }

    static final Cell EMPTY = text("");

    static Cell text(String text) {
        return new Cell(Kind.TEXT, text);
    }

    @JsonIgnore
    boolean isEmpty() {
        return text.isBlank();
    }

    /** As a person would type it, so that it has one meaning: 1.500 reads as fifteen hundred to some, 1.5000 to nobody. */
    String typed() {
        return kind == Kind.FIGURE && text.matches("-?\\d+\\.\\d{3}") ? text + "0" : text;
    }
}
