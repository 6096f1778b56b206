package org.biennium.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.biennium.engine.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What people send for a sheet, and what they are told when it is none. */
class SheetFileTest {

    private static final String CELLS =
            "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>%s</sheetData></worksheet>";

    @Test
    void aWorkbookIsReadCellByCell() throws IOException {
        try (var book = new XSSFWorkbook()) {
            var row = book.createSheet("a").createRow(4);
            row.createCell(0).setCellValue("Former\nvingt personnes");
            row.createCell(2).setCellValue(12000.5);
            var day = row.createCell(3);
            day.setCellValue(LocalDate.of(2027, 3, 31));
            var style = book.createCellStyle();
            style.setDataFormat(book.createDataFormat().getFormat("d mmm yyyy"));
            day.setCellStyle(style);
            row.createCell(4).setCellErrorValue((byte) 23);
            row.createCell(5).setCellFormula("1/3");
            row.getCell(5).setCellValue(0.1 + 0.2);

            assertThat(SheetFile.read(bytes(book)).get(0).lines())
                    .containsExactly(new Sheet.Line(
                            5,
                            List.of(
                                    Cell.text("Former\nvingt personnes"),
                                    Cell.EMPTY,
                                    new Cell(Cell.Kind.FIGURE, "12000.5"),
                                    new Cell(Cell.Kind.DAY, "2027-03-31"),
                                    new Cell(Cell.Kind.FAULT, "#REF!"),
                                    new Cell(Cell.Kind.FIGURE, "0.3"))));
        }
    }

    @Test
    void csvIsReadInTheCharactersAndWithTheSignsOfWhoeverWroteIt() {
        var lines = List.of(new Sheet.Line(1, List.of(Cell.text("Intitulé"), Cell.text("État"))));

        assertThat(List.of(
                        "Intitulé;État".getBytes(Charset.forName("windows-1252")),
                        "Intitulé,État\r\n".getBytes(StandardCharsets.UTF_8),
                        "\ufeffIntitulé\tÉtat".getBytes(StandardCharsets.UTF_8),
                        "\ufeff\"Intitulé\",État".getBytes(StandardCharsets.UTF_16LE)))
                .allSatisfy(
                        file -> assertThat(SheetFile.read(file).get(0).lines()).isEqualTo(lines));
    }

    @Test
    void aCellPastedOverSeveralLinesIsOneCell() {
        assertThat(CsvReader.read("Title\tPartners\r\nTrain\t\"One\nTwo \"\"and a half\"\"\"\r\n")
                        .lines()
                        .get(1))
                .isEqualTo(new Sheet.Line(2, List.of(Cell.text("Train"), Cell.text("One\nTwo \"and a half\""))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void whatIsNoSheetIsRefusedInASentence(String name, byte[] file, String key) {
        assertThatThrownBy(() -> SheetFile.read(file))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.key()).isEqualTo(key));
    }

    static Stream<Arguments> hostile() throws Exception {
        return Stream.of(
                Arguments.of("nothing", new byte[0], "sheet.empty"),
                Arguments.of("too large", new byte[SheetFile.MOST_BYTES + 1], "sheet.too-large"),
                Arguments.of(
                        "a picture", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0}, "sheet.wrong-type"),
                Arguments.of("a PDF", "%PDF-1.7 1 0 obj".getBytes(StandardCharsets.UTF_8), "sheet.wrong-type"),
                Arguments.of("a page", "<html><table>".getBytes(StandardCharsets.UTF_8), "sheet.wrong-type"),
                Arguments.of("an old workbook", old(), "sheet.old"),
                Arguments.of("a locked workbook", encrypted(), "sheet.encrypted"),
                Arguments.of("a workbook with macros", with("xl/vbaProject.bin", "x"), "sheet.macros"),
                Arguments.of("another archive", zip("word/document.xml", "x"), "sheet.wrong-type"),
                Arguments.of("half a workbook", half(), "sheet.unreadable"),
                Arguments.of("a workbook of nothing", zip("xl/workbook.xml", "x"), "sheet.unreadable"),
                Arguments.of("a bomb", with("xl/media/bomb.xml", "0".repeat(50_000_000)), "sheet.unpacks-too-large"),
                Arguments.of("a thousand parts", parts(), "sheet.unpacks-too-large"),
                Arguments.of(
                        "an entity from outside",
                        with(
                                "xl/worksheets/sheet1.xml",
                                "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
                                        + CELLS.formatted(
                                                "<row r=\"1\"><c t=\"inlineStr\"><is><t>&e;</t></is></c></row>")),
                        "sheet.unreadable"),
                Arguments.of(
                        "a column past the last",
                        with(
                                "xl/worksheets/sheet1.xml",
                                CELLS.formatted("<row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row>")),
                        "sheet.too-many-columns"),
                Arguments.of(
                        "a row that lies about its number",
                        with(
                                "xl/worksheets/sheet1.xml",
                                CELLS.formatted("<row r=\"99999999999\"><c><v>1</v></c></row>")),
                        "sheet.unreadable"),
                Arguments.of(
                        "100,000 lines",
                        "a,b\n".repeat(100_000).getBytes(StandardCharsets.UTF_8),
                        "sheet.too-many-lines"),
                Arguments.of(
                        "a million columns",
                        ",".repeat(1_000_000).getBytes(StandardCharsets.UTF_8),
                        "sheet.too-many-columns"),
                Arguments.of(
                        "300 columns", "a,".repeat(300).getBytes(StandardCharsets.UTF_8), "sheet.too-many-columns"));
    }

    private static byte[] old() throws IOException {
        try (var book = new HSSFWorkbook()) {
            book.createSheet("a").createRow(0).createCell(0).setCellValue("Title");
            return bytes(book);
        }
    }

    private static byte[] encrypted() throws Exception {
        try (var files = new POIFSFileSystem()) {
            var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("secret");
            try (var inside = encryptor.getDataStream(files)) {
                inside.write(workbook());
            }
            var file = new ByteArrayOutputStream();
            files.writeFilesystem(file);
            return file.toByteArray();
        }
    }

    private static byte[] half() {
        var whole = workbook();
        return java.util.Arrays.copyOf(whole, whole.length / 2);
    }

    private static byte[] parts() {
        return zip(zip -> {
            for (var number = 0; number < 2_000; number++) {
                put(zip, "xl/part" + number, "x");
            }
        });
    }

    private static byte[] workbook() {
        try (var book = new XSSFWorkbook()) {
            book.createSheet("a").createRow(0).createCell(0).setCellValue("Title");
            return bytes(book);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Workbook book) throws IOException {
        var file = new ByteArrayOutputStream();
        book.write(file);
        return file.toByteArray();
    }

    /** A good workbook with this part added or replaced. */
    private static byte[] with(String part, String content) {
        return zip(zip -> {
            try (var whole = new java.util.zip.ZipInputStream(new java.io.ByteArrayInputStream(workbook()))) {
                for (var entry = whole.getNextEntry(); entry != null; entry = whole.getNextEntry()) {
                    if (!entry.getName().equals(part)) {
                        put(zip, entry.getName(), new String(whole.readAllBytes(), StandardCharsets.UTF_8));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            put(zip, part, content);
        });
    }

    private static byte[] zip(String part, String content) {
        return zip(zip -> put(zip, part, content));
    }

    private static byte[] zip(java.util.function.Consumer<ZipOutputStream> filling) {
        var file = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(file)) {
            filling.accept(zip);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    private static void put(ZipOutputStream zip, String part, String content) {
        try {
            zip.putNextEntry(new ZipEntry(part));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
