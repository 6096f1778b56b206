package org.biennium.workplan;

import java.security.Principal;
import java.util.Locale;
import java.util.Map;
import org.biennium.engine.Refusal;
import org.biennium.meeting.Extensions;
import org.biennium.people.People;
import org.biennium.people.Role;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where a centre's drafters and heads ask for more time, and an officer lets one plan serve a further meeting. */
@Controller
class PlanDateCalls {

    private final ReadablePlans plans;
    private final PlanDates dates;
    private final People people;
    private final MessageSource messages;

    PlanDateCalls(ReadablePlans plans, PlanDates dates, People people, MessageSource messages) {
        this.plans = plans;
        this.dates = dates;
        this.people = people;
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
        var isDone = act(
                () -> dates.ask(plan, step, Extensions.day(until), why, reader.getName()),
                "extension.asked-done",
                locale,
                page);
        if (!isDone) {
            page.addFlashAttribute("extensionTyped", Map.of("until", until, "why", why));
        }
        return back(plan);
    }

    @PostMapping("/plans/{key}/meetings")
    String serve(
            @PathVariable String key,
            @RequestParam(defaultValue = "") String meeting,
            Principal officer,
            Locale locale,
            RedirectAttributes page) {
        var plan = served(key, officer);
        act(() -> dates.serve(plan, meeting, officer.getName()), "meeting.served.added", locale, page);
        return back(plan);
    }

    @PostMapping("/plans/{key}/meetings/{meeting}/remove")
    String serveNoMore(
            @PathVariable String key,
            @PathVariable String meeting,
            Principal officer,
            Locale locale,
            RedirectAttributes page) {
        var plan = served(key, officer);
        act(() -> dates.serveNoMore(plan, meeting, officer.getName()), "meeting.served.removed", locale, page);
        return back(plan);
    }

    private PlanView served(String key, Principal officer) {
        return plans.find(key, officer.getName())
                .filter(PlanView::isInside)
                .filter(plan -> plan.state() != WorkPlan.State.WITHDRAWN)
                .filter(plan -> people.holds(officer.getName(), Role.OFFICER, null))
                .orElseThrow(PlanPages::nothingHere);
    }

    /** Whether it was done; the page that follows says so, or why not. */
    private boolean act(Runnable deed, String done, Locale locale, RedirectAttributes page) {
        try {
            deed.run();
            page.addFlashAttribute("extensionDone", done);
            return true;
        } catch (Refusal refusal) {
            page.addFlashAttribute("extensionRefusal", messages.getMessage(refusal.key(), refusal.arguments(), locale));
            return false;
        }
    }

    private static String back(PlanView plan) {
        return "redirect:/plans/" + plan.key() + "#more-time";
    }
}
