package org.biennium.workplan;

import java.util.Locale;
import org.biennium.document.Place;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the pages of a plan show of those who work on it together: where they are, what they have in hand, what they say. */
@Component
class PlanTogether {

    private final PlanPresence presence;
    private final PlanHandings handings;
    private final PlanComments comments;

    PlanTogether(PlanPresence presence, PlanHandings handings, PlanComments comments) {
        this.presence = presence;
        this.handings = handings;
        this.comments = comments;
    }

    /** @param place where the reader writes; null where they read the plan */
    void show(PlanView plan, @Nullable Place place, String readerId, Locale locale, Model model) {
        model.addAttribute("present", presence.others(plan, place, readerId, locale));
        model.addAttribute("handings", handings.of(plan, readerId, locale));
        var said = comments.of(plan, readerId, locale);
        model.addAttribute("comments", said);
        model.addAttribute("commentsHere", place == null ? said : said.of(place));
        model.addAttribute("commented", "/plans/" + plan.key());
    }
}
