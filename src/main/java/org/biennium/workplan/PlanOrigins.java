package org.biennium.workplan;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.biennium.document.Content;
import org.biennium.document.Documents;
import org.biennium.document.Takeover;
import org.biennium.document.Version;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The plan before: what may be taken over from it, and what was. */
@Component("planOrigins")
class PlanOrigins {

    private final WorkPlans plans;
    private final Documents documents;
    private final Takeover takeover;
    private final MessageSource messages;

    PlanOrigins(WorkPlans plans, Documents documents, Takeover takeover, MessageSource messages) {
        this.plans = plans;
        this.documents = documents;
        this.takeover = takeover;
        this.messages = messages;
    }

    /** The final version of the centre's last plan, as the reader may see it. */
    record Source(WorkPlan plan, Version version, Content content) {}

    /** The plan that this draft may start from, until it has been submitted. */
    Optional<Source> sourceOf(PlanView plan) {
        return lastOf(plan).flatMap(last -> documents
                .sealed(last.document())
                .map(version ->
                        new Source(last, version, documents.read(version).seenBy(plan.eyes()))));
    }

    /** The key of the plan that this draft may start from; empty when there is none. */
    public String keyFor(PlanView plan) {
        return plan.mayEdit() ? lastOf(plan).map(WorkPlan::key).orElse("") : "";
    }

    private Optional<WorkPlan> lastOf(PlanView plan) {
        return plan.version() > 0
                ? Optional.empty()
                : plans.lastPublished(plan.centre().code(), plan.key());
    }

    /** Where sections and rows of a plan were taken from, as sentences, by the ids of their elements on the page. */
    public Map<String, String> told(PlanView plan, Locale locale) {
        var origins = takeover.of(plan.document());
        if (origins.isEmpty()) {
            return Map.of();
        }
        var keys = new HashMap<UUID, String>();
        plans.ofDocuments(origins.stream()
                        .map(origin -> origin.source())
                        .distinct()
                        .toList())
                .forEach(source -> keys.put(source.document(), source.key()));
        var told = new HashMap<String, String>();
        for (var origin : origins) {
            told.put(
                    origin.anchor(),
                    messages.getMessage(
                            "origin.taken",
                            new Object[] {keys.getOrDefault(origin.source(), "–"), origin.sourceVersion()},
                            locale));
        }
        return told;
    }

    List<Takeover.Offer> offers(Source source, Content draft, Locale locale) {
        return takeover.offers(source.content(), draft, locale);
    }
}
