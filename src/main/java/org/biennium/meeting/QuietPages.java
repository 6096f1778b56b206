package org.biennium.meeting;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.biennium.people.People;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The windows in which no deadline may fall: officers add and remove them, and what would fall in them moves. */
@Controller
@RequestMapping("/meetings/quiet")
class QuietPages {

    private final QuietWindows windows;
    private final Almanacs almanacs;
    private final HolidayWarnings warnings;
    private final DateChanges changes;
    private final MeetingDesk desk;
    private final MeetingWords words;
    private final People people;
    private final Clock clock;

    QuietPages(
            QuietWindows windows,
            Almanacs almanacs,
            HolidayWarnings warnings,
            DateChanges changes,
            MeetingDesk desk,
            MeetingWords words,
            People people,
            Clock clock) {
        this.windows = windows;
        this.almanacs = almanacs;
        this.warnings = warnings;
        this.changes = changes;
        this.desk = desk;
        this.words = words;
        this.people = people;
        this.clock = clock;
    }

    /**
     * A window as officers see it.
     *
     * @param by who added it and when, null where it came with the product
     */
    record Shown(
            long id, String when, String name, @Nullable String by) {}

    /** All of them and, once a further one has been typed, what it would move. */
    @GetMapping
    String list(
            @RequestParam Map<String, String> sent,
            Principal reader,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        desk.requireOfficer(reader);
        var form = QuietForm.of(sent);
        if (sent.containsKey("name")) {
            changes.preview(adding(form, reader, locale), locale, model, response);
        } else {
            DateChanges.none(model);
        }
        return page(form, reader, locale, model);
    }

    @PostMapping
    String add(
            @RequestParam Map<String, String> sent,
            @RequestParam(defaultValue = "") String seen,
            Principal reader,
            Locale locale,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        desk.requireOfficer(reader);
        var form = QuietForm.of(sent);
        if (changes.apply(adding(form, reader, locale), seen, locale, model, response)
                .isEmpty()) {
            return page(form, reader, locale, model);
        }
        next.addFlashAttribute("done", "meeting.quiet.added");
        return "redirect:/meetings/quiet";
    }

    @GetMapping("/{id}/remove")
    String leave(@PathVariable long id, Principal reader, Locale locale, Model model, HttpServletResponse response) {
        desk.requireOfficer(reader);
        var known = known(id);
        changes.preview(removing(known, reader, locale), locale, model, response);
        return removal(known, reader, locale, model);
    }

    @PostMapping("/{id}/remove")
    String remove(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String seen,
            Principal reader,
            Locale locale,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        desk.requireOfficer(reader);
        var known = known(id);
        if (changes.apply(removing(known, reader, locale), seen, locale, model, response)
                .isEmpty()) {
            return removal(known, reader, locale, model);
        }
        next.addFlashAttribute("done", "meeting.quiet.removed");
        return "redirect:/meetings/quiet";
    }

    private DateChange adding(QuietForm form, Principal reader, Locale locale) {
        var problems = form.problems();
        if (!problems.isEmpty()) {
            return DateChange.impossible(words.sentences(problems, locale));
        }
        var window = form.window();
        return new DateChange(
                almanac -> almanac.with(almanac.quiet().with(window)),
                moves -> Stream.concat(settledIn(window, locale).stream(), warnings.of(moves, locale).stream())
                        .toList(),
                () -> windows.add(window, form.name(), reader.getName()),
                cause("meeting.cause.quiet-added", window, form.name(), reader));
    }

    private DateChange removing(QuietWindows.Known known, Principal reader, Locale locale) {
        return new DateChange(
                almanac -> almanac.with(almanac.quiet().without(known.window())),
                moves -> warnings.of(moves, locale),
                () -> windows.remove(known.id(), reader.getName()),
                cause("meeting.cause.quiet-removed", known.window(), name(known), reader));
    }

    private String page(QuietForm form, Principal reader, Locale locale, Model model) {
        var here = people.get(reader.getName()).zone();
        model.addAttribute("form", form);
        model.addAttribute("sent", form.fields());
        model.addAttribute(
                "windows",
                windows.all().stream().map(known -> shown(known, here, locale)).toList());
        return "meeting/quiet";
    }

    private String removal(QuietWindows.Known known, Principal reader, Locale locale, Model model) {
        var shown = shown(known, people.get(reader.getName()).zone(), locale);
        model.addAttribute(
                "removal",
                new Removal(
                        shown.name(),
                        shown.when(),
                        "/meetings/quiet",
                        "meeting.quiet.title",
                        "/meetings/quiet/" + known.id() + "/remove"));
        return "meeting/removal";
    }

    /** A date that somebody settled stays where it is: whoever wants it out of the window is told of it. */
    private List<String> settledIn(Quiet.Window window, Locale locale) {
        var almanac = almanacs.now();
        return almanac.settled().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(timetable -> timetable.getValue().dates().entrySet().stream()
                        .sorted(Map.Entry.comparingByValue())
                        .filter(date -> window.holds(date.getValue()) && !hasPassed(almanac, timetable.getKey(), date))
                        .map(date -> words.say(
                                "meeting.warning.settled",
                                locale,
                                words.say("milestone." + date.getKey(), locale),
                                timetable.getKey(),
                                words.day(date.getValue(), locale))))
                .toList();
    }

    private boolean hasPassed(Almanac almanac, String period, Map.Entry<String, LocalDate> date) {
        var milestone = Objects.requireNonNull(almanac.milestonesByCode().get(date.getKey()));
        var there = almanac.planning().dayOf(clock.instant(), milestone, almanac.anchorsBy(null, period));
        return date.getValue().isBefore(there);
    }

    private QuietWindows.Known known(long id) {
        return windows.find(id).orElseThrow(MeetingDesk::nothingHere);
    }

    private Shown shown(QuietWindows.Known known, ZoneId here, Locale locale) {
        var window = known.window();
        var year = window.year();
        var when = year == null
                ? words.say(
                        "meeting.holiday.every-year",
                        locale,
                        words.say(
                                "meeting.from-to",
                                locale,
                                words.dayOfYear(window.first(), locale),
                                words.dayOfYear(window.last(), locale)))
                : words.when(window.firstIn(year), window.lastFrom(year), locale);
        return new Shown(
                known.id(),
                when,
                known.addedBy() == null ? words.say("quiet." + known.name(), locale) : known.name(),
                known.addedBy() == null
                        ? null
                        : words.by(known.addedBy(), Objects.requireNonNull(known.addedAt()), here, locale));
    }

    private static Object name(QuietWindows.Known known) {
        return known.addedBy() == null ? MovePost.message("quiet." + known.name()) : known.name();
    }

    /** With the days of the window as it comes next to whoever changes it. */
    private MovePost.Cause cause(String key, Quiet.Window window, Object name, Principal reader) {
        var today = LocalDate.ofInstant(
                clock.instant(), people.get(reader.getName()).zone());
        var year = window.lastFrom(today.getYear()).isBefore(today) ? today.getYear() + 1 : today.getYear();
        return new MovePost.Cause(
                MovePost.message(
                        key,
                        name,
                        MovePost.day(window.firstIn(year)),
                        MovePost.day(window.lastFrom(year)),
                        window.year() == null ? 1 : 0),
                null);
    }
}
