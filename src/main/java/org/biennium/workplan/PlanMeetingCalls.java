package org.biennium.workplan;

import java.security.Principal;
import java.util.Locale;
import org.biennium.engine.Refusal;
import org.biennium.people.People;
import org.biennium.people.Role;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where an officer lets one plan serve a further meeting. */
@Controller
class PlanMeetingCalls {

    private final ReadablePlans plans;
    private final PlanDates dates;
    private final People people;
    private final MessageSource messages;

    PlanMeetingCalls(ReadablePlans plans, PlanDates dates, People people, MessageSource messages) {
        this.plans = plans;
        this.dates = dates;
        this.people = people;
        this.messages = messages;
    }

    @PostMapping("/plans/{key}/meetings")
    String add(
            @PathVariable String key,
            @RequestParam(defaultValue = "") String meeting,
            Principal officer,
            Locale locale,
            RedirectAttributes page) {
        var plan = plan(key, officer);
        try {
            dates.serve(plan, meeting, officer.getName());
            page.addFlashAttribute("extensionDone", "meeting.served.added");
        } catch (Refusal refusal) {
            page.addFlashAttribute("extensionRefusal", messages.getMessage(refusal.key(), refusal.arguments(), locale));
        }
        return "redirect:/plans/" + plan.key() + "#more-time";
    }

    @PostMapping("/plans/{key}/meetings/{meeting}/remove")
    String remove(@PathVariable String key, @PathVariable String meeting, Principal officer, RedirectAttributes page) {
        var plan = plan(key, officer);
        dates.serveNoMore(plan, meeting, officer.getName());
        page.addFlashAttribute("extensionDone", "meeting.served.removed");
        return "redirect:/plans/" + plan.key() + "#more-time";
    }

    private PlanView plan(String key, Principal officer) {
        return plans.find(key, officer.getName())
                .filter(PlanView::isInside)
                .filter(plan -> plan.state() != WorkPlan.State.WITHDRAWN)
                .filter(plan -> people.holds(officer.getName(), Role.OFFICER, null))
                .orElseThrow(PlanPages::nothingHere);
    }
}
