package org.biennium.document;

import java.util.regex.Pattern;

/** Keeps a spreadsheet from taking what people wrote for a formula. */
final class Formulas {

    private static final String BEGINNINGS = "[=+\\-@\\t\\r\\n\uff1d\uff0b\uff0d\uff20]";
    private static final Pattern DANGEROUS = Pattern.compile("'*" + BEGINNINGS + ".*", Pattern.DOTALL);
    private static final Pattern GUARDED = Pattern.compile("'+" + BEGINNINGS + ".*", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

    private Formulas() {}

    /** For a file that says nothing of what its cells are. */
    static String guarded(String text) {
        return DANGEROUS.matcher(text).matches() && !NUMBER.matcher(text).matches() ? "'" + text : text;
    }

    /** For a file that says that the cell is a text: only so that {@link #unguarded} gives it back. */
    static String told(String text) {
        return GUARDED.matcher(text).matches() ? "'" + text : text;
    }

    static boolean isDangerous(String text) {
        return DANGEROUS.matcher(text).matches();
    }

    /** What was guarded. */
    static String unguarded(String text) {
        return GUARDED.matcher(text).matches() ? text.substring(1) : text;
    }
}
