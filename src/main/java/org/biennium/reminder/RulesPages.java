package org.biennium.reminder;

import static org.biennium.people.Role.ADMIN;
import static org.biennium.people.Role.EVALUATOR;
import static org.biennium.people.Role.OFFICER;
import static org.biennium.people.Role.SECRETARIAT;
import static org.biennium.people.Role.VALIDATOR;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.biennium.engine.Refusal;
import org.biennium.language.Dates;
import org.biennium.people.Centres;
import org.biennium.people.People;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** By which rules people are reminded, and which centres are left in peace: read by the staff, changed by officers. */
@Controller
@RequestMapping("/meetings/rules")
class RulesPages {

    private static final int LONGEST_REASON = 2000;
    private static final String NEW = "new";

    private final Rules rules;
    private final Pauses pauses;
    private final Centres centres;
    private final People people;
    private final Staff staff;
    private final MessageSource messages;
    private final Dates dates;
    private final Clock clock;

    RulesPages(
            Rules rules,
            Pauses pauses,
            Centres centres,
            People people,
            Staff staff,
            MessageSource messages,
            Dates dates,
            Clock clock) {
        this.rules = rules;
        this.pauses = pauses;
        this.centres = centres;
        this.people = people;
        this.staff = staff;
        this.messages = messages;
        this.dates = dates;
        this.clock = clock;
    }

    /**
     * A rule with its form.
     *
     * @param productName what it is called where no officer has named it; null of one that an officer added
     * @param problems why it was not saved, by field, in words
     */
    record Shown(
            Rule rule,
            String name,
            @Nullable String productName,
            @Nullable String scope,
            RuleForm form,
            Map<String, String> problems) {}

    /** A rule that was not saved: what was typed, and why, by field, in words. */
    record Refused(String code, RuleForm form, Map<String, String> problems) {}

    /** What a rule can hold for, in words. */
    record Scope(String code, String name) {}

    /** A pause as it is told. */
    record Told(String centre, String reason, String until, String by) {}

    /** What was typed for a new pause. */
    record PauseForm(String centre, String reason, String until) {}

    @GetMapping
    String show(Principal signedIn, Model model, Locale locale) {
        return page(signedIn, null, model, locale);
    }

    @PostMapping("/{code}")
    String change(
            @PathVariable String code,
            @RequestParam Map<String, String> sent,
            Principal signedIn,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes next) {
        var officer = staff.require(signedIn, OFFICER);
        var rule = rules.find(code).orElseThrow(Staff::nothingHere);
        var form = RuleForm.of(sent);
        var problems = problems(form, rule.isAdded(), () -> rules.change(form.rule(code), officer.id()));
        return saved(signedIn, new Refused(code, form, said(problems, locale)), model, locale, response, next);
    }

    @PostMapping
    String add(
            @RequestParam Map<String, String> sent,
            Principal signedIn,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes next) {
        var officer = staff.require(signedIn, OFFICER);
        var form = RuleForm.of(sent);
        var problems = problems(form, true, () -> rules.add(form.rule(Rule.newCode()), officer.id()));
        return saved(signedIn, new Refused(NEW, form, said(problems, locale)), model, locale, response, next);
    }

    /** Saves a rule where nothing speaks against it; else why not, by field. */
    private Map<String, String> problems(RuleForm form, boolean isAdded, Runnable save) {
        var scopes = rules.scopes().stream().map(Rules.Scope::code).toList();
        var problems = form.problems(isAdded, scopes);
        if (problems.isEmpty()) {
            try {
                save.run();
            } catch (Refusal refusal) {
                problems.put("form", refusal.key());
            }
        }
        return problems;
    }

    private String saved(
            Principal signedIn,
            Refused form,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes next) {
        if (form.problems().isEmpty()) {
            next.addFlashAttribute("done", "reminder.rule.saved");
            return "redirect:/meetings/rules";
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        return page(signedIn, form, model, locale);
    }

    @PostMapping("/pauses")
    String pause(
            @RequestParam(defaultValue = "") String centre,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String until,
            Principal signedIn,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes next) {
        var officer = staff.require(signedIn, OFFICER);
        var form = new PauseForm(centre, reason.strip(), until);
        var day = ExpectedPages.day(until);
        var today = LocalDate.ofInstant(clock.instant(), officer.zone());
        var problems = new LinkedHashMap<String, String>();
        if (centres.find(centre).isEmpty()) {
            problems.put("centre", "reminder.problem.centre");
        }
        if (form.reason().isEmpty()
                || form.reason().length() > LONGEST_REASON
                || form.reason().indexOf('\0') >= 0) {
            problems.put("reason", "reminder.problem.reason");
        }
        if (day == null || day.isBefore(today) || day.isAfter(today.plusYears(1))) {
            problems.put("until", "reminder.problem.until");
        }
        if (day == null || !problems.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return page(signedIn, null, form, problems, model, locale);
        }
        pauses.begin(centre, form.reason(), day, officer.id());
        next.addFlashAttribute("done", "reminder.pause.begun");
        return "redirect:/meetings/rules";
    }

    @PostMapping("/pauses/{centre}/end")
    String end(@PathVariable String centre, Principal signedIn, RedirectAttributes next) {
        var officer = staff.require(signedIn, OFFICER);
        pauses.end(centre, officer.id());
        next.addFlashAttribute("done", "reminder.pause.ended");
        return "redirect:/meetings/rules";
    }

    private String page(Principal signedIn, @Nullable Refused refused, Model model, Locale locale) {
        return page(signedIn, refused, new PauseForm("", "", ""), Map.of(), model, locale);
    }

    private String page(
            Principal signedIn,
            @Nullable Refused refused,
            PauseForm pause,
            Map<String, String> pauseProblems,
            Model model,
            Locale locale) {
        var reader = staff.require(signedIn, OFFICER, VALIDATOR, EVALUATOR, SECRETARIAT, ADMIN);
        var running = pauses.running();
        var scopes = rules.scopes().stream()
                .map(scope -> new Scope(scope.code(), name(scope, locale)))
                .toList();
        var names = people.names(running.stream().map(Pauses.Pause::by).toList());
        model.addAttribute("mayChange", staff.isOfficer(reader.id()));
        model.addAttribute(
                "rules",
                rules.all().stream()
                        .map(rule -> refused != null && rule.code().equals(refused.code())
                                ? shown(rule, refused.form(), refused.problems(), scopes, locale)
                                : shown(rule, RuleForm.of(rule), Map.of(), scopes, locale))
                        .toList());
        model.addAttribute(
                "added",
                refused != null && refused.code().equals(NEW) ? refused : new Refused(NEW, RuleForm.NEW, Map.of()));
        model.addAttribute("scopes", scopes);
        model.addAttribute("units", List.of(Rule.Unit.values()));
        model.addAttribute("recipients", List.of(Recipient.values()));
        model.addAttribute(
                "pauses",
                running.stream()
                        .map(one -> new Told(
                                one.centre(),
                                one.reason(),
                                dates.day(one.until(), locale),
                                names.getOrDefault(one.by(), "–")))
                        .toList());
        model.addAttribute("centres", centres.all());
        model.addAttribute("pause", pause);
        model.addAttribute("problems", said(pauseProblems, locale));
        return "reminder/rules";
    }

    private Shown shown(Rule rule, RuleForm form, Map<String, String> problems, List<Scope> scopes, Locale locale) {
        return new Shown(
                rule,
                rules.name(rule, locale),
                rule.isAdded() ? null : rules.productName(rule.code(), locale),
                scopes.stream()
                        .filter(scope -> scope.code().equals(rule.scope()))
                        .map(Scope::name)
                        .findFirst()
                        .orElse(null),
                form,
                problems);
    }

    private String name(Rules.Scope scope, Locale locale) {
        var process = messages.getMessage("reminder.process." + scope.process(), null, locale);
        return scope.milestone() == null
                ? process
                : messages.getMessage(
                        "reminder.scope.step",
                        new Object[] {process, messages.getMessage("milestone." + scope.milestone(), null, locale)},
                        locale);
    }

    private Map<String, String> said(Map<String, String> problems, Locale locale) {
        var said = new LinkedHashMap<String, String>();
        problems.forEach((field, key) -> said.put(field, messages.getMessage(key, null, locale)));
        return said;
    }
}
