package org.biennium.document;

/** What a file can hold of what people typed. */
final class Signs {

    private static final String UNKNOWN = "\ufffd";

    private Signs() {}

    /** The text without what XML has no place for. */
    static String forXml(String text) {
        return text.codePoints().allMatch(Signs::isLegal)
                ? text
                : text.codePoints()
                        .mapToObj(sign -> isLegal(sign) ? Character.toString(sign) : UNKNOWN)
                        .reduce(new StringBuilder(), StringBuilder::append, StringBuilder::append)
                        .toString();
    }

    private static boolean isLegal(int sign) {
        return sign == '\t'
                || sign == '\n'
                || sign == '\r'
                || sign >= ' ' && sign < Character.MIN_SURROGATE
                || sign > Character.MAX_SURROGATE && sign < 0xfffe
                || sign >= Character.MIN_SUPPLEMENTARY_CODE_POINT;
    }
}
