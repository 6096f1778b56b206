package org.biennium.workplan;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.biennium.engine.Actor;
import org.biennium.engine.Refusal;
import org.biennium.language.Languages;
import org.biennium.meeting.Periods;
import org.biennium.people.Centres;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Where an officer enters a plan that was validated outside this system, and where its signed paper is found. */
@Controller
class PlansElsewhere {

    private final EnterWorkPlan entering;
    private final ReadablePlans plans;
    private final ElsewherePlans elsewhere;
    private final WorkPlanRights rights;
    private final Centres centres;
    private final Periods periods;
    private final MessageSource messages;

    PlansElsewhere(
            EnterWorkPlan entering,
            ReadablePlans plans,
            ElsewherePlans elsewhere,
            WorkPlanRights rights,
            Centres centres,
            Periods periods,
            MessageSource messages) {
        this.entering = entering;
        this.plans = plans;
        this.elsewhere = elsewhere;
        this.rights = rights;
        this.centres = centres;
        this.periods = periods;
        this.messages = messages;
    }

    @GetMapping("/plans/elsewhere")
    String ask(Principal officer, Locale locale, Model model) {
        requireOfficer(officer);
        return form(Map.of(), locale, model);
    }

    @PostMapping("/plans/elsewhere")
    String enter(
            @RequestParam Map<String, String> typed,
            @RequestParam(required = false) @Nullable MultipartFile sheet,
            @RequestParam(required = false) @Nullable MultipartFile paper,
            Principal officer,
            Locale locale,
            HttpServletResponse response,
            Model model)
            throws IOException {
        requireOfficer(officer);
        var rows = bytes(sheet);
        var signed = bytes(paper);
        try {
            var entry = new EnterWorkPlan.Entry(
                    typed.getOrDefault("centre", ""),
                    typed.getOrDefault("period", ""),
                    typed.getOrDefault("language", ""),
                    day(typed.getOrDefault("decidedOn", "")),
                    typed.getOrDefault("decidedBy", ""),
                    rows,
                    signed,
                    typed.containsKey("leaveOut"));
            var actor = new Actor(officer.getName(), Actor.Channel.PAGE);
            return "redirect:/plans/" + entering.enter(entry, actor, locale);
        } catch (Refusal refusal) {
            model.addAttribute("refusal", messages.getMessage(refusal.key(), refusal.arguments(), locale));
        } catch (EnterWorkPlan.UnreadCells unread) {
            model.addAttribute("problems", unread.problems());
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        return form(typed, locale, model);
    }

    /** The signed paper, for whoever may read the plan; never shown inside our pages. */
    @GetMapping("/plans/{key}/signed.pdf")
    ResponseEntity<byte[]> paper(@PathVariable String key, Principal reader) {
        var plan = plans.find(key, reader.getName()).orElseThrow(PlanPages::nothingHere);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header("Content-Disposition", "attachment; filename=\"" + plan.key() + "-signed.pdf\"")
                .header("X-Content-Type-Options", "nosniff")
                .body(elsewhere.paper(plan.key()).orElseThrow(PlanPages::nothingHere));
    }

    private String form(Map<String, String> typed, Locale locale, Model model) {
        var named = new LinkedHashMap<String, String>();
        centres.all()
                .forEach(centre ->
                        named.put(centre.code(), messages.getMessage("centre." + centre.code(), null, locale)));
        var languages = new LinkedHashMap<String, String>();
        Languages.SHIPPED.forEach(it -> languages.put(it.getLanguage(), it.getDisplayLanguage(locale)));
        model.addAttribute("typed", typed);
        model.addAttribute("centres", named);
        model.addAttribute(
                "periods", periods.all().stream().map(it -> it.code()).toList());
        model.addAttribute("languages", languages);
        model.addAttribute(
                "problems", model.getAttribute("problems") == null ? List.of() : model.getAttribute("problems"));
        return "work-plan/plan-elsewhere";
    }

    private static LocalDate day(String typed) {
        try {
            return LocalDate.parse(typed.strip());
        } catch (DateTimeException e) {
            throw new Refusal("elsewhere.decided-on");
        }
    }

    private static byte[] bytes(@Nullable MultipartFile file) throws IOException {
        return file == null ? new byte[0] : file.getBytes();
    }

    private void requireOfficer(Principal person) {
        if (!rights.of(person.getName()).isOfficer()) {
            throw PlanPages.nothingHere();
        }
    }
}
