package org.biennium.document;

import java.io.IOException;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Whether a workbook counts its days from 1904, as those from older Macs do. */
final class Since1904 extends DefaultHandler {

    private boolean isSince1904;

    private Since1904() {}

    static boolean in(XSSFReader book)
            throws IOException, SAXException, ParserConfigurationException, InvalidFormatException {
        var handler = new Since1904();
        try (var workbook = book.getWorkbookData()) {
            XlsxReader.parse(workbook, handler);
        }
        return handler.isSince1904;
    }

    @Override
    public void startElement(String space, String name, String qualified, Attributes with) {
        if (name.equals("workbookPr")) {
            var says = with.getValue("date1904");
            isSince1904 = "1".equals(says) || "true".equals(says);
        }
    }
}
