package org.biennium.meeting;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.biennium.engine.Names;
import org.biennium.engine.Refusal;
import org.biennium.people.People;
import org.biennium.people.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where officers grant and refuse more time, to one case or to all. */
@Controller
@RequestMapping("/meetings/extensions")
class ExtensionPages {

    private final Extensions extensions;
    private final Almanacs almanacs;
    private final DateChanges changes;
    private final HolidayWarnings warnings;
    private final MeetingDesk desk;
    private final MeetingWords words;
    private final People people;

    ExtensionPages(
            Extensions extensions,
            Almanacs almanacs,
            DateChanges changes,
            HolidayWarnings warnings,
            MeetingDesk desk,
            MeetingWords words,
            People people) {
        this.extensions = extensions;
        this.almanacs = almanacs;
        this.changes = changes;
        this.warnings = warnings;
        this.desk = desk;
        this.words = words;
        this.people = people;
    }

    /** An extension as officers see it. */
    record Shown(
            Extension extension,
            String step,
            String by,
            String before,
            String asked,
            @Nullable String outcome) {}

    /** All of them and, once one for all has been typed, what it would move. */
    @GetMapping
    String list(
            @RequestParam Map<String, String> sent,
            Principal reader,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        desk.requireOfficer(reader);
        var form = ExtensionForm.of(sent);
        var isTyped = sent.containsKey("milestone");
        if (isTyped) {
            changes.preview(granting(form, reader, locale), locale, model, response);
        }
        return page(form, isTyped, locale, model);
    }

    @PostMapping
    String grantToAll(
            @RequestParam Map<String, String> sent,
            @RequestParam(defaultValue = "") String seen,
            Principal reader,
            Locale locale,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        desk.requireOfficer(reader);
        var form = ExtensionForm.of(sent);
        if (changes.apply(granting(form, reader, locale), seen, locale, model, response)
                .isEmpty()) {
            return page(form, true, locale, model);
        }
        next.addFlashAttribute("done", "extension.done");
        return "redirect:/meetings/extensions";
    }

    @PostMapping("/{id}")
    String decide(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String decision,
            Principal reader,
            Locale locale,
            RedirectAttributes next) {
        desk.requireOfficer(reader);
        var extension = extensions.find(id).filter(it -> it.caseKey() != null).orElseThrow(MeetingDesk::nothingHere);
        next.addFlashAttribute("typed", Map.of("id", id, "until", until, "decision", decision));
        return act(
                () -> {
                    switch (outcome) {
                        case "grant" -> extensions.grant(extension, Extensions.day(until), decision, reader.getName());
                        case "refuse" -> extensions.refuse(extension, decision, reader.getName());
                        default -> throw new Refusal("extension.choose");
                    }
                },
                locale,
                next);
    }

    private DateChange granting(ExtensionForm form, Principal reader, Locale locale) {
        return new DateChange(
                almanac -> almanac.with(extensions.forAll(almanac, form, reader.getName())),
                moves -> warnings.ofDeadlines(
                        Stream.ofNullable(Extensions.day(form.until())).toList(), locale),
                () -> extensions.grantToAll(
                        extensions.forAll(almanacs.now(), form, reader.getName()), form.reason(), reader.getName()),
                new MovePost.Cause(MovePost.message("meeting.cause.extension-for-all", form.period()), form.reason()));
    }

    private String page(ExtensionForm form, boolean isTyped, Locale locale, Model model) {
        model.addAttribute("isTyped", isTyped);
        model.addAttribute("form", form);
        model.addAttribute("sent", form.fields());
        var found = extensions.toShow();
        var names = people.findAll(found.stream().map(Extension::askedBy).toList());
        model.addAttribute(
                "extensions",
                found.stream().map(one -> shown(one, names, locale)).toList());
        var almanac = almanacs.now();
        model.addAttribute(
                "periods", almanac.periods().keySet().stream().sorted().toList());
        model.addAttribute(
                "steps",
                almanac.milestones().stream()
                        .filter(milestone -> milestone.process() != null && milestone.step() != null)
                        .map(milestone -> new MeetingPages.Choice(
                                milestone.code(), words.say("milestone." + milestone.code(), locale)))
                        .toList());
        return "meeting/extensions";
    }

    private String act(Runnable deed, Locale locale, RedirectAttributes next) {
        try {
            deed.run();
            next.addFlashAttribute("done", "extension.done");
            next.addFlashAttribute("typed", null);
        } catch (Refusal refusal) {
            next.addFlashAttribute("refusal", words.say(refusal, locale));
        }
        return "redirect:/meetings/extensions";
    }

    private Shown shown(Extension one, Map<String, Person> names, Locale locale) {
        var by = names.get(one.askedBy());
        return new Shown(
                one,
                words.say("task." + Names.kebab(one.step()), locale),
                by == null ? one.askedBy() : by.name(),
                words.day(one.before(), locale),
                words.day(one.asked(), locale),
                one.outcome() == null
                        ? null
                        : one.isGranted()
                                ? words.say("extension.granted-to", locale, words.day(one.until(), locale))
                                : words.say("extension.refused", locale));
    }
}
