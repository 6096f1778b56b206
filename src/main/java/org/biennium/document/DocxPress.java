package org.biennium.document;

import java.util.List;
import org.biennium.document.Prose.Listing;
import org.biennium.document.Prose.Paragraph;
import org.biennium.document.ReadingPage.FieldView;
import org.biennium.document.ReadingPage.RowView;
import org.biennium.document.ReadingPage.SectionView;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Sets a copy for Word: headings, lists and tables are real ones, so that it can be worked on. */
@Component
public class DocxPress {

    private final MessageSource messages;

    DocxPress(MessageSource messages) {
        this.messages = messages;
    }

    public byte[] print(Copy copy) {
        return new Setting(copy).print();
    }

    /** One copy. */
    private final class Setting {

        private final Copy copy;
        private final Docx docx;

        Setting(Copy copy) {
            this.copy = copy;
            this.docx = new Docx(copy.title(), copy.locale());
        }

        byte[] print() {
            docx.header(copy.reference() + " · " + copy.title());
            docx.footer(PageCount.in(copy.locale(), messages));
            docx.title(copy.title());
            pairs(copy.facts().stream()
                    .map(fact -> new Pair(fact.label(), cell -> cell.paragraph(fact.value(), null)))
                    .toList());
            copy.text().sections().forEach(this::section);
            told("copy.told", copy.told());
            told("document.comment.title", copy.comments());
            return docx.bytes();
        }

        private void section(SectionView section) {
            docx.heading(1, section.title(), null);
            limited(docx.body(), section.limited());
            if (section.hidden()) {
                docx.body().paragraph(say("restriction.hidden"), null);
            }
            if (section.isEmpty()) {
                docx.body().paragraph(section.repeats() ? section.none() : say("document.nothing"), null);
            }
            for (var field : section.fields()) {
                docx.heading(2, field.label(), null);
                limited(docx.body(), field.limited());
                value(docx.body(), field.shown());
            }
            if (section.rows().size() > 1) {
                overview(section);
            }
            section.rows().forEach(this::row);
        }

        private void overview(SectionView section) {
            var columns = section.columns();
            var table = docx.table(columns.size(), true);
            for (var column = 0; column < columns.size(); column++) {
                table.head(column, columns.get(column).label());
            }
            for (var row : section.rows()) {
                table.addRow();
                table.cell(0).paragraph(named(row), copy.text().language());
                for (var cell = 0; cell < row.cells().size(); cell++) {
                    var shown = row.cells().get(cell).shown();
                    if (shown == null) {
                        table.cell(cell + 1).paragraph("–", null);
                    } else {
                        value(table.cell(cell + 1), shown);
                    }
                }
            }
        }

        private void row(RowView row) {
            docx.heading(2, named(row), copy.text().language());
            limited(docx.body(), row.limited());
            pairs(row.fields().stream().map(this::pair).toList());
        }

        private Pair pair(FieldView field) {
            return new Pair(field.label(), cell -> {
                limited(cell, field.limited());
                value(cell, field.shown());
            });
        }

        /** For whom it is meant, where that is not everybody. */
        private void limited(Docx.Flow flow, @Nullable String sentence) {
            if (sentence != null) {
                flow.paragraph(sentence, null);
            }
        }

        private void pairs(List<Pair> pairs) {
            if (pairs.isEmpty()) {
                return;
            }
            var table = docx.table(2, false);
            for (var pair : pairs) {
                table.addRow();
                table.label(0, pair.label());
                pair.value().fill(table.cell(1));
            }
        }

        private void told(String heading, List<Copy.Told> all) {
            if (all.isEmpty()) {
                return;
            }
            docx.heading(1, say(heading), null);
            for (var told : all) {
                docx.body().item(docx.lists().bullets(), 0, List.of(new Prose.Run(told.sentence(), false)), null);
                told.words().ifPresent(words -> prose(docx.quotation(), words, null));
            }
        }

        private void value(Docx.Flow flow, Shown shown) {
            switch (shown.form()) {
                case PROSE ->
                    shown.items().forEach(item -> {
                        if (item.note() != null) {
                            flow.paragraph(item.note(), null);
                        }
                        prose(flow, item.prose(), item.language());
                    });
                case LIST -> {
                    var list = docx.lists().bullets();
                    shown.items()
                            .forEach(item ->
                                    flow.item(list, 0, List.of(new Prose.Run(item.text(), false)), item.language()));
                }
                case NAMES ->
                    flow.paragraph(
                            String.join(
                                    ", ",
                                    shown.items().stream().map(Shown.Item::text).toList()),
                            null);
                default -> shown.items().forEach(item -> flow.paragraph(item.text(), item.language()));
            }
        }

        private void prose(Docx.Flow flow, Prose prose, @Nullable String language) {
            for (var block : prose.blocks()) {
                if (block instanceof Paragraph paragraph) {
                    flow.paragraph(paragraph.runs(), language);
                } else if (block instanceof Listing list) {
                    listing(flow, list, 0, language);
                }
            }
        }

        private void listing(Docx.Flow flow, Listing listing, int level, @Nullable String language) {
            var expected = -1;
            var list = docx.lists().bullets();
            for (var item : listing.items()) {
                if (listing.isNumbered() && item.number() != expected) {
                    // Numbers stay as they were typed: where they leap, another list begins.
                    list = docx.lists().countedFrom(item.number());
                    expected = item.number();
                }
                expected++;
                flow.item(list, level, item.runs(), language);
                for (var below : item.below()) {
                    listing(flow, below, level + 1, language);
                }
            }
        }

        private String say(String key) {
            return messages.getMessage(key, null, copy.locale());
        }

        private static String named(RowView row) {
            return row.number() + ". " + row.title();
        }
    }

    /** A label and what stands beside it. */
    private record Pair(String label, Filling value) {}

    @FunctionalInterface
    private interface Filling {
        void fill(Docx.Flow cell);
    }
}
