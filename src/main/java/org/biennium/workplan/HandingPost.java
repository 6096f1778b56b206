package org.biennium.workplan;

import org.biennium.document.Documents;
import org.biennium.document.Handing;
import org.biennium.document.PlaceNames;
import org.biennium.mail.Letter;
import org.biennium.mail.Outbox;
import org.biennium.people.People;
import org.biennium.people.Person;
import org.biennium.workplan.WorkPlanLetters.About;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells of parts of a plan that go from hand to hand, in the transaction in which they do. Nobody is told their own doing. */
@Component
class HandingPost {

    private final Outbox outbox;
    private final People people;
    private final Documents documents;
    private final PlaceNames places;

    HandingPost(Outbox outbox, People people, Documents documents, PlaceNames places) {
        this.outbox = outbox;
        this.people = people;
        this.documents = documents;
        this.places = places;
    }

    void handed(PlanView plan, Handing now, @Nullable Handing before, String actor) {
        write(plan, HandingLetters.Kind.HANDED, now.to(), now, actor);
        if (before == null) {
            return;
        }
        var isHandedOn = before.to().equals(actor);
        if (isHandedOn && !before.by().equals(now.to())) {
            write(plan, HandingLetters.Kind.HANDED_ON, before.by(), now, actor);
        }
        if (!isHandedOn) {
            write(plan, HandingLetters.Kind.TAKEN, before.to(), now, actor);
        }
    }

    void ended(PlanView plan, Handing ended, String actor) {
        if (ended.to().equals(actor)) {
            write(plan, HandingLetters.Kind.HANDED_BACK, ended.by(), ended, actor);
        } else {
            write(plan, HandingLetters.Kind.TAKEN, ended.to(), ended, actor);
        }
    }

    private void write(PlanView plan, HandingLetters.Kind kind, String to, Handing handing, String actor) {
        if (!to.equals(actor) && people.isOpen(to)) {
            outbox.write(letter(plan, kind, people.get(to), handing, actor));
        }
    }

    private Letter letter(PlanView plan, HandingLetters.Kind kind, Person to, Handing handing, String actor) {
        var place = handing.place();
        var part = places.of(documents.template(plan.document()), place.section(), handing.rowNumber(), to.locale());
        return HandingLetters.of(
                kind,
                to,
                new About(plan.key(), plan.centre().code(), plan.period().code(), plan.version()),
                new HandingLetters.Part(part, PlanLinks.to(plan.key(), place)),
                people.get(actor).name(),
                people.get(handing.to()).name(),
                handing.note());
    }
}
