package org.biennium.document;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a text, set for one reader in the words of their language.
 *
 * @param fields how many fields of sections and of rows that stayed hold something else
 * @param added how many rows came
 * @param removed how many rows went
 * @param moved how many rows stand elsewhere
 */
public record ChangesPage(List<SectionView> sections, int fields, int added, int removed, int moved) {

    /** A section in which something differs. */
    public record SectionView(String key, String title, List<FieldView> fields, List<RowView> rows) {

        /** How many entries and rows differ. */
        public int size() {
            return fields.size() + rows.size();
        }
    }

    /**
     * A row that differs.
     *
     * @param change added, removed, moved or changed
     * @param heading what a row is called, with its number now or, once it is gone, before
     * @param title in the original language of the document
     * @param from its place before, where it was moved; else 0
     */
    public record RowView(UUID id, String change, String heading, String title, int from, List<FieldView> fields) {

        /** Whether it was there before and is there still. */
        boolean isChanged() {
            return !change.equals("added") && !change.equals("removed");
        }
    }

    /**
     * A field that differs, or one language of it.
     *
     * @param before null for nothing
     * @param now null for nothing
     * @param pieces the text as it was changed word by word; empty where before and now are read one after the other
     * @param language of the pieces
     */
    public record FieldView(
            String label,
            @Nullable Shown before,
            @Nullable Shown now,
            List<Piece> pieces,
            @Nullable String language) {

        /** Whether both are short enough to stand on one line. */
        public boolean isShort() {
            return pieces.isEmpty() && (before == null || !before.isLong()) && (now == null || !now.isLong());
        }
    }

    public boolean isEmpty() {
        return sections.isEmpty();
    }

    /** How many changes there are to read. */
    public int size() {
        return fields + added + removed + moved;
    }
}
