package org.biennium.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.util.RecordFormatException;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.biennium.engine.Refusal;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Reads the cells of a workbook, and nothing else in it: no formula is worked out, nothing outside is fetched. */
final class XlsxReader {

    // A workbook of 2,000 rows unpacks to a few megabytes.
    private static final long MOST_UNPACKED = 40_000_000;
    private static final int MOST_PARTS = 1_000;
    private static final int MOST_SHEETS = 10;

    static {
        ZipSecureFile.setMaxEntrySize(MOST_UNPACKED);
        ZipSecureFile.setMaxFileCount(MOST_PARTS);
    }

    private XlsxReader() {}

    /** The sheets, in their order. */
    static List<Sheet> read(byte[] file) {
        look(file);
        try (var book = OPCPackage.open(new ByteArrayInputStream(file))) {
            var reader = new XSSFReader(book);
            var strings = new ReadOnlySharedStringsTable(book, false);
            var styles = reader.getStylesTable();
            var isSince1904 = Since1904.in(reader);
            var sheets = new ArrayList<Sheet>();
            var parts = reader.getSheetsData();
            while (parts.hasNext() && sheets.size() < MOST_SHEETS) {
                try (var part = parts.next()) {
                    var cells = new XlsxCells(strings, styles, isSince1904);
                    parse(part, cells);
                    sheets.add(cells.sheet());
                }
            }
            return sheets;
        } catch (IOException
                | SAXException
                | ParserConfigurationException
                | OpenXML4JException
                | OpenXML4JRuntimeException
                | POIXMLException
                | RecordFormatException
                | IllegalArgumentException
                | IllegalStateException
                | IndexOutOfBoundsException
                | NullPointerException e) {
            throw new Refusal("sheet.unreadable");
        }
    }

    static void parse(InputStream part, org.xml.sax.helpers.DefaultHandler handler)
            throws IOException, SAXException, ParserConfigurationException {
        var parser = XMLHelper.newXMLReader(); // refuses document types, so there is no entity to fetch or to swell
        parser.setContentHandler(handler);
        parser.parse(new InputSource(part));
    }

    /** What is unpacked is counted before anything keeps it. */
    private static void look(byte[] file) {
        var isBook = false;
        var unpacked = 0L;
        var parts = 0;
        var buffer = new byte[16_384];
        try (var zip = new ZipArchiveInputStream(new ByteArrayInputStream(file))) {
            for (var part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
                var name = part.getName().toLowerCase(java.util.Locale.ROOT);
                if (name.endsWith("vbaproject.bin") || name.contains("xl/macrosheets/")) {
                    throw new Refusal("sheet.macros");
                }
                isBook |= name.equals("xl/workbook.xml");
                parts++;
                for (var read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
                    unpacked += read;
                    if (unpacked > MOST_UNPACKED) {
                        throw new Refusal("sheet.unpacks-too-large");
                    }
                }
                if (parts > MOST_PARTS) {
                    throw new Refusal("sheet.unpacks-too-large");
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new Refusal("sheet.unreadable");
        }
        if (!isBook) {
            throw new Refusal("sheet.wrong-type");
        }
    }
}
