package org.biennium.document;

import com.openhtmltopdf.bidi.support.ICUBidiReorderer;
import com.openhtmltopdf.bidi.support.ICUBidiSplitter;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;

/**
 * Sets a copy as PDF: tagged for screen readers, with bookmarks and numbered pages. It holds the fonts it needs; nothing is
 * fetched while it is set.
 */
@Component
public class PdfPress {

    // A long plan takes a processor for seconds: the pages must go on being answered.
    private static final Semaphore PRESSES = new Semaphore(2, true);

    private static final String PAGE = "document/copy";
    private static final String UNKNOWN = "□";

    // They choose between pictures of the sign before them, which no font of ours has.
    private static final Pattern VARIANTS = Pattern.compile("[\\ufe00-\\ufe0f]");

    private static final Map<String, String> REGULAR = Map.of(
            "Noto Sans", "NotoSans-Regular",
            "Noto Sans Arabic", "NotoSansArabic-Regular",
            "Noto Sans SC", "NotoSansSC-Regular");
    private static final Map<String, String> BOLD =
            Map.of("Noto Sans", "NotoSans-Bold", "Noto Sans Arabic", "NotoSansArabic-Bold");

    static {
        XRLog.setLoggingEnabled(false);
    }

    private final SpringTemplateEngine pages;
    private final MessageSource messages;

    PdfPress(SpringTemplateEngine pages, MessageSource messages) {
        this.pages = pages;
        this.messages = messages;
    }

    public byte[] print(Copy copy) {
        PRESSES.acquireUninterruptibly();
        try {
            return set(html(copy));
        } finally {
            PRESSES.release();
        }
    }

    String html(Copy copy) {
        var context = new Context(copy.locale());
        context.setVariable("copy", copy);
        context.setVariable("pageCount", PageCount.in(copy.locale(), messages));
        return VARIANTS.matcher(Signs.forXml(pages.process(PAGE, context))).replaceAll("");
    }

    static byte[] set(String html) {
        var pdf = new ByteArrayOutputStream();
        var builder = new PdfRendererBuilder();
        builder.useFastMode();
        builder.usePdfUaAccessibility(true);
        REGULAR.forEach((family, file) -> builder.useFont(() -> font(file), family, 400, FontStyle.NORMAL, true));
        BOLD.forEach((family, file) -> builder.useFont(() -> font(file), family, 700, FontStyle.NORMAL, true));
        builder.useReplacementText(UNKNOWN);
        builder.useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory());
        builder.useUnicodeBidiReorderer(new ICUBidiReorderer());
        for (var priority : ExternalResourceControlPriority.values()) {
            builder.useExternalResourceAccessControl((address, type) -> false, priority);
        }
        builder.withHtmlContent(html, null);
        builder.toStream(pdf);
        try {
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pdf.toByteArray();
    }

    private static InputStream font(String file) {
        return Objects.requireNonNull(PdfPress.class.getResourceAsStream("/fonts/" + file + ".ttf"));
    }
}
