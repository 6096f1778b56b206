package org.biennium.document;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.biennium.document.SheetUploads.Upload;
import org.biennium.engine.Refusal;
import org.biennium.language.Dates;
import org.biennium.language.Languages;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The rows of a section as a spreadsheet, out and, after a look at what would change, back in. */
@Component
public class Sheets {

    private final Contents contents;
    private final Drafts drafts;
    private final SheetUploads uploads;
    private final MessageSource messages;
    private final Dates dates;

    Sheets(Contents contents, Drafts drafts, SheetUploads uploads, MessageSource messages, Dates dates) {
        this.contents = contents;
        this.drafts = drafts;
        this.uploads = uploads;
        this.messages = messages;
        this.dates = dates;
    }

    /** What became of a sheet: rows added, rows changed, fields left as a colleague had changed them meanwhile. */
    public record Applied(int added, int changed, int left) {}

    /** The rows as an Excel workbook. */
    public byte[] xlsx(Content content, String section, Locale locale) {
        return XlsxWriter.write(rows(content, section, locale));
    }

    /** The rows as CSV by RFC 4180, in UTF-8. */
    public byte[] csv(Content content, String section, Locale locale) {
        return CsvWriter.write(rows(content, section, locale));
    }

    private SheetRows rows(Content content, String section, Locale locale) {
        var part = content.part(section);
        return SheetRows.of(part, requireRows(part.section()), words(content, locale));
    }

    /**
     * Keeps a file that somebody sent, to be looked at.
     *
     * @return by which it is found again
     * @throws Refusal when it is no sheet, too large, or tells nothing by its headings
     */
    public UUID receive(Content content, String section, byte[] file, Locale locale, String personId) {
        return keep(content, section, SheetFile.read(file), locale, personId);
    }

    /** Keeps cells that somebody copied from a sheet and pasted. */
    public UUID receivePasted(Content content, String section, String text, Locale locale, String personId) {
        if (text.isBlank()) {
            throw new Refusal("sheet.nothing");
        }
        if (text.length() > SheetFile.MOST_BYTES) {
            throw new Refusal("sheet.too-large", SheetFile.MOST_BYTES / 1_000_000);
        }
        return keep(content, section, List.of(CsvReader.read(text)), locale, personId);
    }

    private UUID keep(Content content, String key, List<Sheet> sheets, Locale locale, String personId) {
        var section = content.part(key).section();
        var words = words(content, locale);
        var sheet = sheets.stream()
                .filter(it -> headings(it, section, words).isPresent())
                .findFirst()
                .orElseThrow(() -> new Refusal("sheet.no-headings", names(section, words)));
        var begin = headings(sheet, section, words).orElseThrow().line().number();
        if (sheet.lines().stream().noneMatch(line -> line.number() > begin)) {
            throw new Refusal("sheet.no-lines");
        }
        return uploads.keep(content.document(), key, sheet, locale, personId);
    }

    private static String names(Section section, Words words) {
        return String.join(
                ", ",
                section.fields().stream()
                        .limit(4)
                        .map(field -> words.say(field.label()))
                        .toList());
    }

    private static Optional<Headings> headings(Sheet sheet, Section section, Words words) {
        return Headings.in(
                sheet,
                requireRows(section),
                SheetColumn.of(section, words),
                Languages.SHIPPED.stream().map(words::in).toList());
    }

    /** What a sheet would do, for whoever sent it; nothing where they sent none of this kind here. */
    public Optional<SheetPage> preview(Content content, String section, UUID upload, Locale locale, String personId) {
        return uploads.find(upload, content.document(), section, personId).map(found -> {
            var words = words(content, locale);
            var headings = headings(found.sheet(), content.part(section).section(), words)
                    .orElseThrow();
            return new SheetSetting(found, headings, words).page(compare(found, headings, content));
        });
    }

    /**
     * Applies lines of a sheet that was sent, field by field as they stand now. Applied twice it is applied once.
     *
     * @param lines the numbers of the lines that were chosen
     * @return nothing where this person sent no such sheet here
     * @throws Refusal when it was applied before, or there would be more rows than there may be
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Applied> apply(UUID document, String section, UUID upload, Set<Integer> lines, String personId) {
        return uploads.find(upload, document, section, personId).map(found -> {
            if (lines.isEmpty()) {
                throw new Refusal("sheet.nothing-ticked");
            }
            if (!uploads.apply(upload)) {
                throw new Refusal("sheet.applied-already");
            }
            var content = contents.read(document);
            var words = words(content, found.locale());
            var headings = headings(found.sheet(), content.part(section).section(), words)
                    .orElseThrow();
            var added = 0;
            var changed = 0;
            var left = 0;
            for (var row : compare(found, headings, content)) {
                if (lines.contains(row.line()) && row.canApply()) {
                    var saving =
                            drafts.merge(document, new Place(section, row.row()), row.base(), row.typed(), personId);
                    added += row.isAdded() ? 1 : 0;
                    changed += row.isAdded() ? 0 : 1;
                    left += saving instanceof Saving.Merged merged
                            ? merged.conflicts().size()
                            : 0;
                }
            }
            return new Applied(added, changed, left);
        });
    }

    private List<SheetRow> compare(Upload upload, Headings headings, Content content) {
        var part = content.part(upload.section());
        var rows = requireRows(part.section());
        var words = words(content, upload.locale());
        return new SheetComparison(
                        upload.id(),
                        headings,
                        content,
                        part,
                        rows,
                        new CellReader(words, Languages.SHIPPED),
                        contents.removedRows(content.document(), upload.section()),
                        contents.asSeen(content.document(), part, bases(upload.sheet(), headings)),
                        words)
                .of(upload.sheet()).stream()
                        .sorted(Comparator.comparingInt(SheetRow::line))
                        .toList();
    }

    /** The revision of each row that the sheet was written from. */
    private static Map<UUID, Integer> bases(Sheet sheet, Headings headings) {
        var bases = new HashMap<UUID, Integer>();
        if (headings.mark() >= 0) {
            for (var line : sheet.lines()) {
                var mark = RowMark.of(line.cell(headings.mark()).text());
                if (mark != null) {
                    bases.putIfAbsent(mark.row(), mark.revision());
                }
            }
        }
        return bases;
    }

    private static Section.Rows requireRows(Section section) {
        if (section.rows() == null) {
            throw new Refusal("document.no-such-place");
        }
        return section.rows();
    }

    private Words words(Content content, Locale locale) {
        return Words.of(content, locale, messages, dates, Bounds.NONE);
    }
}
