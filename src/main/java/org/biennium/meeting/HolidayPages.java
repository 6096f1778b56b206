package org.biennium.meeting;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.text.Collator;
import java.time.Clock;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
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

/** The days on which people do not work, of one country or of many, as officers know them; what hangs on them moves with them. */
@Controller
@RequestMapping("/meetings/holidays")
class HolidayPages {

    private final Holidays holidays;
    private final HolidayWarnings warnings;
    private final Replanning replanning;
    private final MovesView view;
    private final MeetingDesk desk;
    private final MeetingWords words;
    private final People people;
    private final Clock clock;

    HolidayPages(
            Holidays holidays,
            HolidayWarnings warnings,
            Replanning replanning,
            MovesView view,
            MeetingDesk desk,
            MeetingWords words,
            People people,
            Clock clock) {
        this.holidays = holidays;
        this.warnings = warnings;
        this.replanning = replanning;
        this.view = view;
        this.desk = desk;
        this.words = words;
        this.people = people;
        this.clock = clock;
    }

    /** A holiday as officers see it. */
    record Shown(long id, String country, String day, String name) {}

    /** Those of one country, or of many. */
    record Group(String country, boolean isOpen, List<Shown> holidays) {}

    /** All of them and, once a further one has been typed, what it would move. */
    @GetMapping
    String list(
            @RequestParam Map<String, String> sent,
            Principal reader,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        desk.requireOfficer(reader);
        var form = HolidayForm.of(sent);
        return sent.containsKey("name")
                ? preview(form, null, locale, model, response)
                : page(form, Map.of(), locale, model);
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
        var form = HolidayForm.of(sent);
        if (!form.problems().isEmpty()) {
            return preview(form, null, locale, model, response);
        }
        var holiday = form.holiday();
        try {
            replanning.apply(
                    with(holiday),
                    seen,
                    () -> holidays.add(holiday, reader.getName()),
                    cause("meeting.cause.holiday-added", holiday, reader));
        } catch (Refusal refusal) {
            return preview(form, refusal, locale, model, response);
        }
        next.addFlashAttribute("done", "meeting.holiday.added");
        return "redirect:/meetings/holidays";
    }

    @GetMapping("/{id}/remove")
    String leave(@PathVariable long id, Principal reader, Locale locale, Model model) {
        desk.requireOfficer(reader);
        return removal(known(id), null, locale, model);
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
        var holiday = known(id);
        try {
            replanning.apply(
                    without(holiday),
                    seen,
                    () -> holidays.remove(id, reader.getName()),
                    cause("meeting.cause.holiday-removed", holiday, reader));
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return removal(holiday, words.say(refusal, locale), locale, model);
        }
        next.addFlashAttribute("done", "meeting.holiday.removed");
        return "redirect:/meetings/holidays";
    }

    private String preview(
            HolidayForm form, @Nullable Refusal refusal, Locale locale, Model model, HttpServletResponse response) {
        var problems = words.sentences(form.problems(), locale);
        if (refusal != null || !problems.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        }
        if (refusal != null) {
            model.addAttribute("refusal", words.say(refusal, locale));
        }
        if (problems.isEmpty()) {
            var moves = view.preview(with(form.holiday()), locale, model);
            model.addAttribute("warnings", warnings.of(moves, locale));
        }
        return page(form, problems, locale, model);
    }

    private String page(HolidayForm form, Map<String, String> problems, Locale locale, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("sent", form.fields());
        model.addAttribute("problems", problems);
        model.addAttribute("countries", MeetingPages.countries(locale));
        model.addAttribute("groups", groups(form.country(), locale));
        return "meeting/holidays";
    }

    /** Those of many first, then by the names of countries. */
    private List<Group> groups(String open, Locale locale) {
        var all = holidays.all();
        var byCountry = new TreeMap<String, List<Shown>>(Collator.getInstance(locale));
        all.stream()
                .filter(holiday -> holiday.country() != null)
                .map(holiday -> shown(holiday, locale))
                .forEach(shown -> byCountry
                        .computeIfAbsent(shown.country(), country -> new ArrayList<>())
                        .add(shown));
        var ofMany = all.stream()
                .filter(holiday -> holiday.country() == null)
                .map(holiday -> shown(holiday, locale))
                .toList();
        return Stream.concat(
                        Stream.of(new Group(words.say("meeting.holiday.of-many", locale), open.isEmpty(), ofMany)),
                        byCountry.entrySet().stream()
                                .map(entry -> new Group(
                                        entry.getKey(),
                                        !open.isEmpty() && entry.getKey().equals(MeetingWords.country(open, locale)),
                                        entry.getValue())))
                .toList();
    }

    private String removal(Holidays.Holiday holiday, @Nullable String refusal, Locale locale, Model model) {
        var moves = view.preview(without(holiday), locale, model);
        var shown = shown(holiday, locale);
        model.addAttribute("refusal", refusal);
        model.addAttribute("warnings", warnings.of(moves, locale));
        model.addAttribute("what", words.say("meeting.holiday.one", locale, shown.name(), shown.country()));
        model.addAttribute("when", shown.day());
        model.addAttribute("place", "/meetings/holidays");
        model.addAttribute("back", "meeting.holidays.title");
        model.addAttribute("action", "/meetings/holidays/" + holiday.id() + "/remove");
        model.addAttribute("sent", Map.of());
        return "meeting/removal";
    }

    private Holidays.Holiday known(long id) {
        return holidays.find(id).orElseThrow(MeetingDesk::nothingHere);
    }

    private Shown shown(Holidays.Holiday holiday, Locale locale) {
        return new Shown(
                holiday.id(),
                holiday.country() == null
                        ? words.say("meeting.holiday.of-many", locale)
                        : MeetingWords.country(holiday.country(), locale),
                holiday.year() == null
                        ? words.say(
                                "meeting.holiday.every-year",
                                locale,
                                words.dayOfYear(MonthDay.of(holiday.month(), holiday.day()), locale))
                        : words.day(holiday.in(holiday.year()), locale),
                warnings.name(holiday, locale));
    }

    /** With its day as it comes next to whoever changes it. */
    private MovePost.Cause cause(String key, Holidays.Holiday holiday, Principal reader) {
        Object name = holiday.isNamedByCode() ? MovePost.message("holiday." + holiday.name()) : holiday.name();
        var today = LocalDate.ofInstant(
                clock.instant(), people.get(reader.getName()).zone());
        var day = holiday.in(today.getYear());
        return new MovePost.Cause(
                MovePost.message(key, name, MovePost.day(day.isBefore(today) ? holiday.in(today.getYear() + 1) : day)),
                null);
    }

    private static UnaryOperator<Almanac> with(Holidays.Holiday holiday) {
        return almanac -> almanac.with(almanac.holidays().with(holiday));
    }

    private static UnaryOperator<Almanac> without(Holidays.Holiday holiday) {
        return almanac -> almanac.with(almanac.holidays().without(holiday));
    }
}
