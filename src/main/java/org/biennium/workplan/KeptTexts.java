package org.biennium.workplan;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.biennium.document.Audience;
import org.biennium.document.Documents;
import org.biennium.document.Edition;
import org.biennium.document.Version;
import org.biennium.language.Dates;
import org.biennium.people.People;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Speaks of the texts of a plan that were kept, in a fixed number of queries. */
@Component
class KeptTexts {

    private final PlanVersions versions;
    private final Documents documents;
    private final People people;
    private final Dates dates;
    private final MessageSource messages;

    KeptTexts(PlanVersions versions, Documents documents, People people, Dates dates, MessageSource messages) {
        this.versions = versions;
        this.documents = documents;
        this.people = people;
        this.dates = dates;
        this.messages = messages;
    }

    /**
     * A text that can be read and compared.
     *
     * @param code in addresses
     * @param label what it is called
     * @param told who kept it and when, as a sentence; null for the text as it stands
     * @param sha256 null for the text as it stands
     * @param isVersion whether it was submitted
     */
    record Kept(
            String code,
            String label,
            @Nullable String told,
            @Nullable String sha256,
            boolean isVersion) {

        public boolean isNow() {
            return told == null;
        }
    }

    /** Those that this reader may see, the latest first; the text as it stands where it is none of them. */
    List<Kept> of(PlanView plan, String readerId, Locale locale) {
        var editions = versions.all(plan, readerId);
        var sealed = documents.sealedNumber(plan.document()).orElse(0);
        var known = new LinkedHashSet<String>();
        editions.forEach(edition -> known.add(edition.takenBy()));
        var speaker = new Speaker(
                editions, sealed, people.names(known), people.get(readerId).zone(), locale);
        // Whoever may not see the whole must not be able to try guesses of it on its fingerprint.
        var own = plan.eyes() == Audience.CENTRE
                ? null
                : versions.sealed(plan).map(Version::sha256).orElse(null);
        var kept = new ArrayList<Kept>();
        if (plan.state() == WorkPlan.State.DRAFT || plan.state() == WorkPlan.State.WITHDRAWN) {
            kept.add(new Kept(
                    PlanVersions.NOW, say("versions.now." + plan.state().code(), locale), null, null, false));
        }
        editions.forEach(
                edition -> kept.add(speaker.of(edition, plan.eyes() == Audience.CENTRE ? edition.sha256() : own)));
        return kept;
    }

    /** One of them, as this reader sees it. */
    static Optional<Kept> find(List<Kept> kept, String code) {
        return kept.stream().filter(it -> it.code().equals(code)).findFirst();
    }

    private String say(String key, Locale locale, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }

    /** What is the same for all lines of one reader. */
    private final class Speaker {

        private final List<Edition> editions;
        private final int sealed;
        private final Map<String, String> names;
        private final ZoneId zone;
        private final Locale locale;

        Speaker(List<Edition> editions, int sealed, Map<String, String> names, ZoneId zone, Locale locale) {
            this.editions = editions;
            this.sealed = sealed;
            this.names = names;
            this.zone = zone;
            this.locale = locale;
        }

        Kept of(Edition edition, @Nullable String sha256) {
            var id = edition.id();
            var how = id.isVersion() ? "submitted" : edition.name() == null ? "kept" : "named";
            var told = say(
                    "versions.told." + how,
                    locale,
                    names.getOrDefault(edition.takenBy(), edition.takenBy()),
                    dates.moment(edition.takenAt(), zone, locale));
            return new Kept(id.code(), label(edition), told, sha256, id.isVersion());
        }

        private String label(Edition edition) {
            if (edition.restored() != null) {
                return say("versions.kept", locale, label(edition.restored()));
            }
            return edition.name() == null ? label(edition.id()) : edition.name();
        }

        private String label(Edition.Id id) {
            if (id.isVersion()) {
                return say(id.number() == sealed ? "versions.version.final" : "versions.version", locale, id.number());
            }
            return editions.stream()
                    .filter(edition -> edition.id().equals(id))
                    .map(Edition::name)
                    .map(name -> name == null ? say("versions.kept.number", locale, id.number()) : name)
                    .findFirst()
                    .orElse("–");
        }
    }
}
