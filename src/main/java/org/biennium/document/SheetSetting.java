package org.biennium.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.biennium.document.SheetRow.State;
import org.biennium.document.SheetUploads.Upload;
import org.jspecify.annotations.Nullable;

/** Sets what a sheet would do in the words of its sender. */
final class SheetSetting {

    private static final int LONGEST_WRITTEN = 80;

    private final Upload upload;
    private final Headings headings;
    private final Words words;

    SheetSetting(Upload upload, Headings headings, Words words) {
        this.upload = upload;
        this.headings = headings;
        this.words = words;
    }

    SheetPage page(List<SheetRow> rows) {
        var problems = rows.stream().flatMap(row -> problems(row).stream()).toList();
        return new SheetPage(
                upload.id(),
                upload.isApplied(),
                headings.columns().entrySet().stream()
                        .map(it -> column(it.getKey(), it.getValue().heading(words)))
                        .toList(),
                headings.unknown().stream().map(place -> column(place, "")).toList(),
                problems,
                rows.stream()
                        .filter(row ->
                                row.state() != State.SAME || !row.problems().isEmpty())
                        .map(this::row)
                        .toList(),
                (int) rows.stream().filter(row -> row.state() == State.SAME).count());
    }

    private SheetPage.Column column(int place, String field) {
        return new SheetPage.Column(Sheet.letter(place), headings.heading(place), field);
    }

    private SheetPage.Row row(SheetRow row) {
        return new SheetPage.Row(
                row.line(),
                row.state().name().toLowerCase(Locale.ROOT),
                row.title(),
                row.canApply(),
                row.isProposed(),
                row.hasNamesake(),
                row.mine().stream().map(it -> change(it, row)).toList(),
                row.conflicts().stream().map(it -> change(it, row)).toList(),
                problems(row));
    }

    private SheetPage.Change change(Difference difference, SheetRow row) {
        return new SheetPage.Change(
                words.say(difference.field().label()),
                shown(difference.field(), difference.stands(), row.stands()),
                shown(difference.field(), difference.typed(), row.stands()));
    }

    private @Nullable Shown shown(Field field, @Nullable JsonNode value, Map<String, JsonNode> neighbours) {
        return value == null ? null : field.show(value, neighbours, words);
    }

    private List<SheetPage.CellProblem> problems(SheetRow row) {
        return row.problems().stream()
                .map(it -> new SheetPage.CellProblem(
                        row.line(),
                        it.column() < 0 ? String.valueOf(row.line()) : Sheet.address(it.column(), row.line()),
                        it.of().heading(words),
                        it.written().isBlank() ? null : cut(it.written()),
                        words.say(it.problem().key(), it.problem().arguments().toArray())))
                .toList();
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_WRITTEN ? text : text.substring(0, LONGEST_WRITTEN) + "…";
    }
}
