package org.biennium.workplan;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.biennium.document.Content;
import org.biennium.document.Section;
import org.biennium.document.Sheets;
import org.biennium.engine.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The rows of a section as a spreadsheet: out for every reader; in for drafters, who first see what would change. */
@Controller
@RequestMapping("/plans/{key}/sections/{section}")
class PlanSheets {

    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8;header=present");

    private final ReadablePlans plans;
    private final PlanWriting writing;
    private final Sheets sheets;
    private final MessageSource messages;

    PlanSheets(ReadablePlans plans, PlanWriting writing, Sheets sheets, MessageSource messages) {
        this.plans = plans;
        this.writing = writing;
        this.sheets = sheets;
        this.messages = messages;
    }

    /** The rows of a section, and who has them before them. */
    record Rows(PlanView plan, Content content, Section section, String personId, Locale locale) {

        String address() {
            return "/plans/" + plan.key() + "/sections/" + section.key();
        }
    }

    @ModelAttribute(binding = false)
    Rows rows(@PathVariable String key, @PathVariable String section, HttpServletRequest request, Locale locale) {
        var personId = String.valueOf(request.getRemoteUser());
        var plan = plans.find(key, personId).orElseThrow(PlanPages::nothingHere);
        var content = plans.text(plan);
        var asked = content.template().find(section).filter(Section::repeats).orElseThrow(PlanPages::nothingHere);
        return new Rows(plan, content, asked, personId, locale);
    }

    @GetMapping("/rows.xlsx")
    ResponseEntity<byte[]> xlsx(Rows rows) {
        return file(
                rows, "xlsx", XLSX, sheets.xlsx(rows.content(), rows.section().key(), rows.locale()));
    }

    @GetMapping("/rows.csv")
    ResponseEntity<byte[]> csv(Rows rows) {
        return file(rows, "csv", CSV, sheets.csv(rows.content(), rows.section().key(), rows.locale()));
    }

    private static ResponseEntity<byte[]> file(Rows rows, String ending, MediaType type, byte[] body) {
        var name = rows.plan().key() + "-" + rows.section().key() + "." + ending;
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(body);
    }

    @GetMapping("/sheet")
    String ask(Rows rows, Model model) {
        return rows.plan().mayEdit() ? form(rows, model) : toThePlan(rows);
    }

    /** Takes a file or what was pasted, and leads to what would change; nothing is written yet. */
    @PostMapping("/sheet")
    String receive(
            Rows rows,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "") String pasted,
            HttpServletResponse response,
            Model model)
            throws IOException {
        requireDrafter(rows);
        var section = rows.section().key();
        var hasFile = file != null
                && !(file.isEmpty()
                        && String.valueOf(file.getOriginalFilename()).isBlank());
        var bytes = file == null ? new byte[0] : file.getBytes();
        return answer(
                rows,
                pasted,
                response,
                model,
                () -> hasFile
                        ? sheets.receive(rows.content(), section, bytes, rows.locale(), rows.personId())
                        : sheets.receivePasted(rows.content(), section, pasted, rows.locale(), rows.personId()));
    }

    private String answer(
            Rows rows, String pasted, HttpServletResponse response, Model model, Supplier<UUID> receiving) {
        try {
            if (!rows.plan().mayEdit()) {
                throw new Refusal("sheet.closed");
            }
            return "redirect:" + rows.address() + "/sheet/" + receiving.get();
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("refusal", messages.getMessage(refusal.key(), refusal.arguments(), rows.locale()));
            model.addAttribute("pasted", pasted);
            return form(rows, model);
        }
    }

    /** What the sheet would change. */
    @GetMapping("/sheet/{upload}")
    String preview(Rows rows, @PathVariable UUID upload, Model model) {
        var page = sheets.preview(rows.content(), rows.section().key(), upload, rows.locale(), rows.personId())
                .orElseThrow(PlanPages::nothingHere);
        around(rows, model);
        model.addAttribute("sheet", page);
        model.addAttribute("mayApply", rows.plan().mayEdit() && page.canApply());
        return "work-plan/plan-sheet-preview";
    }

    @PostMapping("/sheet/{upload}")
    String apply(
            Rows rows,
            @PathVariable UUID upload,
            @RequestParam(defaultValue = "") List<Integer> line,
            RedirectAttributes page) {
        requireDrafter(rows);
        var section = rows.section().key();
        try {
            var applied = writing.together(rows.plan(), rows.personId(), () -> sheets.apply(
                                    rows.plan().document(), section, upload, Set.copyOf(line), rows.personId())
                            .orElseThrow(PlanPages::nothingHere))
                    .orElseThrow(() -> new Refusal("sheet.closed"));
            page.addFlashAttribute("applied", applied);
            return "redirect:" + rows.address();
        } catch (Refusal refusal) {
            page.addFlashAttribute("refusal", messages.getMessage(refusal.key(), refusal.arguments(), rows.locale()));
            return "redirect:" + rows.address() + "/sheet/" + upload;
        }
    }

    private String form(Rows rows, Model model) {
        around(rows, model);
        return "work-plan/plan-sheet";
    }

    private static void around(Rows rows, Model model) {
        model.addAttribute("plan", rows.plan());
        model.addAttribute("address", rows.address());
        model.addAttribute("called", rows.section().title().in(rows.locale()));
        model.addAttribute("language", rows.content().language());
    }

    private static String toThePlan(Rows rows) {
        return "redirect:/plans/" + rows.plan().key() + "#section-"
                + rows.section().key();
    }

    /** A drafter who comes too late is told so; to anybody else this place is not there. */
    private void requireDrafter(Rows rows) {
        if (!writing.isDrafter(rows.plan(), rows.personId())) {
            throw PlanPages.nothingHere();
        }
    }
}
