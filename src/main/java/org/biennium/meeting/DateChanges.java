package org.biennium.meeting;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.biennium.engine.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/**
 * Takes a change of dates from what was typed to what is done: first a preview, which writes nothing; then the same for good, or
 * the preview anew with why not. The page around it is its own.
 */
@Component
class DateChanges {

    private final Replanning replanning;
    private final MovesView view;
    private final MeetingWords words;

    DateChanges(Replanning replanning, MovesView view, MeetingWords words) {
        this.replanning = replanning;
        this.view = view;
        this.words = words;
    }

    /** A page on which nothing has been typed yet. */
    static void none(Model model) {
        model.addAttribute("problems", Map.of());
    }

    /** Shows what a change would do, or why it cannot be. */
    void preview(DateChange change, Locale locale, Model model, HttpServletResponse response) {
        show(change, null, locale, model, response);
    }

    /**
     * Does it.
     *
     * @param seen the fingerprint of the preview that was seen
     * @return what moved; empty where it was refused, and the page is to be shown again
     */
    Optional<Moves> apply(DateChange change, String seen, Locale locale, Model model, HttpServletResponse response) {
        Refusal refusal = null;
        if (change.problems().isEmpty()) {
            try {
                return Optional.of(replanning.apply(change.of(), seen, change.write(), change.cause()));
            } catch (Refusal refused) {
                refusal = refused;
            }
        }
        show(change, refusal, locale, model, response);
        return Optional.empty();
    }

    private void show(
            DateChange change, @Nullable Refusal refused, Locale locale, Model model, HttpServletResponse response) {
        var refusal = refused;
        model.addAttribute("problems", change.problems());
        if (change.problems().isEmpty()) {
            try {
                var moves = replanning.preview(change.of());
                model.addAttribute("moves", view.of(moves, locale));
                model.addAttribute("seen", moves.fingerprint());
                model.addAttribute("warnings", change.warnings().apply(moves));
            } catch (Refusal cannotStand) {
                refusal = cannotStand;
            }
        }
        if (refusal != null) {
            model.addAttribute("refusal", words.say(refusal, locale));
        }
        if (refusal != null || !change.problems().isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        }
    }
}
