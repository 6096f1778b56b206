package org.biennium.meeting;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.biennium.engine.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.http.HttpStatus;
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
    private final Replanning replanning;
    private final MovesView view;
    private final HolidayWarnings warnings;

    MovePages(
            Meetings meetings,
            MeetingDesk desk,
            MeetingWords words,
            Replanning replanning,
            MovesView view,
            HolidayWarnings warnings) {
        this.meetings = meetings;
        this.desk = desk;
        this.words = words;
        this.replanning = replanning;
        this.view = view;
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
        return sent.containsKey("status")
                ? shown(meeting, MeetingForm.of(sent), null, locale, model, response)
                : form(meeting, MeetingForm.of(meeting), Map.of(), locale, model);
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
        model.addAttribute("reason", reason);
        if (!typed.problemsOfDates().isEmpty()) {
            return shown(meeting, typed, null, locale, model, response);
        }
        var moved = MeetingForm.of(meeting).on(typed).meeting(revision);
        try {
            if (reason.isBlank() || reason.length() > LONGEST_REASON) {
                throw new Refusal("meeting.move.needs-a-reason", LONGEST_REASON);
            }
            var moves = replanning.apply(
                    to(moved),
                    seen,
                    () -> meetings.change(moved, reason.strip(), reader.getName()),
                    new MovePost.Cause(cause(meeting, moved), reason.strip()));
            next.addFlashAttribute("done", "meeting.moved");
            next.addFlashAttribute("movedSteps", moves.moved().size());
            next.addAttribute("code", code);
            return "redirect:/meetings/{code}";
        } catch (Refusal refusal) {
            return shown(meeting, typed, words.say(refusal, locale), locale, model, response);
        }
    }

    private String shown(
            Meeting meeting,
            MeetingForm typed,
            @Nullable String refusal,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        var problems = words.sentences(typed.problemsOfDates(), locale);
        if (refusal != null || !problems.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        }
        model.addAttribute("refusal", refusal);
        if (problems.isEmpty()) {
            var moved = MeetingForm.of(meeting).on(typed).meeting(meeting.revision());
            var moves = view.preview(to(moved), locale, model);
            model.addAttribute("warnings", warnings.of(moved, moves, locale));
        }
        return form(meeting, typed, problems, locale, model);
    }

    private String form(Meeting meeting, MeetingForm form, Map<String, String> problems, Locale locale, Model model) {
        model.addAttribute(
                "shown",
                new MeetingPages.Shown(
                        meeting, meeting.title(locale), words.when(meeting, locale), words.where(meeting, locale)));
        model.addAttribute("form", form);
        model.addAttribute("problems", problems);
        model.addAttribute("zones", MeetingPages.zones());
        model.addAttribute("statuses", List.of(Meeting.Status.values()));
        return "meeting/move";
    }

    private Meeting meeting(String code) {
        return meetings.find(code).orElseThrow(MeetingDesk::nothingHere);
    }

    private static UnaryOperator<Almanac> to(Meeting moved) {
        return almanac -> almanac.with(moved);
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
