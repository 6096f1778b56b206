package org.biennium.workplan;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.biennium.document.Audience;
import org.biennium.document.DocumentPages;
import org.biennium.document.Place;
import org.biennium.document.Restriction;
import org.biennium.engine.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where drafters say which parts of a section or a row are not for everybody, and why. */
@Controller
@RequestMapping({
    "/plans/{key}/sections/{section}/restrictions",
    "/plans/{key}/sections/{section}/rows/{row}/restrictions"
})
class PlanRestrictions {

    private final ReadablePlans plans;
    private final PlanWriting writing;
    private final DocumentPages pages;
    private final MessageSource messages;

    PlanRestrictions(ReadablePlans plans, PlanWriting writing, DocumentPages pages, MessageSource messages) {
        this.plans = plans;
        this.writing = writing;
        this.pages = pages;
        this.messages = messages;
    }

    @GetMapping
    String read(
            @PathVariable String key,
            @PathVariable String section,
            @PathVariable Optional<UUID> row,
            Principal reader,
            Locale locale,
            Model model) {
        var plan = plans.find(key, reader.getName()).filter(PlanView::mayEdit).orElseThrow(PlanPages::nothingHere);
        var place = new Place(section, row.orElse(null));
        var content = plans.text(plan);
        if (content.find(section).isEmpty() || content.fields(place).isEmpty()) {
            throw PlanPages.nothingHere();
        }
        model.addAttribute("plan", plan);
        model.addAttribute("address", "/plans/" + key + "/sections/" + section);
        model.addAttribute("audiences", List.of(Audience.CENTRE, Audience.NETWORK));
        model.addAttribute("page", pages.restrictions(content, place, locale));
        return "work-plan/plan-restrictions";
    }

    @PostMapping
    String restrict(
            @PathVariable String key,
            @PathVariable String section,
            @PathVariable Optional<UUID> row,
            @RequestParam String part,
            @RequestParam(defaultValue = "") String audience,
            @RequestParam(defaultValue = "") String reason,
            Principal reader,
            Locale locale,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        var plan = plans.find(key, reader.getName()).orElseThrow(PlanPages::nothingHere);
        var place = new Place(section, row.orElse(null));
        try {
            var isWritten = writing.restrict(plan, place, part, restriction(audience, reason), reader.getName());
            if (!isWritten && !writing.isDrafter(plan, reader.getName())) {
                throw PlanPages.nothingHere();
            }
            redirect.addFlashAttribute(isWritten ? "done" : "closed", true);
            return "redirect:" + (isWritten ? PlanLinks.restrictions(key, place) : "/plans/" + key);
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("refusal", messages.getMessage(refusal.key(), refusal.arguments(), locale));
            model.addAttribute("part", part);
            model.addAttribute("audience", audience);
            model.addAttribute("reason", reason);
            return read(key, section, row, reader, locale, model);
        }
    }

    /** Null to lift what was said before. */
    private static @Nullable Restriction restriction(String audience, String reason) {
        return audience.equals("lift") ? null : new Restriction(audienceOf(audience), reason.strip());
    }

    private static Audience audienceOf(String code) {
        return List.of(Audience.CENTRE, Audience.NETWORK).stream()
                .filter(audience -> audience.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new Refusal("restriction.no-audience"));
    }
}
