package org.biennium.workplan;

import java.security.Principal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.biennium.engine.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where a centre's drafters and heads ask for more time. */
@Controller
class PlanExtensionCalls {

    private final ReadablePlans plans;
    private final PlanDates dates;
    private final MessageSource messages;

    PlanExtensionCalls(ReadablePlans plans, PlanDates dates, MessageSource messages) {
        this.plans = plans;
        this.dates = dates;
        this.messages = messages;
    }

    @PostMapping("/plans/{key}/extension")
    String ask(
            @PathVariable String key,
            @RequestParam(defaultValue = "") String step,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String why,
            Principal reader,
            Locale locale,
            RedirectAttributes page) {
        var plan = plans.find(key, reader.getName()).filter(PlanView::isInside).orElseThrow(PlanPages::nothingHere);
        try {
            dates.ask(plan, step, day(until), why, reader.getName());
            page.addFlashAttribute("extensionDone", "extension.asked-done");
        } catch (Refusal refusal) {
            page.addFlashAttribute("extensionRefusal", messages.getMessage(refusal.key(), refusal.arguments(), locale));
            page.addFlashAttribute("extensionTyped", Map.of("until", until, "why", why));
        }
        return "redirect:/plans/" + plan.key() + "#more-time";
    }

    private static @Nullable LocalDate day(String typed) {
        try {
            return LocalDate.parse(typed);
        } catch (DateTimeException none) {
            return null;
        }
    }
}
