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
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.biennium.engine.Refusal;
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

/** The windows in which no deadline may fall: officers add and remove them, and what would fall in them moves. */
@Controller
@RequestMapping("/meetings/quiet")
class QuietPages {

    private final QuietWindows windows;
    private final Almanacs almanacs;
    private final HolidayWarnings warnings;
    private final Replanning replanning;
    private final MovesView view;
    private final MeetingDesk desk;
    private final MeetingWords words;
    private final People people;
    private final Clock clock;

    QuietPages(
            QuietWindows windows,
            Almanacs almanacs,
            HolidayWarnings warnings,
            Replanning replanning,
            MovesView view,
            MeetingDesk desk,
            MeetingWords words,
            People people,
            Clock clock) {
        this.windows = windows;
        this.almanacs = almanacs;
        this.warnings = warnings;
        this.replanning = replanning;
        this.view = view;
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
        return sent.containsKey("name")
                ? preview(form, null, reader, locale, model, response)
                : page(form, Map.of(), reader, locale, model);
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
        if (!form.problems().isEmpty()) {
            return preview(form, null, reader, locale, model, response);
        }
        var window = form.window();
        try {
            replanning.apply(
                    with(window),
                    seen,
                    () -> windows.add(window, form.name(), reader.getName()),
                    cause("meeting.cause.quiet-added", window, form.name(), reader));
        } catch (Refusal refusal) {
            return preview(form, refusal, reader, locale, model, response);
        }
        next.addFlashAttribute("done", "meeting.quiet.added");
        return "redirect:/meetings/quiet";
    }

    @GetMapping("/{id}/remove")
    String leave(@PathVariable long id, Principal reader, Locale locale, Model model) {
        desk.requireOfficer(reader);
        return removal(known(id), null, reader, locale, model);
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
        try {
            replanning.apply(
                    without(known.window()),
                    seen,
                    () -> windows.remove(id, reader.getName()),
                    cause("meeting.cause.quiet-removed", known.window(), name(known), reader));
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return removal(known, words.say(refusal, locale), reader, locale, model);
        }
        next.addFlashAttribute("done", "meeting.quiet.removed");
        return "redirect:/meetings/quiet";
    }

    private String preview(
            QuietForm form,
            @Nullable Refusal refused,
            Principal reader,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        var problems = words.sentences(form.problems(), locale);
        var refusal = refused;
        if (problems.isEmpty()) {
            try {
                var moves = view.preview(with(form.window()), locale, model);
                model.addAttribute(
                        "warnings",
                        Stream.concat(settledIn(form.window(), locale).stream(), warnings.of(moves, locale).stream())
                                .toList());
            } catch (Refusal tooMuch) {
                refusal = tooMuch;
            }
        }
        if (refusal != null || !problems.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        }
        if (refusal != null) {
            model.addAttribute("refusal", words.say(refusal, locale));
        }
        return page(form, problems, reader, locale, model);
    }

    private String page(QuietForm form, Map<String, String> problems, Principal reader, Locale locale, Model model) {
        var here = people.get(reader.getName()).zone();
        model.addAttribute("form", form);
        model.addAttribute("sent", form.fields());
        model.addAttribute("problems", problems);
        model.addAttribute(
                "windows",
                windows.all().stream().map(known -> shown(known, here, locale)).toList());
        return "meeting/quiet";
    }

    private String removal(
            QuietWindows.Known known, @Nullable String refusal, Principal reader, Locale locale, Model model) {
        var moves = view.preview(without(known.window()), locale, model);
        var shown = shown(known, people.get(reader.getName()).zone(), locale);
        model.addAttribute("refusal", refusal);
        model.addAttribute("warnings", warnings.of(moves, locale));
        model.addAttribute("what", shown.name());
        model.addAttribute("when", shown.when());
        model.addAttribute("place", "/meetings/quiet");
        model.addAttribute("back", "meeting.quiet.title");
        model.addAttribute("action", "/meetings/quiet/" + known.id() + "/remove");
        model.addAttribute("sent", Map.of());
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

    private static UnaryOperator<Almanac> with(Quiet.Window window) {
        return almanac -> almanac.with(almanac.quiet().with(window));
    }

    private static UnaryOperator<Almanac> without(Quiet.Window window) {
        return almanac -> almanac.with(almanac.quiet().without(window));
    }
}
