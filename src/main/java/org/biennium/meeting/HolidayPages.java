package org.biennium.meeting;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.text.Collator;
import java.time.Clock;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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

    /** This year and those in which the next meetings are. */
    private static final int YEARS = 3;

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

    /**
     * A row as officers see it, or a calculated day.
     *
     * @param kind whether it was entered or calculated, and whether people work on it
     * @param undo where it is taken back or taken out
     */
    record Shown(String country, String day, String name, String kind, String undo, boolean isCalculated) {}

    /** Those of one country, or of many. */
    record Group(String country, boolean isOpen, int entered, List<Shown> holidays) {}

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
                    cause(
                            holiday.isWorked() ? "meeting.cause.day-worked" : "meeting.cause.holiday-added",
                            holiday,
                            reader));
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
                    cause(
                            holiday.isWorked() ? "meeting.cause.day-off-again" : "meeting.cause.holiday-removed",
                            holiday,
                            reader));
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return removal(holiday, words.say(refusal, locale), locale, model);
        }
        next.addFlashAttribute("done", "meeting.holiday.removed");
        return "redirect:/meetings/holidays";
    }

    private String preview(
            HolidayForm form, @Nullable Refusal refused, Locale locale, Model model, HttpServletResponse response) {
        var problems = words.sentences(form.problems(), locale);
        var refusal = refused;
        if (problems.isEmpty()) {
            try {
                var moves = view.preview(with(form.holiday()), locale, model);
                model.addAttribute("warnings", warnings.of(moves, locale));
            } catch (Refusal cannotStand) {
                refusal = cannotStand;
            }
        }
        if (refusal != null || !problems.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        }
        if (refusal != null) {
            model.addAttribute("refusal", words.say(refusal, locale));
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
        var known = holidays.known();
        var byCountry = new TreeMap<String, Group>(Collator.getInstance(locale));
        known.countries().forEach(country -> {
            var group = group(country, open.equals(country), known, locale);
            byCountry.put(group.country(), group);
        });
        var ofMany = group(null, open.isEmpty(), known, locale);
        return Stream.concat(Stream.of(ofMany), byCountry.values().stream()).toList();
    }

    /** What was entered, then what is calculated for this year and those after it. */
    private Group group(@Nullable String country, boolean isOpen, KnownHolidays known, Locale locale) {
        var entered = known.rowsOf(country);
        var calculated = country == null
                ? Stream.<Holiday>empty()
                : Stream.iterate(clock.instant().atZone(ZoneOffset.UTC).getYear(), year -> year + 1)
                        .limit(YEARS)
                        .flatMap(year -> known.calculatedIn(country, year).stream());
        return new Group(
                of(country, locale),
                isOpen,
                entered.size(),
                Stream.concat(
                                entered.stream().map(row -> shown(row, locale)),
                                calculated.map(holiday -> calculated(holiday, locale)))
                        .toList());
    }

    private String removal(Holiday holiday, @Nullable String refusal, Locale locale, Model model) {
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

    private Holiday known(long id) {
        return holidays.find(id).orElseThrow(MeetingDesk::nothingHere);
    }

    private Shown shown(Holiday row, Locale locale) {
        return new Shown(
                of(row.country(), locale),
                row.year() == null
                        ? words.say(
                                "meeting.holiday.every-year",
                                locale,
                                words.dayOfYear(MonthDay.of(row.month(), row.day()), locale))
                        : words.day(row.in(row.year()), locale),
                warnings.name(row, locale),
                words.say(row.isWorked() ? "meeting.holiday.worked" : "meeting.holiday.entered", locale),
                "/meetings/holidays/" + row.id() + "/remove",
                false);
    }

    private Shown calculated(Holiday holiday, Locale locale) {
        var day = holiday.in(Objects.requireNonNull(holiday.year()));
        return new Shown(
                of(holiday.country(), locale),
                words.day(day, locale),
                warnings.name(holiday, locale),
                words.say("meeting.holiday.calculated", locale),
                "/meetings/holidays?worked=true&country=" + holiday.country() + "&day=" + day + "#enter",
                true);
    }

    private String of(@Nullable String country, Locale locale) {
        return country == null ? words.say("meeting.holiday.of-many", locale) : MeetingWords.country(country, locale);
    }

    /** With its day as it comes next to whoever changes it. */
    private MovePost.Cause cause(String key, Holiday holiday, Principal reader) {
        Object name = holiday.isNamedByCode() ? MovePost.message("holiday." + holiday.name()) : holiday.name();
        var today = LocalDate.ofInstant(
                clock.instant(), people.get(reader.getName()).zone());
        var day = holiday.in(today.getYear());
        return new MovePost.Cause(
                MovePost.message(key, name, MovePost.day(day.isBefore(today) ? holiday.in(today.getYear() + 1) : day)),
                null);
    }

    private static UnaryOperator<Almanac> with(Holiday holiday) {
        return almanac -> almanac.with(almanac.holidays().with(holiday));
    }

    private static UnaryOperator<Almanac> without(Holiday holiday) {
        return almanac -> almanac.with(almanac.holidays().without(holiday));
    }
}
