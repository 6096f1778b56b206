package org.biennium.workplan;

import static org.biennium.engine.Actor.Channel.PAGE;

import java.security.Principal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.biennium.engine.Actor;
import org.biennium.engine.OpenStep;
import org.biennium.engine.Refusal;
import org.biennium.engine.StepDesk;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Decisions on a plan's own page: the same form, service and checks as in Tasklist. A refusal comes back to the page as a
 * sentence, with what was typed.
 */
@Controller
class PlanDecisions {

    private final ReadablePlans plans;
    private final PlanActions actions;
    private final StepDesk desk;
    private final MessageSource messages;

    PlanDecisions(ReadablePlans plans, PlanActions actions, StepDesk desk, MessageSource messages) {
        this.plans = plans;
        this.actions = actions;
        this.desk = desk;
        this.messages = messages;
    }

    @PostMapping("/plans/{key}/steps/{taskId}")
    String decide(
            @PathVariable String key,
            @PathVariable String taskId,
            @RequestParam Map<String, String> sent,
            Principal reader,
            Locale locale,
            RedirectAttributes page) {
        var answers = new HashMap<String, Object>(sent);
        answers.remove("_csrf");
        answers.remove("then");
        return act(key, reader, locale, page, sent, actor -> desk.complete(stepOf(key, taskId), answers, actor));
    }

    @PostMapping("/plans/{key}/take-back")
    String takeBack(
            @PathVariable String key,
            @RequestParam Map<String, String> sent,
            Principal reader,
            Locale locale,
            RedirectAttributes page) {
        return act(key, reader, locale, page, sent, actor -> actions.takeBack(key, actor));
    }

    @PostMapping("/plans/{key}/withdraw")
    String withdraw(
            @PathVariable String key,
            @RequestParam @Nullable String withdrawal,
            Principal reader,
            Locale locale,
            RedirectAttributes page) {
        return act(
                key,
                reader,
                locale,
                page,
                typed("withdrawal", withdrawal),
                actor -> actions.withdraw(key, withdrawal, actor));
    }

    @PostMapping("/plans/{key}/without/{host}")
    String goOnWithout(
            @PathVariable String key,
            @PathVariable String host,
            @RequestParam @Nullable String absence,
            Principal reader,
            Locale locale,
            RedirectAttributes page) {
        return act(
                key,
                reader,
                locale,
                page,
                typed("absence", absence),
                actor -> actions.goOnWithout(key, host, absence, actor));
    }

    private interface Deed {
        void by(Actor actor);
    }

    private String act(
            String key,
            Principal reader,
            Locale locale,
            RedirectAttributes page,
            Map<String, String> typed,
            Deed deed) {
        if (plans.find(key, reader.getName()).isEmpty()) {
            throw PlanPages.nothingHere();
        }
        var next = "summary".equals(typed.get("then")) ? PlanLinks.summary(key) : "/plans/" + key;
        try {
            deed.by(new Actor(reader.getName(), PAGE));
            page.addFlashAttribute("done", true);
            return "redirect:" + next + "#recorded";
        } catch (Refusal refusal) {
            page.addFlashAttribute("refusal", messages.getMessage(refusal.key(), refusal.arguments(), locale));
            page.addFlashAttribute("typed", typed);
            return "redirect:" + next + "#refusal";
        }
    }

    /** A step that is not of this plan is not there; one that is no longer open has been done. */
    private String stepOf(String key, String taskId) {
        if (desk.find(taskId)
                .map(OpenStep::caseKey)
                .filter(found -> !found.equals(key))
                .isPresent()) {
            throw PlanPages.nothingHere();
        }
        return taskId;
    }

    private static Map<String, String> typed(String name, @Nullable String value) {
        return value == null ? Map.of() : Map.of(name, value);
    }
}
