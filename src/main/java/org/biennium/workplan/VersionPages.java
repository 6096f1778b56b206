package org.biennium.workplan;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.biennium.document.Changes;
import org.biennium.document.Content;
import org.biennium.document.DocumentPages;
import org.biennium.document.Edition;
import org.biennium.document.Editions;
import org.biennium.document.Restoring;
import org.biennium.engine.Refusal;
import org.biennium.workplan.KeptTexts.Kept;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The texts of a plan that were kept: to read, to compare with each other, to make the draft again. */
@Controller
@RequestMapping("/plans/{key}/versions")
class VersionPages {

    private final ReadablePlans plans;
    private final PlanVersions versions;
    private final PlanWriting writing;
    private final KeptTexts keptTexts;
    private final Restoring restoring;
    private final DocumentPages pages;
    private final MessageSource messages;

    VersionPages(
            ReadablePlans plans,
            PlanVersions versions,
            PlanWriting writing,
            KeptTexts keptTexts,
            Restoring restoring,
            DocumentPages pages,
            MessageSource messages) {
        this.plans = plans;
        this.versions = versions;
        this.writing = writing;
        this.keptTexts = keptTexts;
        this.restoring = restoring;
        this.pages = pages;
        this.messages = messages;
    }

    /** The plan, what was kept of it and who has them before them. */
    record Desk(PlanView plan, List<Kept> kept, String personId, Locale locale) {

        Kept kept(String code) {
            return KeptTexts.find(kept, code).orElseThrow(PlanPages::nothingHere);
        }

        String redirect(String further) {
            return "redirect:/plans/" + plan.key() + "/versions" + further;
        }
    }

    @ModelAttribute(binding = false)
    Desk desk(@PathVariable String key, HttpServletRequest request, Locale locale, Model model) {
        var personId = String.valueOf(request.getRemoteUser());
        var plan = plans.find(key, personId).orElseThrow(PlanPages::nothingHere);
        var kept = keptTexts.of(plan, personId, locale);
        model.addAttribute("plan", plan);
        model.addAttribute("kept", kept);
        return new Desk(plan, kept, personId, locale);
    }

    @GetMapping
    String list(Desk desk, Model model) {
        chosen(desk, Optional.empty(), Optional.empty(), model);
        model.addAttribute("longest", Editions.LONGEST_NAME);
        return "work-plan/versions";
    }

    @GetMapping("/{edition:[a-z]+-[0-9]+}")
    String read(
            Desk desk,
            @PathVariable String edition,
            @RequestParam(required = false) @Nullable String texts,
            Model model) {
        var content = text(desk, edition);
        var language = texts == null ? desk.locale().getLanguage() : texts;
        model.addAttribute("shown", desk.kept(edition));
        model.addAttribute("page", pages.reading(content, desk.locale(), language));
        model.addAttribute("languages", pages.languages(content, desk.locale(), language));
        return "work-plan/version";
    }

    /** What became of one text in another. */
    @GetMapping("/changes")
    String changes(
            Desk desk,
            @RequestParam(defaultValue = "") String before,
            @RequestParam(defaultValue = "") String now,
            Model model) {
        if (before.isEmpty() || now.isEmpty()) {
            return desk.redirect("");
        }
        var older = text(desk, before);
        chosen(desk, Optional.of(before), Optional.of(now), model);
        model.addAttribute("older", desk.kept(before));
        model.addAttribute("newer", desk.kept(now));
        model.addAttribute("language", older.language());
        model.addAttribute("changes", pages.changes(Changes.between(older, text(desk, now)), desk.locale()));
        return "work-plan/version-changes";
    }

    @PostMapping
    String name(Desk desk, @RequestParam(defaultValue = "") String name, RedirectAttributes page) {
        try {
            requireOpen(desk, writing.name(desk.plan(), name, desk.personId()));
            page.addFlashAttribute("done", say(desk, "versions.name.done", name.strip()));
        } catch (Refusal refusal) {
            page.addFlashAttribute("refusal", say(desk, refusal.key(), refusal.arguments()));
            page.addFlashAttribute("typed", name);
        }
        return desk.redirect("");
    }

    @GetMapping("/{edition:[a-z]+-[0-9]+}/restore")
    String preview(Desk desk, @PathVariable String edition, Model model) {
        var older = text(desk, edition);
        if (!desk.plan().mayEdit()) {
            return desk.redirect("/" + edition);
        }
        var preview = restoring.preview(desk.plan().document(), older);
        model.addAttribute("shown", desk.kept(edition));
        model.addAttribute("draft", preview.draft());
        model.addAttribute("language", older.language());
        model.addAttribute("changes", pages.changes(preview.changes(), desk.locale()));
        return "work-plan/version-restore";
    }

    @PostMapping("/{edition:[a-z]+-[0-9]+}/restore")
    String restore(Desk desk, @PathVariable String edition, @RequestParam String draft, RedirectAttributes page) {
        var older = text(desk, edition);
        var id = Edition.Id.of(edition).orElseThrow(PlanPages::nothingHere);
        try {
            var kept = writing.restore(desk.plan(), id, older, draft, desk.personId());
            requireOpen(desk, kept);
            page.addFlashAttribute(
                    "done",
                    say(desk, "versions.restore.done", desk.kept(edition).label()));
            return desk.redirect("");
        } catch (Refusal refusal) {
            page.addFlashAttribute("refusal", say(desk, refusal.key(), refusal.arguments()));
            return desk.redirect(desk.plan().mayEdit() ? "/" + edition + "/restore" : "");
        }
    }

    /** What stands in the two lists to choose from; at first the latest and the one before it. */
    private static void chosen(Desk desk, Optional<String> before, Optional<String> now, Model model) {
        var kept = desk.kept();
        model.addAttribute(
                "before", before.orElseGet(() -> kept.size() > 1 ? kept.get(1).code() : ""));
        model.addAttribute(
                "now", now.orElseGet(() -> kept.isEmpty() ? "" : kept.get(0).code()));
    }

    private Content text(Desk desk, String code) {
        return versions.text(desk.plan(), desk.kept(code).code(), desk.personId())
                .orElseThrow(PlanPages::nothingHere);
    }

    /** A drafter who comes too late is told so; to anybody else this is not there. */
    private void requireOpen(Desk desk, Optional<Edition.Id> done) {
        if (done.isEmpty()) {
            if (!writing.isDrafter(desk.plan(), desk.personId())) {
                throw PlanPages.nothingHere();
            }
            throw new Refusal("versions.closed");
        }
    }

    private String say(Desk desk, String key, Object... arguments) {
        return messages.getMessage(key, arguments, desk.locale());
    }
}
