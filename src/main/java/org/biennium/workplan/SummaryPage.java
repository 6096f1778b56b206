package org.biennium.workplan;

import java.security.Principal;
import java.util.Locale;
import org.biennium.document.DocumentPages;
import org.biennium.engine.Actor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The plan on one page, with the decision that is its reader's: for somebody with a telephone and one minute. */
@Controller
class SummaryPage {

    private final ReadablePlans plans;
    private final PlanDesk desk;
    private final Summaries summaries;
    private final DocumentPages pages;

    SummaryPage(ReadablePlans plans, PlanDesk desk, Summaries summaries, DocumentPages pages) {
        this.plans = plans;
        this.desk = desk;
        this.summaries = summaries;
        this.pages = pages;
    }

    @GetMapping("/plans/{key}/summary")
    String read(@PathVariable String key, Principal reader, Locale locale, Model model) {
        var plan = plans.find(key, reader.getName()).orElseThrow(PlanPages::nothingHere);
        var content = plans.text(plan);
        var view = desk.of(key, new Actor(reader.getName(), Actor.Channel.PAGE), locale);
        model.addAttribute("plan", plan);
        model.addAttribute("state", plan.state().code());
        model.addAttribute("language", content.language());
        model.addAttribute("glance", pages.glance(content, locale));
        model.addAttribute("served", pages.countries(plan.centre().countries(), locale));
        model.addAttribute("desk", view);
        model.addAttribute("summary", summaries.of(plan, content, view, reader.getName(), locale));
        model.addAttribute("then", "summary");
        return "work-plan/summary";
    }
}
