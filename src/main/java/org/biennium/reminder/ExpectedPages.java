package org.biennium.reminder;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.biennium.engine.Names;
import org.biennium.engine.Refusal;
import org.biennium.language.Dates;
import org.biennium.people.People;
import org.biennium.record.Step;
import org.biennium.record.Steps;
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

/** What a reminder leads to: what is expected of somebody, and where they say when it will come. */
@Controller
@RequestMapping("/expected")
class ExpectedPages {

    private final Expectations expectations;
    private final Asking asking;
    private final Steps steps;
    private final People people;
    private final Staff staff;
    private final MessageSource messages;
    private final Dates dates;

    ExpectedPages(
            Expectations expectations,
            Asking asking,
            Steps steps,
            People people,
            Staff staff,
            MessageSource messages,
            Dates dates) {
        this.expectations = expectations;
        this.asking = asking;
        this.steps = steps;
        this.people = people;
        this.staff = staff;
        this.messages = messages;
        this.dates = dates;
    }

    /**
     * A step as its doer sees it.
     *
     * @param step its name as message keys spell it
     * @param expected what was said, as a date in words; null where nothing was
     */
    record Told(
            String taskId,
            String step,
            @Nullable String host,
            String label,
            String about,
            String due,
            boolean isLate,
            @Nullable String expected,
            String typed) {}

    @GetMapping
    String all(Principal signedIn, Model model, Locale locale) {
        return page(expectations.openOf(staff.groupsOf(signedIn.getName())), signedIn, null, "", model, locale);
    }

    @GetMapping("/{taskId}")
    String one(@PathVariable String taskId, Principal signedIn, Model model, Locale locale) {
        theirs(taskId, signedIn);
        return page(List.of(taskId), signedIn, null, "", model, locale);
    }

    @PostMapping("/{taskId}")
    String answer(
            @PathVariable String taskId,
            @RequestParam(defaultValue = "") String date,
            Principal signedIn,
            Model model,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes next) {
        var step = theirs(taskId, signedIn);
        if (step.isOpen()) {
            try {
                expectations.expect(taskId, day(date), signedIn.getName());
                next.addFlashAttribute("done", "reminder.expected.saved");
            } catch (Refusal refused) {
                response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
                var sentence = messages.getMessage(refused.key(), refused.arguments(), locale);
                return page(List.of(taskId), signedIn, sentence, date, model, locale);
            }
        }
        return "redirect:/expected/" + taskId;
    }

    /** The day that was typed; null where it is none. */
    static @Nullable LocalDate day(String typed) {
        try {
            return typed.isBlank() ? null : LocalDate.parse(typed.strip());
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** The step, where it is one of theirs; it may be closed by now. */
    private Step theirs(String taskId, Principal signedIn) {
        return steps.find(taskId)
                .filter(step -> staff.groupsOf(signedIn.getName()).stream().anyMatch(step.groups()::contains))
                .orElseThrow(Staff::nothingHere);
    }

    private String page(
            List<String> taskIds,
            Principal signedIn,
            @Nullable String problem,
            String typed,
            Model model,
            Locale locale) {
        var here = people.get(signedIn.getName()).zone();
        var open = steps.findAll(taskIds).stream()
                .filter(Step::isOpen)
                .filter(step -> step.due() != null)
                .sorted(Comparator.comparing(
                        step -> Objects.requireNonNull(step.due()).instant()))
                .toList();
        var known = expectations.of(taskIds);
        var asked = asking.of(open);
        model.addAttribute(
                "steps",
                open.stream()
                        .map(step -> told(
                                step,
                                Objects.requireNonNull(asked.get(step.what().taskId())),
                                known.get(step.what().taskId()),
                                here,
                                typed,
                                locale))
                        .toList());
        model.addAttribute("problem", problem);
        model.addAttribute("today", expectations.today(signedIn.getName()).toString());
        return "reminder/expected";
    }

    private Told told(
            Step step,
            ObligationWords.Asked asked,
            Expectations.@Nullable Known known,
            ZoneId here,
            String typed,
            Locale locale) {
        var due = Objects.requireNonNull(step.due());
        var expected = known == null ? null : known.expectedOn();
        return new Told(
                step.what().taskId(),
                Names.kebab(step.what().step()),
                step.what().host(),
                messages.getMessage(asked.label(), locale),
                messages.getMessage(asked.about(), locale),
                dates.moment(due.instant(), due.zone(), here, locale),
                expectations.isPast(due),
                expected == null ? null : dates.day(expected, locale),
                typed.isEmpty() && expected != null ? expected.toString() : typed);
    }
}
