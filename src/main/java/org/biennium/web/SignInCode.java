package org.biennium.web;

import static java.util.stream.Collectors.joining;

import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Codes that are read in a mail and typed on a phone: eight signs that nobody takes for one another and that make no word,
 * shown as XXXX-XXXX.
 */
final class SignInCode {

    private static final String SIGNS = "23456789BCDFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 8;
    private static final int LONGEST_TYPED = 100;
    private static final SecureRandom RANDOM = new SecureRandom();

    private SignInCode() {}

    static String fresh() {
        return RANDOM.ints(LENGTH, 0, SIGNS.length())
                .mapToObj(SIGNS::charAt)
                .map(String::valueOf)
                .collect(joining());
    }

    /** What was meant by what was typed: whatever the case, the hyphens, the blanks and the script of the digits. */
    static String read(@Nullable String typed) {
        if (typed == null || typed.length() > LONGEST_TYPED) {
            return "";
        }
        return Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .codePoints()
                .map(sign -> Character.isDigit(sign) ? '0' + Character.digit(sign, 10) : sign)
                .filter(sign -> sign >= '0' && sign <= '9' || sign >= 'A' && sign <= 'Z')
                .limit(LENGTH + 1)
                .mapToObj(Character::toString)
                .collect(joining());
    }

    static boolean isWhole(String code) {
        return code.length() == LENGTH;
    }

    static String shown(String code) {
        return isWhole(code) ? code.substring(0, LENGTH / 2) + "-" + code.substring(LENGTH / 2) : code;
    }
}
