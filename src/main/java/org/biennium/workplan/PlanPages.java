package org.biennium.workplan;

import java.security.Principal;
import java.util.Locale;
import org.biennium.document.Checks;
import org.biennium.document.DocumentPages;
import org.biennium.document.Missing;
import org.biennium.document.Progress;
import org.biennium.document.Totals;
import org.biennium.document.Version;
import org.biennium.engine.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The plan as its readers see it. What a person may not read is not there. */
@Controller
class PlanPages {

    private final ReadablePlans plans;
    private final PlanVersions versions;
    private final DocumentPages pages;
    private final PlanTexts sentences;
    private final PlanDesk desk;
    private final PlanTogether together;
    private final PlanDates dates;

    PlanPages(
            ReadablePlans plans,
            PlanVersions versions,
            DocumentPages pages,
            PlanTexts sentences,
            PlanDesk desk,
            PlanTogether together,
            PlanDates dates) {
        this.plans = plans;
        this.versions = versions;
        this.pages = pages;
        this.sentences = sentences;
        this.desk = desk;
        this.together = together;
        this.dates = dates;
    }

    @GetMapping("/plans/{key}")
    String read(
            @PathVariable String key,
            @RequestParam(required = false) @Nullable String texts,
            Principal reader,
            Locale locale,
            Model model) {
        var plan = readable(key, reader);
        var content = plans.text(plan);
        var missing = Missing.in(content);
        model.addAttribute("plan", plan);
        model.addAttribute("state", plan.state().code());
        var language = texts == null ? locale.getLanguage() : texts;
        model.addAttribute("page", pages.reading(content, locale, language));
        model.addAttribute("languages", pages.languages(content, locale, language));
        var totals = Totals.of(content);
        model.addAttribute("rows", totals.rows());
        model.addAttribute("amounts", pages.amounts(totals, locale));
        var sealed = versions.sealed(plan);
        model.addAttribute("sealed", sealed.orElse(null));
        model.addAttribute(
                "publicFingerprint",
                versions.publicFingerprint(plan)
                        .filter(it -> !it.equals(sealed.map(Version::sha256).orElse(null)))
                        .orElse(null));
        model.addAttribute("progress", Progress.of(content, missing));
        var found = Checks.of(content, plan.bounds());
        model.addAttribute("noted", sentences.noted(plan, pages.findings(content, found, locale)));
        model.addAttribute("percents", plan.mayEdit() ? Progress.bySection(content, missing) : null);
        model.addAttribute("lacks", sentences.lacks(plan, content, missing, locale));
        together.show(plan, null, reader.getName(), locale, model);
        model.addAttribute("dates", dates.of(plan, reader.getName(), locale));
        model.addAttribute("desk", desk.of(key, new Actor(reader.getName(), Actor.Channel.PAGE), locale));
        return "work-plan/plan";
    }

    /** The bytes of a version, of which the SHA-256 speaks. */
    @GetMapping("/plans/{key}/versions/{number}.json")
    ResponseEntity<byte[]> version(@PathVariable String key, @PathVariable int number, Principal reader) {
        var plan = readable(key, reader);
        return answer(plan, versions.find(plan, number, reader.getName()).orElseThrow(PlanPages::nothingHere));
    }

    static ResponseEntity<byte[]> answer(PlanView plan, Version version) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"" + plan.key() + "-version-" + version.number() + ".json\"")
                .body(version.canonical());
    }

    static ResponseStatusException nothingHere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    private PlanView readable(String key, Principal reader) {
        return plans.find(key, reader.getName()).orElseThrow(PlanPages::nothingHere);
    }
}
