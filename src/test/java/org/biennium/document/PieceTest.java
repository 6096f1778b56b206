package org.biennium.document;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.biennium.document.Piece.Kind;
import org.junit.jupiter.api.Test;

class PieceTest {

    private static final List<String> WORDS =
            List.of("pays", "du", "Sahel", "eau", "中", "文", "أرض", "12", "l’", "🌍", ",", "\n");

    @Test
    void ofATextSayWhatStayedWentAndCame() {
        assertThat(Piece.between("Former 60 personnes d’ici à 2028.", "Former 120 personnes d’ici à 2028."))
                .containsExactly(
                        new Piece(Kind.KEPT, "Former ", false),
                        new Piece(Kind.DELETED, "60", false),
                        new Piece(Kind.INSERTED, "120", false),
                        new Piece(Kind.KEPT, " personnes d’ici à 2028.", false));
    }

    @Test
    void takeABlankBetweenTwoChangedWordsAsChangedWithThem() {
        assertThat(Piece.between("un deux trois quatre cinq six", "un deux drei vier cinq six"))
                .containsExactly(
                        new Piece(Kind.KEPT, "un deux ", false),
                        new Piece(Kind.DELETED, "trois quatre", false),
                        new Piece(Kind.INSERTED, "drei vier", false),
                        new Piece(Kind.KEPT, " cinq six", false));
    }

    @Test
    void sayWhichWordsBecameBold() {
        assertThat(Piece.between("Eau et **sols** du Sahel", "**Eau** et **sols** du Sahel"))
                .containsExactly(
                        new Piece(Kind.DELETED, "Eau", false),
                        new Piece(Kind.INSERTED, "Eau", true),
                        new Piece(Kind.KEPT, " et ", false),
                        new Piece(Kind.KEPT, "sols", true),
                        new Piece(Kind.KEPT, " du Sahel", false));
    }

    @Test
    void areNotWorthReadingWhereLittleStayed() {
        assertThat(Piece.between("Des terres arides suivies", "An atlas of the steppe"))
                .isEmpty();
    }

    @Test
    void leaveOutMostOfWhatStayed() {
        var sentences = "Une phrase assez longue pour être abrégée. ".repeat(20);

        var shown =
                Piece.shortened(Piece.between(sentences + "60" + " " + sentences, sentences + "120" + " " + sentences));

        assertThat(shown)
                .extracting(Piece::kind)
                .containsExactly(Kind.LEFT_OUT, Kind.KEPT, Kind.DELETED, Kind.INSERTED, Kind.KEPT, Kind.LEFT_OUT);
        assertThat(shown).allSatisfy(piece -> assertThat(piece.text()).hasSizeLessThan(200));
    }

    @Test
    void giveBothTextsWhateverTheyAre() {
        for (var seed = 1; seed <= 300; seed++) {
            var random = new Random(seed);
            var before = text(random);
            var now = random.nextBoolean() ? text(random) : before.replace("pays", "terres");
            var pieces = Piece.between(before, now);
            if (!pieces.isEmpty()) {
                assertThat(without(Kind.INSERTED, pieces)).as("seed " + seed).isEqualTo(lines(before));
                assertThat(without(Kind.DELETED, pieces)).as("seed " + seed).isEqualTo(lines(now));
            }
        }
    }

    @Test
    void areFoundSoonInTheLongestTexts() {
        var before = IntStream.range(0, 5_000).mapToObj(word -> "a" + word).collect(joining(" "));
        var now = IntStream.range(0, 5_000).mapToObj(word -> "b" + word).collect(joining(" "));

        assertThat(Piece.between(before, now)).isEmpty();
    }

    private static String without(Kind kind, List<Piece> pieces) {
        return pieces.stream()
                .filter(piece -> piece.kind() != kind)
                .map(Piece::text)
                .collect(joining());
    }

    private static String lines(String text) {
        return text.lines().dropWhile(String::isEmpty).collect(joining("\n"));
    }

    private static String text(Random random) {
        return IntStream.range(0, random.nextInt(40))
                .mapToObj(word -> WORDS.get(random.nextInt(WORDS.size())))
                .collect(joining(random.nextBoolean() ? " " : ""));
    }
}
