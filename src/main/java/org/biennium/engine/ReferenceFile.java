package org.biennium.engine;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

/** A table of reference data that ships with the product. */
public final class ReferenceFile {

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setTrim(true)
            .get();

    private ReferenceFile() {}

    /**
     * The rows of a table, in its order.
     *
     * @param name of the file below {@code reference/}, such as hosts.csv
     */
    public static List<Row> rows(String name) {
        var resource = new ClassPathResource("reference/" + name);
        try (var reader = new InputStreamReader(resource.getInputStream(), StandardCharsets.UTF_8)) {
            return FORMAT.parse(reader).stream().map(Row::new).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** One row; columns by the names of the first line. */
    public record Row(CSVRecord values) {

        /** What the column holds; fails where it is empty. */
        public String get(String column) {
            var value = find(column);
            if (value == null) {
                throw new IllegalStateException(
                        "Row " + values.getRecordNumber() + " has nothing in the column " + column);
            }
            return value;
        }

        /** What the column holds, null where it is empty. */
        public @Nullable String find(String column) {
            var value = values.get(column);
            return value.isEmpty() ? null : value;
        }

        /** The parts of a column that lists several, separated by semicolons. */
        public List<String> list(String column) {
            return Stream.of(values.get(column).split(";"))
                    .map(String::strip)
                    .filter(part -> !part.isEmpty())
                    .toList();
        }
    }
}
