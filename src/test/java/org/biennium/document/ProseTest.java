package org.biennium.document;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.biennium.document.Prose.Item;
import org.biennium.document.Prose.Listing;
import org.biennium.document.Prose.Paragraph;
import org.biennium.document.Prose.Run;
import org.junit.jupiter.api.Test;

class ProseTest {

    private static final List<String> SIGNS = List.of(
            "- ", "• ", "1. ", "12. ", "2027. ", "**", "*", "****", "  ", "\t", " ", "\n", "\n\n", "\r\n", "mot", "أرض",
            "中", "🌍", "<b>", "&amp;", "\u2028", "\u0085", "-", ".", "\ud800");

    @Test
    void isParagraphsPartedByEmptyLines() {
        assertThat(Prose.of("One line\nand the next\n\n\nAnother paragraph").blocks())
                .containsExactly(paragraph("One line\nand the next"), paragraph("Another paragraph"));
    }

    @Test
    void holdsListsWithAndWithoutNumbers() {
        assertThat(Prose.of("We will:\n- train\n• share\n\n1. first\n2. second\n7. as it was typed")
                        .blocks())
                .containsExactly(
                        paragraph("We will:"),
                        new Listing(false, List.of(item(0, "train"), item(0, "share"))),
                        new Listing(true, List.of(item(1, "first"), item(2, "second"), item(7, "as it was typed"))));
    }

    @Test
    void holdsListsWithinLists() {
        assertThat(Prose.of("1. countries\n  - Tunisia\n  - Egypt\n2. partners").blocks())
                .containsExactly(new Listing(
                        true,
                        List.of(
                                new Item(
                                        1,
                                        List.of(new Run("countries", false)),
                                        List.of(new Listing(false, List.of(item(0, "Tunisia"), item(0, "Egypt"))))),
                                item(2, "partners"))));
    }

    @Test
    void holdsBoldWords() {
        assertThat(Prose.of("Train **sixty people** by **2028**.").blocks())
                .containsExactly(new Paragraph(List.of(
                        new Run("Train ", false),
                        new Run("sixty people", true),
                        new Run(" by ", false),
                        new Run("2028", true),
                        new Run(".", false))));
    }

    @Test
    void takesForWordsWhatOnlyLooksLikeTheNotation() {
        var text = "2027. The year of the lands\n-5 degrees\n10.5 million\n2 ** 3 ** 4\n**not closed\n***\n**\n-";

        assertThat(Prose.of(text).blocks()).containsExactly(paragraph(text));
    }

    @Test
    void ofNothingIsNothing() {
        assertThat(Prose.of("").blocks()).isEmpty();
        assertThat(Prose.of(" \n\t\n ").blocks()).isEmpty();
    }

    @Test
    void losesNoWordOfAnyText() {
        for (var seed = 1; seed <= 2_000; seed++) {
            var random = new Random(seed);
            var text = IntStream.range(0, random.nextInt(40))
                    .mapToObj(sign -> SIGNS.get(random.nextInt(SIGNS.size())))
                    .collect(joining());

            var said =
                    Prose.of(text).blocks().stream().flatMap(ProseTest::words).collect(joining());

            assertThat(bare(said)).as("seed " + seed).isEqualTo(bare(text));
        }
    }

    @Test
    void isReadSoonHoweverHostileTheText() {
        var texts = Stream.of("**a ", "**", "- ", "*a*", "  - a\n", "1. \n", "a** ", "-\t", "**a**");

        assertThat(texts.map(sign -> Prose.of(sign.repeat(250_000))).toList()).hasSize(9);
    }

    /** What no sign of the notation, blank or number of an item can be. */
    private static String bare(String text) {
        return text.replaceAll("[\\s\\u0085\\u2028*•.0-9-]", "");
    }

    private static Stream<String> words(Prose.Block block) {
        return block instanceof Paragraph paragraph
                ? paragraph.runs().stream().map(Run::text)
                : ((Listing) block).items().stream().flatMap(ProseTest::words);
    }

    private static Stream<String> words(Item item) {
        return Stream.concat(
                item.runs().stream().map(Run::text), item.below().stream().flatMap(ProseTest::words));
    }

    private static Paragraph paragraph(String text) {
        return new Paragraph(List.of(new Run(text, false)));
    }

    private static Item item(int number, String text) {
        return new Item(number, List.of(new Run(text, false)), List.of());
    }
}
