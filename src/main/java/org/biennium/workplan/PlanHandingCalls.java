package org.biennium.workplan;

import java.security.Principal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.biennium.document.Place;
import org.biennium.engine.Refusal;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Handing parts of a plan over and back. */
@Controller
class PlanHandingCalls {

    private final ReadablePlans plans;
    private final PlanHandings handings;
    private final MessageSource messages;

    PlanHandingCalls(ReadablePlans plans, PlanHandings handings, MessageSource messages) {
        this.plans = plans;
        this.handings = handings;
        this.messages = messages;
    }

    @PostMapping({"/plans/{key}/sections/{section}/hand", "/plans/{key}/sections/{section}/rows/{row}/hand"})
    String hand(
            @PathVariable String key,
            @PathVariable String section,
            @PathVariable Optional<UUID> row,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String note,
            Principal drafter,
            Locale locale,
            RedirectAttributes page) {
        var plan = plans.find(key, drafter.getName()).orElseThrow(PlanPages::nothingHere);
        var place = new Place(section, row.orElse(null));
        try {
            handings.hand(plan, place, to, note, drafter.getName());
            page.addFlashAttribute("handed", messages.getMessage("document.hand.done", null, locale));
        } catch (Refusal refusal) {
            page.addFlashAttribute("handRefused", messages.getMessage(refusal.key(), refusal.arguments(), locale));
            page.addFlashAttribute("handTyped", Map.of("to", to, "note", note));
        }
        return "redirect:" + PlanLinks.to(key, place) + "#handing";
    }

    @PostMapping("/plans/{key}/handings/{id}/back")
    String back(
            @PathVariable String key,
            @PathVariable long id,
            Principal drafter,
            Locale locale,
            RedirectAttributes page) {
        var plan = plans.find(key, drafter.getName()).orElseThrow(PlanPages::nothingHere);
        try {
            handings.back(plan, id, drafter.getName());
            page.addFlashAttribute("handed", messages.getMessage("document.hand.back.done", null, locale));
        } catch (Refusal refusal) {
            page.addFlashAttribute("handRefused", messages.getMessage(refusal.key(), refusal.arguments(), locale));
        }
        return "redirect:/plans/" + key + "#handing";
    }
}
