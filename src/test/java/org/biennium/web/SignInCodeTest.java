package org.biennium.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInCodeTest {

    @Test
    void isEightSignsThatNobodyTakesForOneAnother() {
        assertThat(Stream.generate(SignInCode::fresh).limit(1000))
                .allMatch(code -> code.matches("[2-9B-DF-HJKMNP-TV-Z]{8}"))
                .allMatch(SignInCode::isWhole)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "23K4-PQR9",
                "23K4PQR9",
                " 23k4 – pqr9\t",
                "2 3 K 4 P Q R 9",
                "٢٣K٤-PQR٩",
                "२३k४pqr९",
                "２３Ｋ４－ｐｑｒ９",
                "23K4\u00a0PQR9\u200f"
            })
    void isReadHoweverItIsTyped(String typed) {
        assertThat(SignInCode.read(typed)).isEqualTo("23K4PQR9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "23K4PQR", "23K4PQR9X", "<script>", "\u0000", "каков код"})
    void isNotWholeWhenSignsAreMissingOrTooMany(String typed) {
        assertThat(SignInCode.isWhole(SignInCode.read(typed))).isFalse();
    }

    @Test
    void isNotLookedForInALongText() {
        assertThat(SignInCode.read("2".repeat(10_000))).isEmpty();
    }

    @Test
    void isShownInTwoGroups() {
        assertThat(SignInCode.shown("23K4PQR9")).isEqualTo("23K4-PQR9");
        assertThat(SignInCode.shown("23K")).isEqualTo("23K");
    }
}
