package org.biennium.workplan;

import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.biennium.document.Takeover;
import org.biennium.engine.Refusal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Starting from the last plan: drafters choose what of it they take over. */
@Controller
class PlanStart {

    private final ReadablePlans plans;
    private final PlanWriting writing;
    private final PlanOrigins origins;
    private final Takeover takeover;

    PlanStart(ReadablePlans plans, PlanWriting writing, PlanOrigins origins, Takeover takeover) {
        this.plans = plans;
        this.writing = writing;
        this.origins = origins;
        this.takeover = takeover;
    }

    @GetMapping("/plans/{key}/start")
    String ask(@PathVariable String key, Principal reader, Locale locale, Model model) {
        var plan = plans.find(key, reader.getName()).orElseThrow(PlanPages::nothingHere);
        var source = origins.sourceOf(plan).filter(it -> plan.mayEdit()).orElse(null);
        if (source == null) {
            return "redirect:/plans/" + key;
        }
        model.addAttribute("plan", plan);
        model.addAttribute("source", source.plan());
        model.addAttribute("version", source.version().number());
        model.addAttribute("language", source.content().language());
        model.addAttribute("offers", origins.offers(source, plans.text(plan), locale));
        return "work-plan/plan-start";
    }

    @PostMapping("/plans/{key}/start")
    String take(
            @PathVariable String key,
            @RequestParam(defaultValue = "") List<String> section,
            @RequestParam(defaultValue = "") List<UUID> row,
            Principal reader,
            RedirectAttributes page) {
        var plan = plans.find(key, reader.getName()).orElseThrow(PlanPages::nothingHere);
        if (!writing.isDrafter(plan, reader.getName())) {
            throw PlanPages.nothingHere();
        }
        var source = origins.sourceOf(plan).orElseThrow(() -> new Refusal("start.nothing-to-start-from"));
        var choice = new Takeover.Choice(Set.copyOf(section), Set.copyOf(row));
        var taken = writing.together(
                        plan,
                        reader.getName(),
                        () -> takeover.take(
                                source.content(), source.version().number(), plan.document(), choice, reader.getName()))
                .orElseThrow(() -> new Refusal("sheet.closed"));
        page.addFlashAttribute("taken", taken);
        return "redirect:/plans/" + key + "#taken";
    }
}
