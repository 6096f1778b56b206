package org.biennium.workplan;

import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.biennium.document.Audience;
import org.biennium.document.Comments;
import org.biennium.document.Copy;
import org.biennium.document.Discussion;
import org.biennium.document.NewComment;
import org.biennium.document.Place;
import org.biennium.engine.Refusal;
import org.biennium.language.Dates;
import org.biennium.people.People;
import org.biennium.people.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is said about a plan. Whoever sees how it comes to be reads it; the centre's people and officers write until the
 * plan has ended. To all others there is nothing.
 */
@Component
class PlanComments {

    private final Comments comments;
    private final WorkPlans plans;
    private final WorkPlanRights rights;
    private final People people;
    private final MessageSource messages;
    private final Dates dates;

    PlanComments(
            Comments comments,
            WorkPlans plans,
            WorkPlanRights rights,
            People people,
            MessageSource messages,
            Dates dates) {
        this.comments = comments;
        this.plans = plans;
        this.rights = rights;
        this.people = people;
        this.messages = messages;
        this.dates = dates;
    }

    /**
     * A discussion for one reader.
     *
     * @param part what it is about, as people name it
     * @param address where that is written
     * @param turns who resolved it or opened it again, as sentences
     */
    record Talk(
            UUID id,
            Place place,
            @Nullable String field,
            String part,
            String address,
            boolean isOpen,
            List<Said> said,
            List<String> turns) {

        /** For the next answer, so that what is sent twice is kept once. */
        public UUID freshId() {
            return UUID.randomUUID();
        }
    }

    /**
     * A comment for one reader.
     *
     * @param by name of its author, and when
     * @param text null once it is withdrawn
     * @param told to whom it was addressed, as a sentence; null where to nobody in particular
     */
    record Said(
            UUID id,
            String by,
            @Nullable String text,
            @Nullable String told,
            boolean mayWithdraw) {}

    /**
     * What is said about a plan or a part of it, for one reader.
     *
     * @param readers whom the reader may address
     */
    record View(List<Talk> all, boolean mayRead, boolean mayWrite, List<Person> readers) {

        static final View NOTHING = new View(List.of(), false, false, List.of());

        /** What is said about a section, its fields and its rows. */
        public View ofSection(String section) {
            return only(talk -> talk.place().section().equals(section));
        }

        /** What is said about exactly this place and its fields. */
        View of(Place place) {
            return only(talk -> talk.place().equals(place));
        }

        /** Of the fields, what is said about this one; null: about the place as a whole. */
        public View ofField(@Nullable String field) {
            return only(talk -> Objects.equals(talk.field(), field));
        }

        View only(boolean open) {
            return only(talk -> talk.isOpen() == open);
        }

        public long open() {
            return all.stream().filter(Talk::isOpen).count();
        }

        public UUID freshId() {
            return UUID.randomUUID();
        }

        private View only(Predicate<Talk> wanted) {
            return new View(all.stream().filter(wanted).toList(), mayRead, mayWrite, readers);
        }
    }

    /** What this reader may see of what is said about a plan; in a fixed number of queries. */
    View of(PlanView view, String readerId, Locale locale) {
        var plan = plans.find(view.key()).orElseThrow(PlanPages::nothingHere);
        var held = rights.of(readerId);
        if (!mayRead(view)) {
            return View.NOTHING;
        }
        var placed = comments.inOrder(plan.document(), locale);
        var named = people.findAll(
                placed.stream().flatMap(it -> peopleIn(it.discussion())).collect(toSet()));
        var reader = people.get(readerId);
        var mayWrite = held.mayComment(plan);
        var talks = placed.stream()
                .map(it -> talk(view, it, new Naming(named, reader, locale, mayWrite)))
                .toList();
        return new View(talks, true, mayWrite, mayWrite ? people.holdingAny(rights.inside(plan)) : List.of());
    }

    /** What this reader may take along of what is said, in the order of the text. */
    List<Copy.Told> toTake(PlanView view, String readerId, Locale locale) {
        return of(view, readerId, locale).all().stream()
                .flatMap(talk -> talk.said().stream()
                        .map(said -> new Copy.Told(
                                messages.getMessage(
                                        talk.isOpen() ? "document.comment.taken" : "document.comment.taken-resolved",
                                        new Object[] {talk.part(), said.by()},
                                        locale),
                                said.text() == null
                                        ? messages.getMessage("document.comment.withdrawn", null, locale)
                                        : said.text())))
                .toList();
    }

    /** What is said, for another program: the newest discussions last; none for a reader who may not know. */
    List<Discussion> discussions(PlanView view) {
        return mayRead(view) ? comments.of(view.document()) : List.of();
    }

    /** The one place that says who reads what is said about a part of a plan: whoever may read every part of it. */
    private static boolean mayRead(PlanView view) {
        return view.isInside() && view.eyes().sees(Audience.CENTRE);
    }

    /** @return the discussion that has begun */
    @Transactional
    UUID begin(PlanView plan, Place place, @Nullable String field, NewComment comment) {
        requireWriter(plan, comment);
        return comments.begin(plan.document(), place, field, comment);
    }

    @Transactional
    void answer(PlanView plan, UUID discussion, NewComment comment) {
        requireWriter(plan, comment);
        comments.answer(plan.document(), discussion, comment);
    }

    @Transactional
    void turn(PlanView plan, UUID discussion, boolean resolved, String personId) {
        requireWriter(plan, personId);
        comments.turn(plan.document(), discussion, resolved, personId);
    }

    @Transactional
    void withdraw(PlanView plan, UUID comment, String personId) {
        requireWriter(plan, personId);
        comments.withdraw(plan.document(), comment, personId);
    }

    private void requireWriter(PlanView view, NewComment comment) {
        var plan = requireWriter(view, comment.by());
        var readers =
                people.holdingAny(rights.inside(plan)).stream().map(Person::id).collect(toSet());
        if (!readers.containsAll(comment.mentions())) {
            throw new Refusal("document.comment.stranger");
        }
    }

    /** Whoever reads and may not write is told why; to all others there is nothing. */
    private WorkPlan requireWriter(PlanView view, String personId) {
        var plan = plans.find(view.key()).orElseThrow(PlanPages::nothingHere);
        var held = rights.of(personId);
        if (!held.isInside(plan)) {
            throw PlanPages.nothingHere();
        }
        if (!held.mayComment(plan)) {
            throw new Refusal(plan.state().isEnded() ? "document.comment.ended" : "document.comment.not-you");
        }
        return plan;
    }

    private static Stream<String> peopleIn(Discussion discussion) {
        return Stream.concat(
                discussion.turns().stream().map(Discussion.Turn::by),
                discussion.comments().stream()
                        .flatMap(said -> Stream.concat(Stream.of(said.by()), said.mentions().stream())));
    }

    private record Naming(Map<String, Person> named, Person reader, Locale locale, boolean mayWrite) {

        String name(String id) {
            var person = named.get(id);
            return person == null ? id : person.name();
        }
    }

    private Talk talk(PlanView plan, Comments.Placed placed, Naming naming) {
        var discussion = placed.discussion();
        var place = discussion.isRowGone() ? Place.of(discussion.place().section()) : discussion.place();
        return new Talk(
                discussion.id(),
                discussion.place(),
                discussion.field(),
                placed.place(),
                PlanLinks.to(plan.key(), place) + (discussion.field() == null ? "" : "#" + discussion.field()),
                discussion.isOpen(),
                discussion.comments().stream().map(it -> said(it, naming)).toList(),
                discussion.turns().stream()
                        .map(turn -> messages.getMessage(
                                turn.resolved() ? "document.comment.resolved-by" : "document.comment.opened-by",
                                new Object[] {
                                    naming.name(turn.by()),
                                    dates.moment(turn.at(), naming.reader().zone(), naming.locale())
                                },
                                naming.locale()))
                        .toList());
    }

    private Said said(Discussion.Comment comment, Naming naming) {
        var told = comment.mentions().stream().map(naming::name).toList();
        return new Said(
                comment.id(),
                messages.getMessage(
                        "document.comment.by",
                        new Object[] {
                            naming.name(comment.by()),
                            dates.moment(comment.at(), naming.reader().zone(), naming.locale())
                        },
                        naming.locale()),
                comment.text(),
                told.isEmpty()
                        ? null
                        : messages.getMessage(
                                "document.comment.told", new Object[] {String.join(", ", told)}, naming.locale()),
                naming.mayWrite()
                        && !comment.isWithdrawn()
                        && comment.by().equals(naming.reader().id())
                        && comments.isWithdrawable(comment.at()));
    }
}
