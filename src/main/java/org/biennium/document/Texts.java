package org.biennium.document;

/** What people type, made storable and nothing else: markup, any script and any direction stay as they are. */
final class Texts {

    private Texts() {}

    /** Without outer blanks, lines ended alike. */
    static String clean(String typed, int maximum) {
        var text = typed.replace("\r\n", "\n").replace('\r', '\n').strip();
        if (text.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\t' || c == 0x7f) || hasHalfCharacters(text)) {
            throw new Unfit("document.problem.characters");
        }
        if (text.length() > maximum) {
            throw new Unfit("document.problem.too-long", maximum, text.length());
        }
        return text.codePoints().allMatch(Texts::isUnseen) ? "" : text;
    }

    private static boolean isUnseen(int character) {
        return Character.getType(character) == Character.FORMAT
                || Character.isSpaceChar(character)
                || Character.isWhitespace(character);
    }

    private static boolean hasHalfCharacters(String text) {
        return text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
