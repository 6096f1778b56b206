package org.biennium.meeting;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.biennium.meeting.Almanac.Service;
import org.biennium.meeting.Almanac.Settled;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where officers settle the timetable of a period, as a rule late, and choose which meeting its cases serve. */
@Controller
@RequestMapping("/meetings/timetables")
class TimetablePages {

    private static final String DATE = "d-";
    private static final String MEETING = "m-";
    private static final String FURTHER = "o-";

    private final Almanacs almanacs;
    private final Timetables timetables;
    private final DateChanges changes;
    private final MeetingDesk desk;
    private final MeetingWords words;
    private final HolidayWarnings warnings;
    private final Clock clock;

    TimetablePages(
            Almanacs almanacs,
            Timetables timetables,
            DateChanges changes,
            MeetingDesk desk,
            MeetingWords words,
            HolidayWarnings warnings,
            Clock clock) {
        this.almanacs = almanacs;
        this.timetables = timetables;
        this.changes = changes;
        this.desk = desk;
        this.words = words;
        this.warnings = warnings;
        this.clock = clock;
    }

    /** A period in the list. */
    record Line(String code, boolean isSettled, boolean isLate) {}

    /** A milestone with the date typed for it; the date of the usual timetable beside it. */
    record Row(String code, String name, String usual, boolean hasPassed, String typed) {}

    /**
     * A process whose dates hang on meetings.
     *
     * @param chosen the one that leads
     * @param meetings those that can lead
     * @param further those that can be served beside it
     */
    record Serving(String process, String chosen, List<MeetingPages.Choice> meetings, List<Further> further) {}

    /** A meeting that can be served beside the leading one. */
    record Further(String field, String label, boolean isChosen) {}

    @GetMapping
    String list(Principal reader, Model model) {
        desk.requireOfficer(reader);
        var almanac = almanacs.now();
        model.addAttribute(
                "periods",
                almanac.periods().keySet().stream()
                        .sorted()
                        .map(code -> new Line(
                                code,
                                almanac.settled().containsKey(code),
                                !almanac.settled().containsKey(code)
                                        && !proposal(almanac, code).isAsUsual()))
                        .toList());
        return "meeting/timetables";
    }

    @GetMapping("/{period}")
    String show(
            @PathVariable String period,
            @RequestParam Map<String, String> sent,
            Principal reader,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        desk.requireOfficer(reader);
        var almanac = known(period);
        if (dates(sent).isEmpty()) {
            DateChanges.none(model);
        } else {
            changes.preview(settling(almanac, period, sent, reader, locale), locale, model, response);
        }
        return page(almanac, period, sent, locale, model);
    }

    @PostMapping("/{period}")
    String settle(
            @PathVariable String period,
            @RequestParam Map<String, String> sent,
            @RequestParam(defaultValue = "") String seen,
            Principal reader,
            Locale locale,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        desk.requireOfficer(reader);
        var almanac = known(period);
        if (changes.apply(settling(almanac, period, sent, reader, locale), seen, locale, model, response)
                .isEmpty()) {
            return page(almanac, period, sent, locale, model);
        }
        next.addFlashAttribute("done", "meeting.timetable.settled");
        next.addAttribute("period", period);
        return "redirect:/meetings/timetables/{period}";
    }

    private DateChange settling(
            Almanac almanac, String period, Map<String, String> sent, Principal reader, Locale locale) {
        var problems = problems(almanac, period, sent, locale);
        if (!problems.isEmpty()) {
            return DateChange.impossible(problems);
        }
        var dates = dates(sent);
        return new DateChange(
                change(period, dates, sent),
                moves -> warningsOf(almanac, period, dates, locale),
                () -> timetables.settle(period, dates, meetings(sent), reader.getName()),
                new MovePost.Cause(MovePost.message("meeting.cause.timetable", period), null));
    }

    private String page(Almanac almanac, String period, Map<String, String> sent, Locale locale, Model model) {
        var proposal = proposal(almanac, period);
        model.addAttribute("period", period);
        model.addAttribute("isLate", !proposal.isAsUsual());
        model.addAttribute(
                "settled",
                timetables
                        .settledBy(period)
                        .map(it -> it.sentence(words, locale))
                        .orElse(null));
        model.addAttribute("rows", rows(almanac, period, proposal, sent, locale));
        model.addAttribute("served", served(almanac, period, sent, locale));
        return "meeting/timetable";
    }

    private List<Row> rows(Almanac almanac, String period, Proposal proposal, Map<String, String> sent, Locale locale) {
        var settled = almanac.settled().get(period);
        return proposal.lines().stream()
                .map(line -> {
                    var code = line.milestone().code();
                    var known = settled == null ? null : settled.dates().get(code);
                    var date = known == null ? line.proposed() : known;
                    return new Row(
                            code,
                            words.say("milestone." + code, locale),
                            words.day(line.usual(), locale),
                            line.usual().isBefore(today(almanac, period, line.milestone())),
                            sent.getOrDefault(DATE + code, date.toString()));
                })
                .toList();
    }

    private List<Serving> served(Almanac almanac, String period, Map<String, String> sent, Locale locale) {
        var planning = almanac.planning();
        return almanac.milestones().stream()
                .filter(milestone -> milestone.process() != null && planning.hangsOnMeeting(milestone))
                .map(milestone -> Objects.requireNonNull(milestone.process()))
                .distinct()
                .sorted()
                .map(process -> serving(almanac, process, chosen(almanac, period, process, sent), locale))
                .toList();
    }

    private Serving serving(Almanac almanac, String process, List<String> chosen, Locale locale) {
        var toCome = almanac.toCome();
        var offered = almanac.meetings().values().stream()
                .filter(meeting -> toCome.contains(meeting) || chosen.contains(meeting.code()))
                .sorted(Comparator.comparing(Meeting::code))
                .toList();
        return new Serving(
                process,
                chosen.isEmpty() ? "" : chosen.get(0),
                offered.stream()
                        .map(meeting -> new MeetingPages.Choice(meeting.code(), words.choice(meeting, locale)))
                        .toList(),
                offered.stream()
                        .map(meeting -> new Further(
                                further(process, meeting.code()),
                                words.choice(meeting, locale),
                                chosen.indexOf(meeting.code()) > 0))
                        .toList());
    }

    /** What was typed or, where nothing was, what is known. */
    private static List<String> chosen(Almanac almanac, String period, String process, Map<String, String> sent) {
        return sent.containsKey(MEETING + process)
                ? meetings(sent).getOrDefault(process, List.of())
                : almanac.served().byAll().getOrDefault(new Service(period, process), List.of());
    }

    private Map<String, String> problems(Almanac almanac, String period, Map<String, String> sent, Locale locale) {
        var problems = new LinkedHashMap<String, String>();
        var dates = dates(sent);
        for (var line : proposal(almanac, period).lines()) {
            var code = line.milestone().code();
            var date = dates.get(code);
            var follows = line.milestone().follows();
            var before = follows == null ? null : dates.get(follows);
            if (date == null) {
                problems.put(DATE + code, words.say("meeting.problem.day", locale));
            } else if (before != null && date.isBefore(before)) {
                problems.put(
                        DATE + code,
                        words.say(
                                "meeting.problem.follows",
                                locale,
                                words.say("milestone." + code, locale),
                                words.say("milestone." + follows, locale)));
            } else if (line.milestone().kind() != Milestone.Kind.EXTERNAL
                    && almanac.quiet().holds(date)) {
                problems.put(DATE + code, words.say("meeting.problem.quiet", locale, words.day(date, locale)));
            }
        }
        meetings(sent).forEach((process, chosen) -> {
            if (!almanac.meetings().keySet().containsAll(chosen)) {
                problems.put(MEETING + process, words.say("meeting.problem.partOf", locale));
            } else if (sent.getOrDefault(MEETING + process, "").isEmpty() && !chosen.isEmpty()) {
                problems.put(MEETING + process, words.say("meeting.problem.leading", locale));
            }
        });
        return problems;
    }

    /** Where a step has less than its least days, and where a date falls on a holiday of many. */
    private List<String> warningsOf(Almanac almanac, String period, Map<String, LocalDate> dates, Locale locale) {
        var planning = almanac.planning();
        var said = new ArrayList<String>();
        for (var line : proposal(almanac, period).lines()) {
            var milestone = line.milestone();
            var date = dates.get(milestone.code());
            var today = today(almanac, period, milestone);
            var before = milestone.follows() == null ? today : dates.get(milestone.follows());
            if (date != null && before != null && !date.isBefore(today)) {
                var left = planning.daysBetween(before.isBefore(today) ? today : before, date);
                if (left < milestone.least()) {
                    said.add(words.say(
                            "meeting.warning.least",
                            locale,
                            words.say("milestone." + milestone.code(), locale),
                            left,
                            milestone.least()));
                }
            }
        }
        said.addAll(warnings.ofDeadlines(List.copyOf(dates.values()), locale));
        return said;
    }

    private UnaryOperator<Almanac> change(String period, Map<String, LocalDate> dates, Map<String, String> sent) {
        return almanac -> {
            var changed = almanac.with(period, new Settled(dates, clock.instant()));
            for (var chosen : meetings(sent).entrySet()) {
                changed = changed.with(changed.served().with(new Service(period, chosen.getKey()), chosen.getValue()));
            }
            return changed;
        };
    }

    private Almanac known(String period) {
        var almanac = almanacs.now();
        if (!almanac.periods().containsKey(period)) {
            throw MeetingDesk.nothingHere();
        }
        return almanac;
    }

    private Proposal proposal(Almanac almanac, String period) {
        return almanac.propose(period, clock.instant());
    }

    /** Which day it is where a milestone of a period ends. */
    private LocalDate today(Almanac almanac, String period, Milestone milestone) {
        return almanac.planning().dayOf(clock.instant(), milestone, almanac.usual(period, milestone));
    }

    private static Map<String, LocalDate> dates(Map<String, String> sent) {
        var dates = new HashMap<String, LocalDate>();
        sent.forEach((field, typed) -> {
            var date = field.startsWith(DATE) ? MeetingForm.date(typed) : null;
            // What is no date is said beside its field, since it is missing here.
            if (date != null) {
                dates.put(field.substring(DATE.length()), date);
            }
        });
        return dates;
    }

    /** The meetings chosen for each process, the leading one first. */
    private static Map<String, List<String>> meetings(Map<String, String> sent) {
        var meetings = new HashMap<String, List<String>>();
        sent.forEach((field, chosen) -> {
            if (field.startsWith(MEETING)) {
                var process = field.substring(MEETING.length());
                var further = sent.keySet().stream()
                        .filter(one -> one.startsWith(further(process, "")))
                        .map(one -> one.substring(further(process, "").length()))
                        .sorted();
                meetings.put(
                        process,
                        Stream.concat(Stream.of(chosen), further)
                                .filter(one -> !one.isEmpty())
                                .distinct()
                                .toList());
            }
        });
        return meetings;
    }

    private static String further(String process, String meeting) {
        return FURTHER + process + "." + meeting;
    }
}
