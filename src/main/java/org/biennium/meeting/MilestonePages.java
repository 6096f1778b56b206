package org.biennium.meeting;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where officers see from what each date follows, and change it after a preview. */
@Controller
@RequestMapping("/meetings/milestones")
class MilestonePages {

    private final Almanacs almanacs;
    private final Milestones milestones;
    private final DateChanges changes;
    private final MeetingDesk desk;
    private final MeetingWords words;
    private final HolidayWarnings warnings;

    MilestonePages(
            Almanacs almanacs,
            Milestones milestones,
            DateChanges changes,
            MeetingDesk desk,
            MeetingWords words,
            HolidayWarnings warnings) {
        this.almanacs = almanacs;
        this.milestones = milestones;
        this.changes = changes;
        this.desk = desk;
        this.words = words;
        this.warnings = warnings;
    }

    /** A milestone in the list: from what it follows, what it is, and its date in each period. */
    record Line(String code, String name, String rule, String kind, List<String> dates) {}

    @GetMapping
    String list(Principal reader, Locale locale, Model model) {
        desk.requireOfficer(reader);
        var almanac = almanacs.now();
        var planning = almanac.planning();
        var periods = almanac.periods().keySet().stream().sorted().toList();
        model.addAttribute("periods", periods);
        model.addAttribute(
                "lines",
                almanac.milestones().stream()
                        .map(milestone -> new Line(
                                milestone.code(),
                                name(milestone.code(), locale),
                                rule(milestone, locale),
                                words.say("meeting.kind." + milestone.kind().code(), locale),
                                periods.stream()
                                        .map(period -> planning.dateOf(
                                                        milestone,
                                                        almanac.anchors(
                                                                period,
                                                                Optional.ofNullable(milestone.process())
                                                                        .orElse("")))
                                                .map(date -> words.day(date, locale))
                                                .orElseGet(() -> words.toBeDetermined(locale)))
                                        .toList()))
                        .toList());
        return "meeting/milestones";
    }

    @GetMapping("/{code}")
    String edit(
            @PathVariable String code,
            @RequestParam Map<String, String> sent,
            Principal reader,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        desk.requireOfficer(reader);
        var almanac = almanacs.now();
        var known = known(almanac, code);
        if (!sent.containsKey("anchor")) {
            DateChanges.none(model);
            return page(almanac, known, MilestoneForm.of(known), locale, model);
        }
        var form = MilestoneForm.of(sent);
        changes.preview(changing(almanac, known, form, 0, reader, locale), locale, model, response);
        return page(almanac, known, form, locale, model);
    }

    @PostMapping("/{code}")
    String apply(
            @PathVariable String code,
            @RequestParam Map<String, String> sent,
            @RequestParam(defaultValue = "0") int revision,
            @RequestParam(defaultValue = "") String seen,
            Principal reader,
            Locale locale,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        desk.requireOfficer(reader);
        var almanac = almanacs.now();
        var known = known(almanac, code);
        var form = MilestoneForm.of(sent);
        var change = changing(almanac, known, form, revision, reader, locale);
        if (changes.apply(change, seen, locale, model, response).isEmpty()) {
            return page(almanac, known, form, locale, model);
        }
        next.addFlashAttribute("done", "meeting.milestone.changed");
        return "redirect:/meetings/milestones";
    }

    private DateChange changing(
            Almanac almanac, Milestone known, MilestoneForm form, int revision, Principal reader, Locale locale) {
        var problems = problems(almanac, known, form, locale);
        if (!problems.isEmpty()) {
            return DateChange.impossible(problems);
        }
        var milestone = form.milestone(known);
        return new DateChange(
                before -> before.with(milestone),
                moves -> warnings.of(moves, locale),
                () -> milestones.change(milestone, revision, reader.getName()),
                new MovePost.Cause(
                        MovePost.message("meeting.cause.milestone", MovePost.message("milestone." + known.code())),
                        null));
    }

    private String page(Almanac almanac, Milestone known, MilestoneForm form, Locale locale, Model model) {
        model.addAttribute("code", known.code());
        model.addAttribute("name", name(known.code(), locale));
        model.addAttribute("form", form);
        var sent = form.fields();
        sent.put("revision", String.valueOf(milestones.revisionOf(known.code())));
        model.addAttribute("sent", sent);
        model.addAttribute("anchors", anchors(almanac, known, locale));
        model.addAttribute("units", Offset.Unit.values());
        model.addAttribute("weekends", Weekend.values());
        model.addAttribute("kinds", Milestone.Kind.values());
        model.addAttribute("countries", MeetingPages.countries(locale));
        model.addAttribute("zones", MeetingPages.zones());
        return "meeting/milestone";
    }

    private List<MeetingPages.Choice> anchors(Almanac almanac, Milestone known, Locale locale) {
        return Stream.concat(
                        BackPlanning.DATES.stream(),
                        almanac.milestones().stream().map(Milestone::code).filter(code -> !code.equals(known.code())))
                .map(anchor -> new MeetingPages.Choice(anchor, anchor(anchor, locale)))
                .toList();
    }

    private Map<String, String> problems(Almanac almanac, Milestone known, MilestoneForm form, Locale locale) {
        var problems = words.sentences(form.problems(almanac), locale);
        if (problems.isEmpty()) {
            try {
                almanac.with(form.milestone(known)).planning();
            } catch (BackPlanning.Loop loop) {
                problems.put(
                        "anchor",
                        words.say(
                                "meeting.milestone.problem.loop",
                                locale,
                                loop.codes().stream()
                                        .map(code -> name(code, locale))
                                        .collect(Collectors.joining(" → "))));
            }
        }
        return problems;
    }

    private String rule(Milestone milestone, Locale locale) {
        var amount = milestone.offset().amount();
        return words.say(
                "meeting.rule." + (amount < 0 ? "before" : "after"),
                locale,
                words.say("meeting.amount." + milestone.offset().unit().code(), locale, Math.abs(amount)),
                anchor(milestone.anchor(), locale));
    }

    private String anchor(String anchor, Locale locale) {
        return BackPlanning.DATES.contains(anchor)
                ? words.say("meeting.anchor." + anchor.replace(' ', '-'), locale)
                : name(anchor, locale);
    }

    private String name(String code, Locale locale) {
        return words.say("milestone." + code, locale);
    }

    private static Milestone known(Almanac almanac, String code) {
        return Optional.ofNullable(almanac.milestonesByCode().get(code)).orElseThrow(MeetingDesk::nothingHere);
    }
}
