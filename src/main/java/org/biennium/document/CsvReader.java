package org.biennium.document;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.biennium.document.Sheet.Line;
import org.biennium.engine.Refusal;

/** Reads rows from text: CSV as any spreadsheet program writes it, or cells that were copied and pasted. */
final class CsvReader {

    private static final Charset OLD_EXCEL = Charset.forName("windows-1252");

    private CsvReader() {}

    static Sheet read(byte[] file) {
        return read(decoded(file));
    }

    static Sheet read(String text) {
        var format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter(text))
                .setIgnoreEmptyLines(false)
                .setTrailingData(true)
                .setLenientEof(true)
                .get();
        if (text.lines().anyMatch(line -> line.length() > 5_000 && count(line, format.getDelimiterString()) > 2_000)) {
            throw new Refusal("sheet.too-many-columns", Sheet.MOST_COLUMNS);
        }
        var lines = new ArrayList<Line>();
        try (var records = format.parse(new StringReader(text))) {
            for (var record : records) {
                var cells = cells(record);
                if (!cells.isEmpty()) {
                    lines.add(new Line(Math.toIntExact(record.getRecordNumber()), cells));
                }
                if (lines.size() > Sheet.MOST_LINES) {
                    throw new Refusal("sheet.too-many-lines", Sheet.MOST_LINES);
                }
            }
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            throw new Refusal("sheet.unreadable");
        }
        return new Sheet(lines);
    }

    private static List<Cell> cells(CSVRecord record) {
        var texts = record.toList();
        var width = texts.size();
        while (width > 0 && texts.get(width - 1).isBlank()) {
            width--;
        }
        if (width > Sheet.MOST_COLUMNS) {
            throw new Refusal("sheet.too-many-columns", Sheet.MOST_COLUMNS);
        }
        return texts.stream()
                .limit(width)
                .map(text -> Cell.text(Formulas.unguarded(text)))
                .toList();
    }

    /** Of tab, semicolon and comma, whichever the first line that says anything has most of. */
    private static String delimiter(String text) {
        var first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        return Stream.of("\t", ";", ",")
                .max(Comparator.comparingLong((String sign) -> count(first, sign)))
                .filter(sign -> count(first, sign) > 0)
                .orElse(",");
    }

    private static long count(String line, String sign) {
        return line.chars().filter(character -> character == sign.charAt(0)).count();
    }

    private static String decoded(byte[] file) {
        if (begins(file, 0xef, 0xbb, 0xbf)) {
            return new String(file, 3, file.length - 3, StandardCharsets.UTF_8);
        }
        if (begins(file, 0xff, 0xfe) || begins(file, 0xfe, 0xff)) {
            return new String(file, StandardCharsets.UTF_16);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(file, OLD_EXCEL);
        }
    }

    static boolean begins(byte[] file, int... bytes) {
        for (var place = 0; place < bytes.length; place++) {
            if (place >= file.length || (file[place] & 0xff) != bytes[place]) {
                return false;
            }
        }
        return true;
    }
}
