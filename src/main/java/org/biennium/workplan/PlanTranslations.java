package org.biennium.workplan;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.biennium.document.Content;
import org.biennium.document.DocumentPages;
import org.biennium.document.Documents;
import org.biennium.document.Place;
import org.biennium.document.Saving;
import org.biennium.document.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where drafters translate the texts of a section or a row, beside the original. */
@Controller
@RequestMapping("/plans/{key}/sections/{section}")
class PlanTranslations {

    private final ReadablePlans plans;
    private final PlanWriting writing;
    private final Documents documents;
    private final DocumentPages pages;
    private final PlanTexts texts;

    PlanTranslations(
            ReadablePlans plans, PlanWriting writing, Documents documents, DocumentPages pages, PlanTexts texts) {
        this.plans = plans;
        this.writing = writing;
        this.documents = documents;
        this.pages = pages;
        this.texts = texts;
    }

    /** The place that is translated, and who has it before them. */
    record Desk(PlanView plan, Content content, Place place, String personId, Locale locale) {

        /** The form of the same place. */
        String form() {
            var section = "/plans/" + plan.key() + "/sections/" + place.section();
            return place.row() == null ? section : section + "/rows/" + place.row();
        }

        String address(String to) {
            return form() + "/translation?to=" + to;
        }
    }

    @ModelAttribute(binding = false)
    Desk desk(
            @PathVariable String key,
            @PathVariable String section,
            @PathVariable Optional<UUID> row,
            HttpServletRequest request,
            Locale locale) {
        var personId = String.valueOf(request.getRemoteUser());
        var plan = plans.find(key, personId).orElseThrow(PlanPages::nothingHere);
        var content = documents.read(plan.document());
        var place = new Place(section, row.orElse(null));
        if (content.find(section).isEmpty() || content.fields(place).isEmpty()) {
            throw PlanPages.nothingHere();
        }
        return new Desk(plan, content, place, personId, locale);
    }

    @GetMapping({"/translation", "/rows/{row}/translation"})
    String show(Desk desk, @RequestParam(defaultValue = "") String to, Model model) {
        if (!desk.plan().mayEdit()) {
            return "redirect:/plans/" + desk.plan().key() + "#section-"
                    + desk.place().section();
        }
        var offered = pages.translatable(desk.content());
        var language = desk.locale().getLanguage();
        if (!to.isEmpty() && !offered.contains(to)) {
            throw PlanPages.nothingHere();
        }
        var chosen = !to.isEmpty() ? to : offered.contains(language) ? language : offered.get(0);
        return page(desk, chosen, Typed.NOTHING, null, model);
    }

    @PostMapping({"/translation", "/rows/{row}/translation"})
    String save(
            Desk desk,
            @RequestParam String to,
            @RequestParam int revision,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        if (!pages.translatable(desk.content()).contains(to)) {
            throw PlanPages.nothingHere();
        }
        var typed = Typed.in(request.getParameterMap());
        var saving = writing.merge(desk.plan(), desk.place(), revision, typed, desk.personId())
                .orElse(null);
        if (saving instanceof Saving.Merged merged
                && merged.problems().isEmpty()
                && merged.conflicts().isEmpty()) {
            redirect.addFlashAttribute("done", true);
            return "redirect:" + desk.address(to);
        }
        if (saving == null && !writing.isDrafter(desk.plan(), desk.personId())) {
            throw PlanPages.nothingHere();
        }
        if (saving == null) {
            model.addAttribute("closed", true);
        } else if (saving instanceof Saving.Removed removed) {
            model.addAttribute(
                    "told", texts.first("translation.removed", removed.by(), desk.personId(), desk.locale()));
        }
        response.setStatus(
                (saving instanceof Saving.Merged merged && merged.conflicts().isEmpty()
                                ? HttpStatus.UNPROCESSABLE_ENTITY
                                : HttpStatus.CONFLICT)
                        .value());
        var now = saving instanceof Saving.Merged
                ? new Desk(
                        desk.plan(),
                        documents.read(desk.plan().document()),
                        desk.place(),
                        desk.personId(),
                        desk.locale())
                : desk;
        return page(now, to, typed, saving, model);
    }

    private String page(Desk desk, String to, Typed typed, @Nullable Saving saving, Model model) {
        model.addAttribute("plan", desk.plan());
        model.addAttribute("form", desk.form());
        model.addAttribute("page", pages.translation(desk.content(), desk.place(), to, typed, saving, desk.locale()));
        return "work-plan/plan-translation";
    }
}
