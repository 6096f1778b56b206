package org.biennium.workplan;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.biennium.document.NewComment;
import org.biennium.document.Place;
import org.biennium.engine.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Reading all that is said about a plan, and saying something, from whichever page it is said. */
@Controller
@RequestMapping("/plans/{key}/comments")
class PlanCommentPages {

    private final ReadablePlans plans;
    private final PlanComments comments;
    private final MessageSource messages;

    PlanCommentPages(ReadablePlans plans, PlanComments comments, MessageSource messages) {
        this.plans = plans;
        this.comments = comments;
        this.messages = messages;
    }

    @GetMapping
    String all(
            @PathVariable String key,
            @RequestParam(defaultValue = "open") String show,
            Principal reader,
            Locale locale,
            Model model) {
        var plan = inside(key, reader);
        var all = comments.of(plan, reader.getName(), locale);
        model.addAttribute("plan", plan);
        model.addAttribute("show", show);
        model.addAttribute("comments", all);
        model.addAttribute(
                "shown",
                switch (show) {
                    case "all" -> all;
                    case "resolved" -> all.only(false);
                    default -> all.only(true);
                });
        return "work-plan/comments";
    }

    /** @param about a field, a row, or a row and a field of it with a stroke between; empty for the section */
    @PostMapping
    String begin(
            @PathVariable String key,
            @RequestParam String section,
            @RequestParam(defaultValue = "") String about,
            @RequestParam UUID id,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") List<String> tell,
            @RequestParam(defaultValue = "plan") String back,
            Principal writer,
            Locale locale,
            RedirectAttributes page) {
        var plan = inside(key, writer);
        var subject = Subject.of(section, about);
        var way = new Way(plan, subject.place(), back);
        try {
            var begun = comments.begin(plan, subject.place(), subject.field(), comment(id, text, tell, writer));
            return way.to("#talk-" + begun);
        } catch (Refusal refusal) {
            return refused(refusal, section, text, way, locale, page);
        }
    }

    @PostMapping("/{discussion}")
    String answer(
            @PathVariable String key,
            @PathVariable UUID discussion,
            @RequestParam UUID id,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") List<String> tell,
            @RequestParam(defaultValue = "") String back,
            Principal writer,
            Locale locale,
            RedirectAttributes page) {
        var plan = inside(key, writer);
        var way = way(plan, discussion, back, writer, locale);
        return act(
                discussion,
                text,
                way,
                locale,
                page,
                () -> comments.answer(plan, discussion, comment(id, text, tell, writer)));
    }

    @PostMapping({"/{discussion}/resolve", "/{discussion}/reopen"})
    String turn(
            @PathVariable String key,
            @PathVariable UUID discussion,
            @RequestParam(defaultValue = "") String back,
            HttpServletRequest request,
            Principal writer,
            Locale locale,
            RedirectAttributes page) {
        var plan = inside(key, writer);
        var way = way(plan, discussion, back, writer, locale);
        var isResolved = request.getRequestURI().endsWith("/resolve");
        return act(
                discussion, "", way, locale, page, () -> comments.turn(plan, discussion, isResolved, writer.getName()));
    }

    @PostMapping("/{discussion}/withdraw")
    String withdraw(
            @PathVariable String key,
            @PathVariable UUID discussion,
            @RequestParam UUID comment,
            @RequestParam(defaultValue = "") String back,
            Principal writer,
            Locale locale,
            RedirectAttributes page) {
        var plan = inside(key, writer);
        var way = way(plan, discussion, back, writer, locale);
        return act(discussion, "", way, locale, page, () -> comments.withdraw(plan, comment, writer.getName()));
    }

    /** What a comment is about. */
    private record Subject(Place place, @Nullable String field) {

        static Subject of(String section, String about) {
            var words = about.split("/", 2);
            try {
                var row = UUID.fromString(words[0]);
                return new Subject(new Place(section, row), words.length > 1 ? words[1] : null);
            } catch (IllegalArgumentException noRow) {
                return new Subject(Place.of(section), about.isEmpty() ? null : about);
            }
        }
    }

    /** Back to where somebody said something: the form of the place, the plan, or the page of all comments. */
    private record Way(PlanView plan, Place place, String back) {

        String to(String anchor) {
            return "redirect:"
                    + switch (back) {
                        case "editor" -> PlanLinks.to(plan.key(), place);
                        case "plan" -> "/plans/" + plan.key();
                        default -> "/plans/" + plan.key() + "/comments?show=all";
                    }
                    + anchor;
        }
    }

    private Way way(PlanView plan, UUID discussion, String back, Principal reader, Locale locale) {
        return comments.of(plan, reader.getName(), locale).all().stream()
                .filter(talk -> talk.id().equals(discussion))
                .map(talk -> new Way(plan, talk.place(), back))
                .findFirst()
                .orElseThrow(PlanPages::nothingHere);
    }

    /** Back to the discussion, or to the sentence that says why not, with what was typed. */
    private String act(UUID discussion, String typed, Way way, Locale locale, RedirectAttributes page, Runnable deed) {
        try {
            deed.run();
            return way.to("#talk-" + discussion);
        } catch (Refusal refusal) {
            return refused(refusal, discussion.toString(), typed, way, locale, page);
        }
    }

    private String refused(Refusal refusal, String at, String text, Way way, Locale locale, RedirectAttributes page) {
        page.addFlashAttribute("commentRefused", messages.getMessage(refusal.key(), refusal.arguments(), locale));
        page.addFlashAttribute("commentTyped", Map.of("at", at, "text", text));
        return way.to("#comment-refused");
    }

    private static NewComment comment(UUID id, String text, List<String> tell, Principal writer) {
        var mentions = tell.stream().filter(told -> !told.isEmpty()).toList();
        return new NewComment(id, text, mentions, writer.getName());
    }

    private PlanView inside(String key, Principal reader) {
        return plans.find(key, reader.getName()).filter(PlanView::isInside).orElseThrow(PlanPages::nothingHere);
    }
}
