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

/** The days on which people do not work, of one country or of many, as officers know them; what hangs on them moves with them. */
@Controller
@RequestMapping("/meetings/holidays")
class HolidayPages {

    /** This year and those in which the next meetings are. */
    private static final int YEARS = 3;

    private final Holidays holidays;
    private final HolidayWarnings warnings;
    private final DateChanges changes;
    private final MeetingDesk desk;
    private final MeetingWords words;
    private final People people;
    private final Clock clock;

    HolidayPages(
            Holidays holidays,
            HolidayWarnings warnings,
            DateChanges changes,
            MeetingDesk desk,
            MeetingWords words,
            People people,
            Clock clock) {
        this.holidays = holidays;
        this.warnings = warnings;
        this.changes = changes;
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
        if (sent.containsKey("name")) {
            changes.preview(adding(form, reader, locale), locale, model, response);
        } else {
            DateChanges.none(model);
        }
        return page(form, locale, model);
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
        if (changes.apply(adding(form, reader, locale), seen, locale, model, response)
                .isEmpty()) {
            return page(form, locale, model);
        }
        next.addFlashAttribute("done", "meeting.holiday.added");
        return "redirect:/meetings/holidays";
    }

    @GetMapping("/{id}/remove")
    String leave(@PathVariable long id, Principal reader, Locale locale, Model model, HttpServletResponse response) {
        desk.requireOfficer(reader);
        var row = known(id);
        changes.preview(removing(row, reader, locale), locale, model, response);
        return removal(row, locale, model);
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
        var row = known(id);
        if (changes.apply(removing(row, reader, locale), seen, locale, model, response)
                .isEmpty()) {
            return removal(row, locale, model);
        }
        next.addFlashAttribute("done", "meeting.holiday.removed");
        return "redirect:/meetings/holidays";
    }

    private DateChange adding(HolidayForm form, Principal reader, Locale locale) {
        var problems = form.problems();
        if (!problems.isEmpty()) {
            return DateChange.impossible(words.sentences(problems, locale));
        }
        var row = form.holiday();
        return new DateChange(
                almanac -> almanac.with(almanac.holidays().with(row)),
                moves -> warnings.of(moves, locale),
                () -> holidays.add(row, reader.getName()),
                cause(row.isWorked() ? "meeting.cause.day-worked" : "meeting.cause.holiday-added", row, reader));
    }

    private DateChange removing(Holiday row, Principal reader, Locale locale) {
        return new DateChange(
                almanac -> almanac.with(almanac.holidays().without(row)),
                moves -> warnings.of(moves, locale),
                () -> holidays.remove(row.id(), reader.getName()),
                cause(row.isWorked() ? "meeting.cause.day-off-again" : "meeting.cause.holiday-removed", row, reader));
    }

    private String page(HolidayForm form, Locale locale, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("sent", form.fields());
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

    private String removal(Holiday row, Locale locale, Model model) {
        var shown = shown(row, locale);
        model.addAttribute(
                "removal",
                new Removal(
                        words.say("meeting.holiday.one", locale, shown.name(), shown.country()),
                        shown.day(),
                        "/meetings/holidays",
                        "meeting.holidays.title",
                        shown.undo()));
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
}
