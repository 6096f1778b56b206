package org.biennium.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulasTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1+1", "-1+1", "@SUM(1)", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠a", "'=1"})
    void areDisarmed(String text) {
        assertThat(Formulas.guarded(text)).isEqualTo("'" + text);
        assertThat(Formulas.unguarded("'" + text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Train", "-5", "-5.25", "12000.50", "'quoted'", "a=b"})
    void nothingElseIsTouched(String text) {
        assertThat(Formulas.guarded(text)).isEqualTo(text);
    }

    @Test
    void whateverIsWrittenComesBack() {
        var random = new Random(20270331);
        for (var round = 0; round < 20_000; round++) {
            var text = random.ints(random.nextInt(6), 0, 12)
                    .mapToObj(place -> "'=+-@\t＝＠a1 .".substring(place, place + 1))
                    .reduce("", String::concat);
            assertThat(Formulas.unguarded(Formulas.guarded(text))).isEqualTo(text);
            assertThat(Formulas.unguarded(Formulas.told(text))).isEqualTo(text);
        }
    }
}
