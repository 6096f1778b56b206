package org.biennium.document;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text of several paragraphs as its readers see it. It is kept as people type it, in a notation that reads well by
 * itself: an empty line parts paragraphs, a line that begins with "- " or with "1. " is an item of a list, two blanks
 * before it set it one level deeper, and **two asterisks** make words bold. Whatever else a text holds is words.
 */
public record Prose(List<Block> blocks) {

    /** The deepest level of a list, counted from 0. */
    static final int DEEPEST = 2;

    private static final Pattern ITEM =
            Pattern.compile("(?<blanks>[ \\t]*)(?:[-•]|(?<number>[0-9]{1,2})\\.)[ \\t]+(?<words>\\S.*)");
    private static final Pattern OPENING = Pattern.compile("\\*\\*(?=[^\\s*])");
    private static final Pattern CLOSING = Pattern.compile("(?<=[^\\s*])\\*\\*");

    /** Words that are alike; lines within a paragraph are parted by a line break. */
    public record Run(String text, boolean isBold) {}

    /** A paragraph or a list. */
    public sealed interface Block permits Paragraph, Listing {

        /** The words it begins with. */
        List<Run> runs();

        default boolean isList() {
            return this instanceof Listing;
        }

        /** The words of a paragraph without a bold one, null for all else. */
        default @Nullable String plain() {
            return !isList() && runs().size() == 1 && !runs().get(0).isBold()
                    ? runs().get(0).text()
                    : null;
        }

        default boolean isRightToLeft() {
            return !runs().isEmpty() && Direction.isRightToLeft(runs().get(0).text());
        }
    }

    public record Paragraph(List<Run> runs) implements Block {}

    /** @param isNumbered whether each item shows its number */
    public record Listing(boolean isNumbered, List<Item> items) implements Block {

        @Override
        public List<Run> runs() {
            return items.get(0).runs();
        }
    }

    /**
     * An item of a list.
     *
     * @param number as it was typed; 0 where the list is not numbered
     * @param below lists within it
     */
    public record Item(int number, List<Run> runs, List<Listing> below) {}

    /** What a text says. Every text says something, and nothing in it is lost but the signs of the notation. */
    public static Prose of(String text) {
        var reader = new Reader();
        text.lines().forEach(reader::read);
        return new Prose(reader.blocks());
    }

    /** All of a text line by line: its bold words as such, the signs of its lists as they were typed. */
    static List<Run> lines(String text) {
        return runs(text.lines().toList());
    }

    private static List<Run> runs(List<String> lines) {
        var runs = new Runs();
        for (var line : lines) {
            runs.addLine(line);
        }
        return runs.all();
    }

    /** Gathers what is alike. */
    private static final class Runs {

        private final List<Run> ended = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();
        private boolean isBold;

        List<Run> all() {
            end();
            return List.copyOf(ended);
        }

        void addLine(String line) {
            if (!ended.isEmpty() || !text.isEmpty()) {
                add("\n", false);
            }
            var from = 0;
            for (var begin = OPENING.matcher(line); begin.find(from); ) {
                var end = CLOSING.matcher(line);
                // What finds no end here finds none further on.
                if (!end.find(begin.end())) {
                    break;
                }
                add(line.substring(from, begin.start()), false);
                add(line.substring(begin.end(), end.start()), true);
                from = end.end();
            }
            add(line.substring(from), false);
        }

        private void add(String more, boolean inBold) {
            if (more.isEmpty()) {
                return;
            }
            if (inBold != isBold) {
                end();
                isBold = inBold;
            }
            text.append(more);
        }

        private void end() {
            if (!text.isEmpty()) {
                ended.add(new Run(text.toString(), isBold));
                text.setLength(0);
            }
        }
    }

    /** Takes a text line by line. */
    private static final class Reader {

        private final List<Block> blocks = new ArrayList<>();
        private final List<String> paragraph = new ArrayList<>();
        // The lists that are open, the outermost first; their items may still grow.
        private final List<Open> open = new ArrayList<>();

        void read(String line) {
            var item = ITEM.matcher(line);
            if (item.matches()) {
                endParagraph();
                add(item);
            } else {
                open.clear();
                if (line.isBlank()) {
                    endParagraph();
                } else {
                    paragraph.add(line.stripTrailing());
                }
            }
        }

        List<Block> blocks() {
            endParagraph();
            return blocks.stream()
                    .map(block -> block instanceof Listing list ? closed(list) : block)
                    .toList();
        }

        private void endParagraph() {
            if (!paragraph.isEmpty()) {
                blocks.add(new Paragraph(runs(paragraph)));
                paragraph.clear();
            }
        }

        private void add(Matcher item) {
            var isNumbered = item.group("number") != null;
            var level = Math.min(item.group("blanks").replace("\t", "  ").length() / 2, Math.min(open.size(), DEEPEST));
            open.subList(Math.min(level + 1, open.size()), open.size()).clear();
            if (level < open.size() && open.get(level).isNumbered() != isNumbered) {
                open.remove(level);
            }
            if (level == open.size()) {
                begin(new Open(isNumbered, new Listing(isNumbered, new ArrayList<>())));
            }
            open.get(level)
                    .list()
                    .items()
                    .add(new Item(
                            isNumbered ? Integer.parseInt(item.group("number")) : 0,
                            runs(List.of(item.group("words").stripTrailing())),
                            new ArrayList<>()));
        }

        private void begin(Open list) {
            if (open.isEmpty()) {
                blocks.add(list.list());
            } else {
                var around = open.get(open.size() - 1).list().items();
                around.get(around.size() - 1).below().add(list.list());
            }
            open.add(list);
        }

        private static Listing closed(Listing list) {
            return new Listing(
                    list.isNumbered(),
                    list.items().stream()
                            .map(item -> new Item(
                                    item.number(),
                                    item.runs(),
                                    item.below().stream().map(Reader::closed).toList()))
                            .toList());
        }

        private record Open(boolean isNumbered, Listing list) {}
    }
}
