package org.biennium.workplan;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.biennium.document.Documents;
import org.biennium.document.Place;
import org.biennium.document.PlaceNames;
import org.biennium.document.Presence;
import org.biennium.document.Presences;
import org.biennium.people.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Who is where in a plan right now, for those who write in it. To all others nobody is there. */
@Component
class PlanPresence {

    /** More would be no news and make the answer long. */
    private static final int NAMED = 5;

    private final Presences presences;
    private final Drafters drafters;
    private final Documents documents;
    private final PlaceNames places;
    private final MessageSource messages;

    PlanPresence(
            Presences presences, Drafters drafters, Documents documents, PlaceNames places, MessageSource messages) {
        this.presences = presences;
        this.drafters = drafters;
        this.documents = documents;
        this.places = places;
        this.messages = messages;
    }

    /**
     * Who else is in the plan.
     *
     * @param more how many others there are, as a sentence; null when all are named
     */
    record Others(List<Other> named, @Nullable String more) {}

    /**
     * Somebody else in the plan.
     *
     * @param who by which the same person is known again in the next answer
     * @param told where they are, as a sentence
     * @param here whether that is where the asking person is too
     */
    record Other(String who, String told, boolean here) {}

    void sign(PlanView plan, Place place, String personId) {
        presences.sign(plan.document(), place, personId);
    }

    /** @param here where the asking person is; null where they only read */
    Others others(PlanView plan, @Nullable Place here, String personId, Locale locale) {
        var found = plan.mayEdit() ? presences.besides(personId, plan.document()) : List.<Presence>of();
        if (found.isEmpty()) {
            return new Others(List.of(), null);
        }
        var names = drafters.of(plan.centre()).stream().collect(toMap(Person::id, Person::name));
        var template = documents.template(plan.document());
        var named = new ArrayList<Other>();
        var writing = found.stream()
                .filter(presence -> names.containsKey(presence.person()))
                .toList();
        for (var presence : writing.subList(0, Math.min(NAMED, writing.size()))) {
            var place = presence.place();
            var told = messages.getMessage(
                    "document.present.in",
                    new Object[] {
                        Objects.requireNonNull(names.get(presence.person())),
                        places.of(template, place.section(), presence.rowNumber(), locale)
                    },
                    locale);
            named.add(new Other(presence.person(), told, place.equals(here)));
        }
        var more = writing.size() - named.size();
        return new Others(
                named, more == 0 ? null : messages.getMessage("document.present.more", new Object[] {more}, locale));
    }
}
