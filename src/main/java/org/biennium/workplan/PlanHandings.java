package org.biennium.workplan;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.biennium.document.Documents;
import org.biennium.document.Handings;
import org.biennium.document.Place;
import org.biennium.document.PlaceNames;
import org.biennium.engine.Refusal;
import org.biennium.people.People;
import org.biennium.people.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Parts of a plan in the hands of those who draft it together. Nobody is locked out by it. */
@Component
class PlanHandings {

    private final Handings handings;
    private final Drafters drafters;
    private final PlanWriting writing;
    private final HandingPost post;
    private final Documents documents;
    private final PlaceNames places;
    private final People people;

    PlanHandings(
            Handings handings,
            Drafters drafters,
            PlanWriting writing,
            HandingPost post,
            Documents documents,
            PlaceNames places,
            People people) {
        this.handings = handings;
        this.drafters = drafters;
        this.writing = writing;
        this.post = post;
        this.documents = documents;
        this.places = places;
        this.people = people;
    }

    /**
     * A part in somebody's hands, for one reader.
     *
     * @param part as people name it
     * @param to name of who has it
     * @param isYours whether that is the reader
     */
    record InHand(
            long id,
            Place place,
            String part,
            String address,
            String to,
            String by,
            @Nullable String note,
            boolean isYours) {}

    /**
     * What is in whose hands.
     *
     * @param colleagues to whom the reader may hand something
     */
    record View(List<InHand> all, List<Person> colleagues) {

        static final View NOTHING = new View(List.of(), List.of());

        public List<InHand> yours() {
            return all.stream().filter(InHand::isYours).toList();
        }

        public List<InHand> ofOthers() {
            return all.stream().filter(part -> !part.isYours()).toList();
        }

        /** What is in somebody's hands at exactly this place; null where it is in nobody's. */
        public @Nullable InHand at(Place place) {
            return all.stream()
                    .filter(part -> part.place().equals(place))
                    .findFirst()
                    .orElse(null);
        }
    }

    /** What is in whose hands, for those who may write; in a fixed number of queries. */
    View of(PlanView plan, String personId, Locale locale) {
        if (!plan.mayEdit()) {
            return View.NOTHING;
        }
        var found = handings.of(plan.document());
        var colleagues = drafters.of(plan.centre());
        if (found.isEmpty()) {
            return new View(List.of(), colleagues);
        }
        var named = people.findAll(
                found.stream().flatMap(it -> Stream.of(it.to(), it.by())).toList());
        var template = documents.template(plan.document());
        return new View(
                found.stream()
                        .map(it -> new InHand(
                                it.id(),
                                it.place(),
                                places.of(template, it.place().section(), it.rowNumber(), locale),
                                PlanLinks.to(plan.key(), it.place()),
                                name(it.to(), named),
                                name(it.by(), named),
                                it.note(),
                                it.to().equals(personId)))
                        .toList(),
                colleagues);
    }

    /**
     * Hands a part of the plan to a colleague, who is told by mail. Sent twice it is handed once.
     *
     * @throws Refusal when the plan is with its drafters no longer, or nobody of this id drafts it
     */
    @Transactional
    void hand(PlanView plan, Place place, String to, @Nullable String note, String personId) {
        requireOpen(plan, personId);
        var colleague = drafters.of(plan.centre()).stream()
                .filter(drafter -> drafter.id().equals(to))
                .findFirst()
                .orElseThrow(() -> new Refusal("document.hand.stranger"));
        var handed = handings.hand(plan.document(), place, colleague.id(), personId, note);
        if (handed.now() != null) {
            post.handed(plan, handed.now(), handed.before(), personId);
        }
    }

    /** Gives a part back to whoever handed it, or takes it out of a colleague's hands. Once is enough. */
    @Transactional
    void back(PlanView plan, long id, String personId) {
        requireOpen(plan, personId);
        handings.end(plan.document(), id, personId).ifPresent(ended -> post.ended(plan, ended, personId));
    }

    private void requireOpen(PlanView plan, String personId) {
        if (!writing.holdOpen(plan, personId)) {
            throw writing.isDrafter(plan, personId) ? new Refusal("document.hand.closed") : PlanPages.nothingHere();
        }
    }

    private static String name(String id, Map<String, Person> named) {
        var person = named.get(id);
        return person == null ? id : person.name();
    }
}
