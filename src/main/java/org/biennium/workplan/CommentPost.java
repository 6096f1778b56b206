package org.biennium.workplan;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.biennium.document.DocumentNews;
import org.biennium.document.DocumentNews.News;
import org.biennium.document.Documents;
import org.biennium.document.PlaceNames;
import org.biennium.mail.Outbox;
import org.biennium.people.People;
import org.biennium.people.Person;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Tells people once a day what was said to them, or on Mondays those who group their mails, by day where they are. Any number of nodes may do so at once. */
@Component
class CommentPost {

    private static final Logger LOG = LoggerFactory.getLogger(CommentPost.class);
    private static final int FROM = 8;
    private static final int UNTIL = 18;

    private final DocumentNews news;
    private final WorkPlans plans;
    private final WorkPlanRights rights;
    private final Documents documents;
    private final PlaceNames places;
    private final People people;
    private final Outbox outbox;
    private final TransactionOperations transaction;
    private final Clock clock;

    CommentPost(
            DocumentNews news,
            WorkPlans plans,
            WorkPlanRights rights,
            Documents documents,
            PlaceNames places,
            People people,
            Outbox outbox,
            TransactionOperations transaction,
            Clock clock) {
        this.news = news;
        this.plans = plans;
        this.rights = rights;
        this.documents = documents;
        this.places = places;
        this.people = people;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Writes to everybody who has something new and whose day it is. Who cannot be written to holds up nobody else. */
    void round() {
        var waiting = news.waiting();
        var weekly = people.groupingMails(waiting);
        for (var person : people.findAll(waiting).values()) {
            if (!isByDay(person) || weekly.contains(person.id()) && !isMonday(person)) {
                continue;
            }
            try {
                transaction.executeWithoutResult(status -> write(person));
            } catch (RuntimeException e) {
                LOG.error("What was said to {} could not be told", person.id(), e);
            }
        }
    }

    private boolean isByDay(Person person) {
        var hour = clock.instant().atZone(person.zone()).getHour();
        return hour >= FROM && hour < UNTIL;
    }

    private boolean isMonday(Person person) {
        return clock.instant().atZone(person.zone()).getDayOfWeek() == DayOfWeek.MONDAY;
    }

    private void write(Person person) {
        var today = clock.instant().atZone(person.zone()).toLocalDate();
        var claimed = news.claim(person.id(), today);
        var found = plans.ofDocuments(claimed.stream().map(News::document).collect(toSet())).stream()
                .collect(toMap(WorkPlan::document, plan -> plan));
        var told = told(person, claimed, found);
        if (!told.isEmpty() && people.isOpen(person.id())) {
            outbox.write(CommentLetters.of(person, told));
        }
    }

    /** Of plans that they may no longer see from inside nobody is told anything. */
    private List<CommentLetters.News> told(Person person, List<News> claimed, Map<UUID, WorkPlan> found) {
        var held = rights.of(person.id());
        var told = new ArrayList<CommentLetters.News>();
        for (var said : claimed) {
            var plan = found.get(said.document());
            if (plan != null && held.isInside(plan)) {
                var part = places.of(
                        documents.template(plan.document()),
                        said.place().section(),
                        said.rowNumber(),
                        said.field(),
                        person.locale());
                var by = people.find(said.by()).map(Person::name).orElse(said.by());
                told.add(new CommentLetters.News(said.reason(), plan.key(), part, by));
            }
        }
        return told;
    }
}
