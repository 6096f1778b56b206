package org.biennium.workplan;

import java.security.Principal;
import java.util.List;
import java.util.Locale;
import org.biennium.document.Copy;
import org.biennium.document.DocxPress;
import org.biennium.document.PdfPress;
import org.springframework.http.ContentDisposition;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Plans as files, in the reader's language and for the reader's eyes. */
@Controller
class CopyPages {

    private final ReadablePlans plans;
    private final PlanCopies copies;
    private final PdfPress pdf;
    private final DocxPress docx;
    private final PlanComments comments;

    CopyPages(ReadablePlans plans, PlanCopies copies, PdfPress pdf, DocxPress docx, PlanComments comments) {
        this.plans = plans;
        this.copies = copies;
        this.pdf = pdf;
        this.docx = docx;
        this.comments = comments;
    }

    /** The text as it stands, with what is said about it. */
    @GetMapping("/plans/{key}/copy.{format:pdf|docx|json}")
    ResponseEntity<byte[]> now(@PathVariable String key, @PathVariable String format, Principal reader, Locale locale) {
        var plan = readable(key, reader);
        var said = comments.toTake(plan, reader.getName(), locale);
        return answer(copies.now(plan, reader.getName()), said, format, locale);
    }

    /** A version; its JSON is the file of which the fingerprint speaks. */
    @GetMapping("/plans/{key}/versions/{number:\\d+}.{format:pdf|docx}")
    ResponseEntity<byte[]> version(
            @PathVariable String key,
            @PathVariable int number,
            @PathVariable String format,
            Principal reader,
            Locale locale) {
        var text = copies.of(readable(key, reader), number, reader.getName()).orElseThrow(PlanPages::nothingHere);
        return answer(text, List.of(), format, locale);
    }

    private ResponseEntity<byte[]> answer(PlanCopies.Text text, List<Copy.Told> comments, String code, Locale locale) {
        var format = CopyFormat.of(code).orElseThrow(PlanPages::nothingHere);
        var file =
                switch (format) {
                    case PDF -> pdf.print(copies.copy(text, locale).with(comments));
                    case DOCX -> docx.print(copies.copy(text, locale).with(comments));
                    case JSON -> text.json();
                };
        return ResponseEntity.ok()
                .contentType(format.type())
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment()
                                .filename(text.fileName() + "." + format.code())
                                .build()
                                .toString())
                .body(file);
    }

    private PlanView readable(String key, Principal reader) {
        return plans.find(key, reader.getName()).orElseThrow(PlanPages::nothingHere);
    }
}
