package org.biennium.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.Objects;
import org.apache.poi.xwpf.usermodel.XWPFAbstractNum;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFNumbering;
import org.apache.xmlbeans.XmlException;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.NumberingDocument;

/** The lists of a file of Word: each has a number, under which its items are counted. */
final class DocxLists {

    private final XWPFNumbering lists;
    private final BigInteger signed;
    private final BigInteger counted;
    private final BigInteger bullets;

    DocxLists(XWPFDocument document) {
        lists = document.createNumbering();
        try (var file = Objects.requireNonNull(DocxLists.class.getResourceAsStream("/pages/document/copy-lists.xml"))) {
            var kinds = NumberingDocument.Factory.parse(file).getNumbering();
            signed = lists.addAbstractNum(new XWPFAbstractNum(kinds.getAbstractNumArray(0)));
            counted = lists.addAbstractNum(new XWPFAbstractNum(kinds.getAbstractNumArray(1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (XmlException e) {
            throw new IllegalStateException(e);
        }
        bullets = lists.addNum(signed);
    }

    BigInteger bullets() {
        return bullets;
    }

    /** A list whose items are counted from this number on. */
    BigInteger countedFrom(int first) {
        var list = lists.addNum(counted);
        var number = lists.getNum(list).getCTNum();
        for (var level = 0; level <= Prose.DEEPEST; level++) {
            var start = number.addNewLvlOverride();
            start.setIlvl(BigInteger.valueOf(level));
            start.addNewStartOverride().setVal(BigInteger.valueOf(first));
        }
        return list;
    }
}
