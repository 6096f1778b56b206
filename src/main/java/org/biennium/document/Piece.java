package org.biennium.document;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A piece of a text that became another: it stayed, went or came; of what stayed, much may be left out.
 *
 * @param isBold whether all of it is
 */
public record Piece(Kind kind, String text, boolean isBold) {

    public enum Kind {
        KEPT,
        LEFT_OUT,
        DELETED,
        INSERTED
    }

    private static final Pattern WORD =
            Pattern.compile("\\p{IsIdeographic}|[\\p{L}\\p{M}\\p{N}&&[^\\p{IsIdeographic}]]+|\\s+|.", Pattern.DOTALL);

    // Beyond that many comparisons what lies between the first and the last difference is one change.
    private static final int MOST_COMPARISONS = 2_000_000;

    /** What stays beside a change is shown for that many characters. */
    private static final int AROUND = 80;

    /**
     * The one text as it became the other, word by word.
     *
     * @return empty where so little stayed that both are easier to read one after the other
     */
    static List<Piece> between(String before, String now) {
        var was = words(before);
        var is = words(now);
        var first = alike(was, is);
        var last = alike(reversed(was.subList(first, was.size())), reversed(is.subList(first, is.size())));
        var pieces = new Pieces();
        was.subList(0, first).forEach(pieces::keep);
        compare(was.subList(first, was.size() - last), is.subList(first, is.size() - last), pieces);
        was.subList(was.size() - last, was.size()).forEach(pieces::keep);
        var all = pieces.all();
        var kept = all.stream()
                .filter(piece -> piece.kind == Kind.KEPT)
                .mapToInt(piece -> piece.text.length())
                .sum();
        return kept * 2 < Math.max(length(was), length(is)) ? List.of() : all;
    }

    /** The same without most of what stayed. */
    static List<Piece> shortened(List<Piece> pieces) {
        var shown = new ArrayList<Piece>();
        for (var place = 0; place < pieces.size(); place++) {
            var piece = pieces.get(place);
            if (piece.kind != Kind.KEPT || piece.text.length() <= 3 * AROUND) {
                shown.add(piece);
                continue;
            }
            if (place > 0) {
                shown.add(new Piece(Kind.KEPT, head(piece.text), piece.isBold));
            }
            shown.add(new Piece(Kind.LEFT_OUT, "…", false));
            if (place < pieces.size() - 1) {
                shown.add(new Piece(Kind.KEPT, tail(piece.text), piece.isBold));
            }
        }
        return shown;
    }

    private static void compare(List<Word> was, List<Word> is, Pieces pieces) {
        if ((long) was.size() * is.size() > MOST_COMPARISONS) {
            was.forEach(pieces::delete);
            is.forEach(pieces::insert);
            return;
        }
        var alike = alikeFrom(was, is);
        var before = 0;
        var now = 0;
        while (before < was.size() || now < is.size()) {
            if (before < was.size() && now < is.size() && was.get(before).equals(is.get(now))) {
                pieces.keep(was.get(before++));
                now++;
            } else if (now == is.size() || before < was.size() && alike[before + 1][now] >= alike[before][now + 1]) {
                pieces.delete(was.get(before++));
            } else {
                pieces.insert(is.get(now++));
            }
        }
    }

    /** How many words can stay from each pair of places on. */
    private static short[][] alikeFrom(List<Word> was, List<Word> is) {
        var alike = new short[was.size() + 1][is.size() + 1];
        for (var before = was.size() - 1; before >= 0; before--) {
            for (var now = is.size() - 1; now >= 0; now--) {
                alike[before][now] = was.get(before).equals(is.get(now))
                        ? (short) (alike[before + 1][now + 1] + 1)
                        : (short) Math.max(alike[before + 1][now], alike[before][now + 1]);
            }
        }
        return alike;
    }

    private static int alike(List<Word> one, List<Word> other) {
        var count = 0;
        while (count < Math.min(one.size(), other.size()) && one.get(count).equals(other.get(count))) {
            count++;
        }
        return count;
    }

    private static List<Word> reversed(List<Word> words) {
        var reversed = new ArrayList<>(words);
        Collections.reverse(reversed);
        return reversed;
    }

    private record Word(String text, boolean isBold) {

        boolean isSpoken() {
            return text.codePoints().anyMatch(Character::isLetterOrDigit);
        }
    }

    private static List<Word> words(String text) {
        return Prose.lines(text).stream()
                .flatMap(run -> WORD.matcher(run.text()).results().map(word -> new Word(word.group(), run.isBold())))
                .toList();
    }

    private static int length(List<Word> words) {
        return words.stream().mapToInt(word -> word.text().length()).sum();
    }

    private static String head(String text) {
        var end = text.indexOf(' ', AROUND);
        return text.substring(0, end < 0 || end > 2 * AROUND ? wholeCharacter(text, AROUND) : end + 1);
    }

    private static String tail(String text) {
        var begin = text.lastIndexOf(' ', text.length() - AROUND);
        return text.substring(
                begin < text.length() - 2 * AROUND ? wholeCharacter(text, text.length() - AROUND) : begin);
    }

    private static int wholeCharacter(String text, int at) {
        return Character.isLowSurrogate(text.charAt(at)) ? at + 1 : at;
    }

    /** Gathers words; what went comes before what came, and mere blanks or signs between two changes do not part them. */
    private static final class Pieces {

        private final List<Piece> all = new ArrayList<>();
        private final List<Word> kept = new ArrayList<>();
        private final List<Word> deleted = new ArrayList<>();
        private final List<Word> inserted = new ArrayList<>();

        void keep(Word word) {
            kept.add(word);
            if (word.isSpoken()) {
                endChange();
            }
        }

        void delete(Word word) {
            beginChange();
            deleted.add(word);
        }

        void insert(Word word) {
            beginChange();
            inserted.add(word);
        }

        List<Piece> all() {
            endChange();
            add(Kind.KEPT, kept);
            return all;
        }

        private void beginChange() {
            if (isChanging()) {
                deleted.addAll(kept);
                inserted.addAll(kept);
                kept.clear();
            } else {
                add(Kind.KEPT, kept);
            }
        }

        private void endChange() {
            if (isChanging()) {
                add(Kind.DELETED, deleted);
                add(Kind.INSERTED, inserted);
            }
        }

        private boolean isChanging() {
            return !deleted.isEmpty() || !inserted.isEmpty();
        }

        private void add(Kind kind, List<Word> words) {
            var from = 0;
            for (var end = 1; end <= words.size(); end++) {
                var isBold = words.get(from).isBold();
                if (end == words.size() || words.get(end).isBold() != isBold) {
                    var text = words.subList(from, end).stream().map(Word::text).collect(joining());
                    all.add(new Piece(kind, text, isBold));
                    from = end;
                }
            }
            words.clear();
        }
    }
}
