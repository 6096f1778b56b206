package org.biennium.document;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A document set for one reader, in the words of their language.
 *
 * @param language of the original text, a two-letter code
 * @param languageName its name
 */
public record ReadingPage(String language, String languageName, List<SectionView> sections) {

    /**
     * A section.
     *
     * @param one what a row is called, null where the section does not repeat
     * @param add what adding a row is called
     * @param none what is said when there is no row
     * @param columns headings of the list of rows, the first for what names a row
     * @param revision what a change of the order must name
     * @param hidden whether the reader may see nothing of it
     * @param limited for whom it is meant, as a sentence, where that is not everybody and the reader sees it
     */
    public record SectionView(
            String key,
            String title,
            @Nullable String help,
            @Nullable String one,
            @Nullable String add,
            @Nullable String none,
            List<Column> columns,
            int revision,
            Content.@Nullable Saved saved,
            List<FieldView> fields,
            List<RowView> rows,
            boolean hidden,
            @Nullable String limited) {

        public boolean repeats() {
            return one != null;
        }

        public boolean isEmpty() {
            return !hidden && fields.isEmpty() && rows.isEmpty();
        }
    }

    /** A row; hidden and limited as a section. */
    public record RowView(
            UUID id,
            int number,
            String title,
            List<FieldView> fields,
            List<Cell> cells,
            boolean hidden,
            @Nullable String limited) {

        public boolean isRightToLeft() {
            return Direction.isRightToLeft(title);
        }
    }

    /** A field that holds something, or may not be seen; limited as a section. */
    public record FieldView(
            String key, String label, Shown shown, @Nullable String limited) {}

    /** A heading in a list of rows. */
    public record Column(String label, boolean isFigure) {}

    /** What a row holds under a heading, null for nothing. */
    public record Cell(Column column, @Nullable Shown shown) {}
}
