package org.biennium.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value for a reader. */
public record Shown(Form form, List<Item> items) {

    /** How it is set. */
    public enum Form {
        PROSE,
        LINE,
        LIST,
        NAMES,
        FIGURE,
        RESTRICTED
    }

    /**
     * A piece of it.
     *
     * @param code the code it stands for, null for words of a person
     * @param language of the words where it is not the reader's
     * @param anchor place on the page that it points to
     * @param note what has to be known of it, said beside it: that it is a translation, whose, and of what state
     */
    public record Item(
            String text,
            @Nullable String code,
            @Nullable String language,
            @Nullable String anchor,
            @Nullable String note) {

        Item(String text, @Nullable String code, @Nullable String language, @Nullable String anchor) {
            this(text, code, language, anchor, null);
        }

        /** The words as paragraphs and lists. */
        public Prose prose() {
            return Prose.of(text);
        }

        public boolean isRightToLeft() {
            return Direction.isRightToLeft(text);
        }
    }

    /** Whether it needs the whole width of a page. */
    public boolean isLong() {
        return form == Form.PROSE || form == Form.LIST || items.stream().anyMatch(item -> item.anchor() != null);
    }

    /**
     * Its one piece where that is set as it stands, null for all else. Most values are; pages look for it first, since
     * whatever else a value may be takes a page of 300 rows half its time to ask.
     */
    public @Nullable Item plain() {
        var isPlain = (form == Form.LINE || form == Form.FIGURE)
                && items.size() == 1
                && items.get(0).anchor() == null;
        return isPlain ? items.get(0) : null;
    }

    public boolean isFigure() {
        return form == Form.FIGURE;
    }

    /** In place of what the reader may not see, whether there is something or not. */
    static Shown restricted(Words words) {
        return new Shown(Form.RESTRICTED, List.of(new Item(words.say("restriction.hidden"), null, null, null)));
    }

    static Shown line(String text) {
        return new Shown(Form.LINE, List.of(new Item(text, null, null, null)));
    }

    static Shown figure(String text) {
        return new Shown(Form.FIGURE, List.of(new Item(text, null, null, null)));
    }
}
