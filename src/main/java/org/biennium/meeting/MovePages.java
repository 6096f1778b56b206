package org.biennium.meeting;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.biennium.engine.Refusal;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A meeting moves, loses its date or is cancelled: first the preview, which writes nothing; then the same for good. */
@Controller
class MovePages {

    private static final int LONGEST_REASON = 2000;

    private final Meetings meetings;
    private final MeetingDesk desk;
    private final MeetingWords words;
    private final DateChanges changes;
    private final HolidayWarnings warnings;

    MovePages(Meetings meetings, MeetingDesk desk, MeetingWords words, DateChanges changes, HolidayWarnings warnings) {
        this.meetings = meetings;
        this.desk = desk;
        this.words = words;
        this.changes = changes;
        this.warnings = warnings;
    }

    @GetMapping("/meetings/{code}/move")
    String preview(
            @PathVariable String code,
            @RequestParam Map<String, String> sent,
            Principal reader,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        desk.requireOfficer(reader);
        var meeting = meeting(code);
        if (!sent.containsKey("status")) {
            DateChanges.none(model);
            return page(meeting, MeetingForm.of(meeting), locale, model);
        }
        var typed = MeetingForm.of(sent);
        changes.preview(moving(meeting, typed, meeting.revision(), "", reader, locale), locale, model, response);
        return page(meeting, typed, locale, model);
    }

    @PostMapping("/meetings/{code}/move")
    String apply(
            @PathVariable String code,
            @RequestParam Map<String, String> sent,
            @RequestParam(defaultValue = "0") int revision,
            @RequestParam(defaultValue = "") String seen,
            @RequestParam(defaultValue = "") String reason,
            Principal reader,
            Locale locale,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        desk.requireOfficer(reader);
        var meeting = meeting(code);
        var typed = MeetingForm.of(sent);
        var change = moving(meeting, typed, revision, reason.strip(), reader, locale);
        var moves = changes.apply(change, seen, locale, model, response);
        if (moves.isEmpty()) {
            model.addAttribute("reason", reason);
            return page(meeting, typed, locale, model);
        }
        next.addFlashAttribute("done", "meeting.moved");
        next.addFlashAttribute("movedSteps", moves.get().moved().size());
        next.addAttribute("code", code);
        return "redirect:/meetings/{code}";
    }

    private DateChange moving(
            Meeting meeting, MeetingForm typed, int revision, String reason, Principal reader, Locale locale) {
        var problems = typed.problemsOfDates();
        if (!problems.isEmpty()) {
            return DateChange.impossible(words.sentences(problems, locale));
        }
        var moved = MeetingForm.of(meeting).on(typed).meeting(revision);
        return new DateChange(
                almanac -> almanac.with(moved),
                moves -> warnings.of(moved, moves, locale),
                () -> {
                    requireReason(reason);
                    meetings.change(moved, reason, reader.getName());
                },
                new MovePost.Cause(cause(meeting, moved), reason));
    }

    private static void requireReason(String reason) {
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw new Refusal("meeting.move.needs-a-reason", LONGEST_REASON);
        }
    }

    private String page(Meeting meeting, MeetingForm form, Locale locale, Model model) {
        model.addAttribute(
                "shown",
                new MeetingPages.Shown(
                        meeting, meeting.title(locale), words.when(meeting, locale), words.where(meeting, locale)));
        model.addAttribute("form", form);
        model.addAttribute("zones", MeetingPages.zones());
        model.addAttribute("statuses", List.of(Meeting.Status.values()));
        return "meeting/move";
    }

    private Meeting meeting(String code) {
        return meetings.find(code).orElseThrow(MeetingDesk::nothingHere);
    }

    private static MessageSourceResolvable cause(Meeting before, Meeting after) {
        if (after.status() == Meeting.Status.CANCELLED) {
            return MovePost.message("meeting.cause.cancelled", before.code());
        }
        return after.first() == null
                ? MovePost.message("meeting.cause.lost", before.code())
                : MovePost.message("meeting.cause.moved", before.code(), MovePost.day(after.first()));
    }
}
