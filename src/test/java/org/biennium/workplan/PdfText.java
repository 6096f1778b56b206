package org.biennium.workplan;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;

/** What a PDF says to those who read it: its text line by line, its bookmarks and what is known of it. */
final class PdfText {

    private PdfText() {}

    static String of(byte[] file) {
        try (var pdf = Loader.loadPDF(file)) {
            var text = new PDFTextStripper();
            text.setSortByPosition(true);
            var said = new StringBuilder(text.getText(pdf));
            var information = pdf.getDocumentInformation();
            said.append(information.getTitle()).append(information.getSubject());
            pdf.getDocumentCatalog().getDocumentOutline().children().forEach(item -> {
                said.append('\n').append(item.getTitle());
                item.children().forEach(below -> said.append('\n').append(below.getTitle()));
            });
            return said.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
