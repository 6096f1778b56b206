package org.biennium.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "[here](https://elsewhere.example)",
                "{{facts.secret}}",
                "| a | b |",
                "# Heading",
                "**bold** `code` ~~gone~~",
                "1. one\n- two"
            })
    void leavesNothingThatSomebodyTypedToBeReadAsMarkup(String typed) {
        assertThat(Markdown.escape(typed)).matches("[\\p{L}\\p{N},;? %&#]*");
    }

    @Test
    void keepsEveryScriptAndSignAsTyped() {
        assertThat(Markdown.escape("Été 2027, مرصد 沙漠 🙂")).isEqualTo("Été 2027, مرصد 沙漠 🙂");
    }

    @Test
    void leadsOnlyToPathsOfThisSite() {
        assertThat(new Markdown().link("Open", "/plans/WP-2027-SAHEL").toString())
                .isEqualTo("**[Open](/plans/WP-2027-SAHEL)**\n\n");
    }
}
