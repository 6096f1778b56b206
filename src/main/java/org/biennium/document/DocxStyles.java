package org.biennium.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Objects;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.xmlbeans.XmlException;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.StylesDocument;

/** The styles of our files of Word, by the ids that the program knows. */
final class DocxStyles {

    static final String TITLE = "Title";
    static final String HEADING = "Heading";
    static final String HEADER = "Header";
    static final String FOOTER = "Footer";
    static final String ITEM = "ListParagraph";
    static final String QUOTATION = "Quote";
    static final String CELL = "TableText";
    static final String TABLE = "TableGrid";

    private DocxStyles() {}

    /** Gives a file its styles, and the language it is read in. */
    static void in(XWPFDocument document, Locale locale) {
        try (var file =
                Objects.requireNonNull(DocxStyles.class.getResourceAsStream("/pages/document/copy-styles.xml"))) {
            var styles = StylesDocument.Factory.parse(file).getStyles();
            styles.getDocDefaults().getRPrDefault().getRPr().getLangArray(0).setVal(locale.toLanguageTag());
            document.createStyles().setStyles(styles);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (XmlException e) {
            throw new IllegalStateException(e);
        }
    }
}
