package org.biennium.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.biennium.document.Changes.InSection;
import org.biennium.document.Changes.OfField;
import org.biennium.document.Changes.OfRow;
import org.biennium.document.ChangesPage.FieldView;
import org.biennium.document.ChangesPage.RowView;
import org.biennium.document.ChangesPage.SectionView;
import org.biennium.document.Content.Row;
import org.jspecify.annotations.Nullable;

/** Sets what became of a text for one reader, what stood before in the words of the template it followed. */
final class ChangesSetting {

    private final Changes changes;
    private final Side before;
    private final Side now;

    /**
     * @param before speaks of the text before
     * @param now speaks of the text now
     */
    ChangesSetting(Changes changes, Words before, Words now) {
        this.changes = changes;
        this.before = new Side(changes.before(), before);
        this.now = new Side(changes.now(), now);
    }

    ChangesPage page() {
        return new ChangesPage(
                changes.sections().stream().map(this::section).toList(),
                Math.toIntExact(changes.sections().stream()
                                .mapToLong(section -> section.fields().size())
                                .sum()
                        + changes.rows()
                                .filter(row -> !row.isAdded() && !row.isRemoved())
                                .mapToLong(row -> row.fields().size())
                                .sum()),
                (int) changes.rows().filter(OfRow::isAdded).count(),
                (int) changes.rows().filter(OfRow::isRemoved).count(),
                (int) changes.rows().filter(OfRow::isMoved).count());
    }

    private SectionView section(InSection change) {
        var key = change.key();
        return new SectionView(
                key,
                sideWith(key).title(key),
                change.fields().stream()
                        .map(field -> field(key, field, before.fields(key), now.fields(key)))
                        .toList(),
                change.rows().stream().map(row -> row(key, row)).toList());
    }

    private RowView row(String section, OfRow change) {
        var side = change.isRemoved() ? before : now;
        var isWhole = change.isAdded() || change.isRemoved();
        return new RowView(
                change.id(),
                change.isAdded()
                        ? "added"
                        : change.isRemoved() ? "removed" : change.fields().isEmpty() ? "moved" : "changed",
                side.heading(section, change.isRemoved() ? change.before() : change.now()),
                side.words.rowsOf(section).getOrDefault(change.id(), "–"),
                change.isMoved() ? change.before() : 0,
                change.fields().stream()
                        .filter(field -> !isWhole || !side.names(section, field.key()))
                        .map(field ->
                                field(section, field, before.fields(section, change), now.fields(section, change)))
                        .toList());
    }

    private FieldView field(
            String section, OfField change, Map<String, JsonNode> fieldsBefore, Map<String, JsonNode> fieldsNow) {
        var was = before.show(section, change.key(), change.before(), fieldsBefore);
        var is = now.show(section, change.key(), change.now(), fieldsNow);
        var textBefore = prose(was);
        var textNow = prose(is);
        var pieces = textBefore == null || textNow == null
                ? List.<Piece>of()
                : Piece.between(textBefore.text(), textNow.text());
        return new FieldView(
                (now.knows(section, change.key()) ? now : before).label(section, change.key()),
                was,
                is,
                Piece.shortened(pieces),
                textNow == null ? null : textNow.language());
    }

    private Side sideWith(String section) {
        return now.content.template().find(section).isPresent() ? now : before;
    }

    private static Shown.@Nullable Item prose(@Nullable Shown shown) {
        return shown != null && shown.form() == Shown.Form.PROSE ? shown.items().get(0) : null;
    }

    /** One of the two texts, in the words of its template. */
    private record Side(Content content, Words words) {

        String title(String section) {
            return words.say(content.template().section(section).title());
        }

        String heading(String section, int place) {
            var rows =
                    Objects.requireNonNull(content.template().section(section).rows());
            return words.say("document.row", words.say(rows.one()), place);
        }

        boolean names(String section, String field) {
            var rows = content.template().section(section).rows();
            return rows != null && rows.titled().equals(field);
        }

        boolean knows(String section, String field) {
            return content.template()
                    .find(section)
                    .filter(it ->
                            it.fields().stream().anyMatch(known -> known.key().equals(field)))
                    .isPresent();
        }

        String label(String section, String field) {
            return words.say(content.template().section(section).field(field).label());
        }

        Map<String, JsonNode> fields(String section) {
            return content.find(section).map(Content.Part::fields).orElse(Map.of());
        }

        Map<String, JsonNode> fields(String section, OfRow row) {
            return content.find(section)
                    .flatMap(part -> part.row(row.id()))
                    .map(Row::fields)
                    .orElse(Map.of());
        }

        @Nullable
        Shown show(String section, String field, @Nullable JsonNode value, Map<String, JsonNode> neighbours) {
            return value == null
                    ? null
                    : content.template().section(section).field(field).show(value, neighbours, words);
        }
    }
}
