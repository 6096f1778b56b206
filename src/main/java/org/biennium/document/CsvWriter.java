package org.biennium.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Rows as CSV (RFC 4180) in UTF-8; the mark at its beginning tells spreadsheet programs so. */
final class CsvWriter {

    private static final char UTF_8_FOLLOWS = '\ufeff';

    private CsvWriter() {}

    static byte[] write(SheetRows sheet) {
        var text = new StringBuilder().append(UTF_8_FOLLOWS);
        try (var csv = new CSVPrinter(text, CSVFormat.RFC4180)) {
            csv.printRecord(sheet.headings());
            for (var line : sheet.lines()) {
                csv.printRecord(texts(line));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> texts(List<Cell> line) {
        return line.stream().map(cell -> Formulas.guarded(cell.typed())).toList();
    }
}
