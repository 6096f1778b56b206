package org.biennium.meeting;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.text.Collator;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.biennium.engine.Refusal;
import org.biennium.language.Languages;
import org.biennium.people.People;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The meetings on which dates hang: everybody reads them, officers add and edit them. */
@Controller
@RequestMapping("/meetings")
class MeetingPages {

    private final Meetings meetings;
    private final MeetingOverview overview;
    private final MeetingDesk desk;
    private final MeetingWords words;
    private final People people;

    MeetingPages(Meetings meetings, MeetingOverview overview, MeetingDesk desk, MeetingWords words, People people) {
        this.meetings = meetings;
        this.overview = overview;
        this.desk = desk;
        this.words = words;
        this.people = people;
    }

    /** A meeting as one reader is shown it. */
    record Shown(
            Meeting meeting,
            String title,
            String when,
            @Nullable String where) {}

    /** Who edited a meeting, when, and why where they said so. */
    record Told(String sentence, @Nullable String reason) {}

    /** A choice of a list. */
    record Choice(String value, String label) {}

    @GetMapping
    String list(Principal reader, Locale locale, Model model) {
        model.addAttribute(
                "meetings",
                meetings.all().stream().map(meeting -> shown(meeting, locale)).toList());
        model.addAttribute("isOfficer", desk.isOfficer(reader));
        return "meeting/meetings";
    }

    @GetMapping("/new")
    String empty(Principal reader, Locale locale, Model model) {
        desk.requireOfficer(reader);
        return form(model, MeetingForm.of(Map.of("status", "tentative")), 0, Map.of(), locale);
    }

    @PostMapping
    String add(
            @RequestParam Map<String, String> sent,
            Principal reader,
            Locale locale,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        desk.requireOfficer(reader);
        var form = MeetingForm.of(sent);
        var problems = words.sentences(form.problems(meetings.all()), locale);
        if (problems.isEmpty()) {
            try {
                meetings.add(form.meeting(1), reader.getName());
                return done(next, "meeting.added", form.code());
            } catch (Refusal taken) {
                problems.put("code", words.say(taken, locale));
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        return form(model, form, 0, problems, locale);
    }

    @GetMapping("/{code}")
    String show(@PathVariable String code, Principal reader, Locale locale, Model model) {
        var meeting = meeting(code);
        var here = people.get(reader.getName()).zone();
        model.addAttribute("shown", shown(meeting, locale));
        model.addAttribute("isOfficer", desk.isOfficer(reader));
        model.addAttribute(
                "whole",
                meeting.partOf() == null
                        ? null
                        : meetings.find(meeting.partOf())
                                .map(whole -> shown(whole, locale))
                                .orElse(null));
        model.addAttribute(
                "parts",
                meetings.all().stream()
                        .filter(part -> code.equals(part.partOf()))
                        .map(part -> shown(part, locale))
                        .toList());
        model.addAttribute("overview", overview.of(meeting, desk.isOfficer(reader), locale));
        model.addAttribute("edits", edits(code, here, locale));
        return "meeting/meeting";
    }

    @GetMapping("/{code}/edit")
    String edit(@PathVariable String code, Principal reader, Locale locale, Model model) {
        desk.requireOfficer(reader);
        var meeting = meeting(code);
        return form(model, MeetingForm.of(meeting), meeting.revision(), Map.of(), locale);
    }

    /** Keeps all but what says when the meeting is: that moves other things, and has a page of its own. */
    @PostMapping("/{code}")
    String change(
            @PathVariable String code,
            @RequestParam Map<String, String> sent,
            @RequestParam(defaultValue = "0") int revision,
            Principal reader,
            Locale locale,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        desk.requireOfficer(reader);
        var known = MeetingForm.of(meeting(code));
        var fields = new LinkedHashMap<>(sent);
        fields.put("code", code);
        var form = MeetingForm.of(fields).on(known);
        var problems = words.sentences(form.problems(meetings.all()), locale);
        if (problems.isEmpty()) {
            try {
                meetings.change(form.meeting(revision), null, reader.getName());
                return done(next, "meeting.changed", code);
            } catch (Refusal stale) {
                problems.put("stale", words.say(stale, locale));
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        return form(model, form, revision, problems, locale);
    }

    private Meeting meeting(String code) {
        return meetings.find(code).orElseThrow(MeetingDesk::nothingHere);
    }

    private List<Told> edits(String code, ZoneId here, Locale locale) {
        return meetings.editsOf(code).stream()
                .map(edit -> new Told(words.by(edit.by(), edit.at().toInstant(), here, locale), edit.reason()))
                .toList();
    }

    private Shown shown(Meeting meeting, Locale locale) {
        return new Shown(meeting, meeting.title(locale), words.when(meeting, locale), words.where(meeting, locale));
    }

    private String form(Model model, MeetingForm form, int revision, Map<String, String> problems, Locale locale) {
        model.addAttribute("form", form);
        model.addAttribute("revision", revision);
        model.addAttribute("problems", problems);
        model.addAttribute("languages", Languages.SHIPPED);
        model.addAttribute("statuses", Meeting.Status.values());
        model.addAttribute("countries", countries(locale));
        model.addAttribute(
                "others",
                meetings.all().stream()
                        .filter(meeting -> !meeting.code().equals(form.code()))
                        .map(meeting -> shown(meeting, locale))
                        .toList());
        model.addAttribute("zones", zones());
        return "meeting/meeting-form";
    }

    static List<String> zones() {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(zone -> zone.matches("(Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.*"))
                .sorted()
                .toList();
    }

    static List<Choice> countries(Locale locale) {
        return List.of(Locale.getISOCountries()).stream()
                .map(code -> new Choice(code, MeetingWords.country(code, locale)))
                .sorted(Comparator.comparing(Choice::label, Collator.getInstance(locale)))
                .toList();
    }

    private static String done(RedirectAttributes next, String key, String code) {
        next.addFlashAttribute("done", key);
        next.addAttribute("code", code);
        return "redirect:/meetings/{code}";
    }
}
