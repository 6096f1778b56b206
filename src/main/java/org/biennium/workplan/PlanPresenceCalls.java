package org.biennium.workplan;

import java.security.Principal;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.biennium.document.Documents;
import org.biennium.document.Place;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the pages of a plan ask from time to time: who else is there. Whoever does not write gets no answer. */
@RestController
@RequestMapping("/plans/{key}/presence")
class PlanPresenceCalls {

    private final ReadablePlans plans;
    private final PlanPresence presence;
    private final Documents documents;

    PlanPresenceCalls(ReadablePlans plans, PlanPresence presence, Documents documents) {
        this.plans = plans;
        this.presence = presence;
        this.documents = documents;
    }

    @GetMapping
    PlanPresence.Others others(@PathVariable String key, Principal writer, Locale locale) {
        return presence.others(writable(key, writer), null, writer.getName(), locale);
    }

    /** The sign of somebody who is in this place. */
    @PostMapping
    PlanPresence.Others here(
            @PathVariable String key,
            @RequestParam String section,
            @RequestParam Optional<UUID> row,
            Principal writer,
            Locale locale) {
        var plan = writable(key, writer);
        if (documents.template(plan.document()).find(section).isEmpty()) {
            throw PlanPages.nothingHere();
        }
        var place = new Place(section, row.orElse(null));
        presence.sign(plan, place, writer.getName());
        return presence.others(plan, place, writer.getName(), locale);
    }

    private PlanView writable(String key, Principal writer) {
        return plans.find(key, writer.getName()).filter(PlanView::mayEdit).orElseThrow(PlanPages::nothingHere);
    }
}
