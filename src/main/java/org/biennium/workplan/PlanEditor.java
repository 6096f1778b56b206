package org.biennium.workplan;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.biennium.document.Content;
import org.biennium.document.DocumentPages;
import org.biennium.document.Documents;
import org.biennium.document.Missing;
import org.biennium.document.Place;
import org.biennium.document.Saving;
import org.biennium.document.Section;
import org.biennium.document.Typed;
import org.biennium.engine.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where drafters write: a section or a row at a time. Whatever comes of a save, what was typed is not lost. */
@Controller
@RequestMapping("/plans/{key}/sections/{section}")
class PlanEditor {

    private final ReadablePlans plans;
    private final PlanWriting writing;
    private final Documents documents;
    private final DocumentPages pages;
    private final PlanTexts texts;
    private final PlanTogether together;

    PlanEditor(
            ReadablePlans plans,
            PlanWriting writing,
            Documents documents,
            DocumentPages pages,
            PlanTexts texts,
            PlanTogether together) {
        this.plans = plans;
        this.writing = writing;
        this.documents = documents;
        this.pages = pages;
        this.texts = texts;
        this.together = together;
    }

    /** The plan, its text and who has them before them. */
    record Desk(PlanView plan, Content content, Section section, String personId, Locale locale) {

        String address() {
            return "/plans/" + plan.key() + "/sections/" + section.key();
        }

        String redirect(String further) {
            return "redirect:" + address() + further;
        }
    }

    @ModelAttribute(binding = false)
    Desk desk(@PathVariable String key, @PathVariable String section, HttpServletRequest request, Locale locale) {
        var personId = String.valueOf(request.getRemoteUser());
        var plan = plans.find(key, personId).orElseThrow(PlanPages::nothingHere);
        var content = plans.text(plan);
        var asked = content.template().find(section).orElseThrow(PlanPages::nothingHere);
        return new Desk(plan, content, asked, personId, locale);
    }

    @GetMapping
    String section(Desk desk, Model model) {
        if (!desk.plan().mayEdit()) {
            return "redirect:/plans/" + desk.plan().key() + "#section-"
                    + desk.section().key();
        }
        if (desk.section().repeats()) {
            return rows(desk, model);
        }
        var place = Place.of(desk.section().key());
        return form(desk, place, pages.standing(desk.content(), place), null, model);
    }

    @GetMapping("/rows/{row}")
    String row(Desk desk, @PathVariable UUID row, Model model) {
        var place = new Place(desk.section().key(), row);
        if (desk.content().fields(place).isEmpty()) {
            throw PlanPages.nothingHere();
        }
        return desk.plan().mayEdit()
                ? form(desk, place, pages.standing(desk.content(), place), null, model)
                : "redirect:/plans/" + desk.plan().key() + "#row-" + row;
    }

    /** @param row of a row that was begun in this browser and may not have reached the server */
    @GetMapping("/rows/new")
    String newRow(Desk desk, @RequestParam(required = false) @Nullable UUID row, Model model) {
        requireRows(desk);
        if (row != null
                && desk.content().fields(new Place(desk.section().key(), row)).isPresent()) {
            return desk.redirect("/rows/" + row);
        }
        if (!desk.plan().mayEdit()) {
            return "redirect:/plans/" + desk.plan().key() + "#section-"
                    + desk.section().key();
        }
        model.addAttribute("newRow", row == null ? UUID.randomUUID() : row);
        if (row != null) {
            documents
                    .removal(desk.plan().document(), new Place(desk.section().key(), row))
                    .ifPresent(by -> insteadOf(row, by, desk, model));
        }
        return form(desk, Place.of(desk.section().key()), Typed.NOTHING, null, model);
    }

    @PostMapping
    String save(
            Desk desk,
            @RequestParam int revision,
            @RequestParam(defaultValue = "stay") String then,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        if (desk.section().repeats()) {
            throw PlanPages.nothingHere();
        }
        var place = Place.of(desk.section().key());
        var typed = Typed.in(request.getParameterMap());
        var saving = writing.save(desk.plan(), place, revision, typed, desk.personId());
        if (saving.orElse(null) instanceof Saving.Done done) {
            redirect.addFlashAttribute("done", done.changed());
            return then.equals("next") ? "redirect:" + after(desk) : desk.redirect("");
        }
        return again(desk, place, typed, saving, response, model);
    }

    @PostMapping("/rows/new")
    String add(
            Desk desk,
            @RequestParam UUID row,
            @RequestParam(defaultValue = "stay") String then,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        requireRows(desk);
        var typed = Typed.in(request.getParameterMap());
        var saving = writing.add(desk.plan(), desk.section().key(), row, typed, desk.personId());
        if (saving.orElse(null) instanceof Saving.Done done) {
            redirect.addFlashAttribute("done", done.changed());
            return desk.redirect(then.equals("next") ? "/rows/new" : "");
        }
        var isThere = saving.orElse(null) instanceof Saving.Overtaken;
        model.addAttribute("newRow", row);
        if (saving.orElse(null) instanceof Saving.Removed removed) {
            insteadOf(row, removed.by(), desk, model);
        }
        return again(desk, new Place(desk.section().key(), isThere ? row : null), typed, saving, response, model);
    }

    @PostMapping(path = "/rows/{row}", params = "!act")
    String saveRow(
            Desk desk,
            @PathVariable UUID row,
            @RequestParam int revision,
            @RequestParam(defaultValue = "stay") String then,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        var place = new Place(desk.section().key(), row);
        var typed = Typed.in(request.getParameterMap());
        var saving = writing.save(desk.plan(), place, revision, typed, desk.personId());
        if (saving.orElse(null) instanceof Saving.Done done) {
            redirect.addFlashAttribute("done", done.changed());
            return desk.redirect(then.equals("next") ? "/rows/new" : "");
        }
        if (saving.orElse(null) instanceof Saving.Removed removed) {
            insteadOf(row, removed.by(), desk, model);
            place = Place.of(desk.section().key());
        }
        return again(desk, place, typed, saving, response, model);
    }

    @PostMapping(path = "/rows/{row}", params = "act=remove")
    String remove(Desk desk, @PathVariable UUID row, @RequestParam int revision, RedirectAttributes redirect) {
        var place = new Place(desk.section().key(), row);
        var saving = requireOpen(desk, writing.remove(desk.plan(), place, revision, desk.personId()));
        if (saving instanceof Saving.Overtaken overtaken) {
            redirect.addFlashAttribute(
                    "told",
                    texts.first("document.overtaken.removing", overtaken.last(), desk.personId(), desk.locale()));
            return desk.redirect("/rows/" + row);
        }
        redirect.addFlashAttribute("removed", true);
        return desk.redirect("");
    }

    @PostMapping(path = "/rows/{row}", params = "act")
    String move(
            Desk desk,
            @PathVariable UUID row,
            @RequestParam int revision,
            @RequestParam String act,
            RedirectAttributes redirect) {
        if (!List.of("up", "down").contains(act)) {
            throw PlanPages.nothingHere();
        }
        var place = new Place(desk.section().key(), row);
        var saving = requireOpen(desk, writing.move(desk.plan(), place, revision, act.equals("down"), desk.personId()));
        if (saving instanceof Saving.Overtaken overtaken) {
            redirect.addFlashAttribute(
                    "told", texts.first("document.overtaken.moving", overtaken.last(), desk.personId(), desk.locale()));
        }
        redirect.addFlashAttribute("moved", row);
        redirect.addFlashAttribute("act", act);
        return desk.redirect("");
    }

    /** What was typed into a row that a colleague has removed can be added again, as a row of its own. */
    private void insteadOf(UUID removed, Content.Saved by, Desk desk, Model model) {
        model.addAttribute("newRow", UUID.randomUUID());
        model.addAttribute("insteadOf", removed);
        model.addAttribute("told", texts.first("document.overtaken.removed", by, desk.personId(), desk.locale()));
    }

    private String rows(Desk desk, Model model) {
        around(desk, Place.of(desk.section().key()), model);
        model.addAttribute(
                "section", pages.section(desk.content(), desk.section().key(), desk.locale()));
        model.addAttribute("language", desk.content().language());
        return "work-plan/plan-rows";
    }

    /** The form once more, with what was typed and why it was not saved. */
    private String again(
            Desk before, Place place, Typed typed, Optional<Saving> saving, HttpServletResponse response, Model model) {
        var desk = new Desk(
                before.plan(), plans.text(before.plan()), before.section(), before.personId(), before.locale());
        var outcome = saving.orElse(null);
        var shown = typed;
        var status = HttpStatus.CONFLICT;
        if (outcome == null) {
            requireDrafter(desk);
            model.addAttribute("closed", true);
        } else if (outcome instanceof Saving.Unfit) {
            status = HttpStatus.UNPROCESSABLE_ENTITY;
        } else if (outcome instanceof Saving.Overtaken overtaken) {
            shown = overtaken.merged();
            model.addAttribute(
                    "told", texts.first("document.overtaken", overtaken.last(), desk.personId(), desk.locale()));
        }
        model.addAttribute("untaken", true);
        response.setStatus(status.value());
        return form(desk, place, shown, outcome, model);
    }

    private String form(Desk desk, Place place, Typed typed, @Nullable Saving saving, Model model) {
        around(desk, place, model);
        var form = pages.form(desk.content(), place, typed, saving, desk.plan().bounds(), desk.locale());
        model.addAttribute("form", form);
        model.addAttribute("saved", texts.saved(form.saved(), desk.personId(), desk.locale()));
        return "work-plan/plan-form";
    }

    private void around(Desk desk, Place place, Model model) {
        var lacks = texts.lacks(desk.plan(), desk.content(), Missing.in(desk.content()), desk.locale());
        model.addAttribute("plan", desk.plan());
        model.addAttribute("address", desk.address());
        model.addAttribute("sections", PlanSection.of(desk, lacks));
        model.addAttribute("repeats", desk.section().repeats());
        model.addAttribute("place", place);
        together.show(desk.plan(), place, desk.personId(), desk.locale(), model);
    }

    /** The section that follows; the plan itself after the last. */
    private static String after(Desk desk) {
        var sections = desk.content().template().sections();
        var next = sections.indexOf(desk.section()) + 1;
        var plan = "/plans/" + desk.plan().key();
        return next < sections.size() ? plan + "/sections/" + sections.get(next).key() : plan;
    }

    private static void requireRows(Desk desk) {
        if (!desk.section().repeats()) {
            throw PlanPages.nothingHere();
        }
    }

    private Saving requireOpen(Desk desk, Optional<Saving> saving) {
        return saving.orElseThrow(() -> {
            requireDrafter(desk);
            return new Refusal("document.closed");
        });
    }

    /** A drafter who comes too late is told so; to anybody else this place is not there. */
    private void requireDrafter(Desk desk) {
        if (!writing.isDrafter(desk.plan(), desk.personId())) {
            throw PlanPages.nothingHere();
        }
    }
}
