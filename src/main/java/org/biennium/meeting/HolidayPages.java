package org.biennium.meeting;

import com.ibm.icu.text.DateFormat;
import java.security.Principal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.biennium.engine.Refusal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The days on which people do not work, of one country or of many, as officers know them. */
@Controller
@RequestMapping("/meetings/holidays")
class HolidayPages {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final int LONGEST_NAME = 120;

    private final Holidays holidays;
    private final HolidayWarnings names;
    private final MeetingDesk desk;
    private final MeetingWords words;

    HolidayPages(Holidays holidays, HolidayWarnings names, MeetingDesk desk, MeetingWords words) {
        this.holidays = holidays;
        this.names = names;
        this.desk = desk;
        this.words = words;
    }

    /** A holiday as officers see it. */
    record Shown(long id, String country, String day, String name) {}

    @GetMapping
    String list(Principal reader, Locale locale, Model model) {
        desk.requireOfficer(reader);
        model.addAttribute(
                "holidays",
                holidays.all().stream().map(holiday -> shown(holiday, locale)).toList());
        model.addAttribute("countries", MeetingPages.countries(locale));
        return "meeting/holidays";
    }

    @PostMapping
    String add(
            @RequestParam(defaultValue = "") String country,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "false") boolean everyYear,
            @RequestParam(defaultValue = "") String name,
            Principal reader,
            Locale locale,
            RedirectAttributes next) {
        desk.requireOfficer(reader);
        try {
            var date = MeetingForm.date(day);
            var called = name.strip();
            if (date == null || !country.isEmpty() && !COUNTRIES.contains(country)) {
                throw new Refusal("meeting.holiday.problem.day");
            }
            if (called.isEmpty() || called.length() > LONGEST_NAME || called.indexOf('\0') >= 0) {
                throw new Refusal("meeting.holiday.problem.name", LONGEST_NAME);
            }
            holidays.add(
                    country.isEmpty() ? null : country,
                    everyYear ? null : date.getYear(),
                    date.getMonthValue(),
                    date.getDayOfMonth(),
                    called,
                    reader.getName());
            next.addFlashAttribute("done", "meeting.holiday.added");
        } catch (Refusal refusal) {
            next.addFlashAttribute("refusal", words.say(refusal.key(), locale, refusal.arguments()));
            next.addFlashAttribute("typed", Map.of("country", country, "day", day, "name", name));
        }
        return "redirect:/meetings/holidays";
    }

    @PostMapping("/{id}/remove")
    String remove(@PathVariable long id, Principal reader, RedirectAttributes next) {
        desk.requireOfficer(reader);
        holidays.remove(id);
        next.addFlashAttribute("done", "meeting.holiday.removed");
        return "redirect:/meetings/holidays";
    }

    private Shown shown(Holidays.Holiday holiday, Locale locale) {
        // A leap year, so that 29 February has a name too.
        var date = LocalDate.of(holiday.year() == null ? 2028 : holiday.year(), holiday.month(), holiday.day());
        return new Shown(
                holiday.id(),
                holiday.country() == null
                        ? words.say("meeting.holiday.of-many", locale)
                        : MeetingWords.country(holiday.country(), locale),
                holiday.year() == null
                        ? words.say("meeting.holiday.every-year", locale, monthAndDay(date, locale))
                        : words.day(date, locale),
                names.name(holiday, locale));
    }

    private static String monthAndDay(LocalDate date, Locale locale) {
        return DateFormat.getPatternInstance(DateFormat.MONTH_DAY, locale)
                .format(Date.from(date.atTime(12, 0).toInstant(ZoneOffset.UTC)));
    }
}
