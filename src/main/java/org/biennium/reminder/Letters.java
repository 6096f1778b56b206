package org.biennium.reminder;

import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.biennium.engine.Deadline;
import org.biennium.engine.OpenStep;
import org.biennium.mail.Letter;
import org.biennium.people.Person;
import org.biennium.record.Step;
import org.biennium.reminder.Ledger.Capacity;
import org.biennium.reminder.ObligationWords.Asked;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/** The letters that remind: of one step, or of several together, the most urgent first. */
final class Letters {

    static final String ABOUT_ONE = "reminder/one";
    private static final String ABOUT_SEVERAL = "reminder/several";
    private static final String KEYS = "mail.reminder.";
    static final int TOLD = 20;

    /**
     * What somebody is reminded of.
     *
     * @param isLate whether its date has passed
     * @param sent what was sent about it so far, for those to whom it is escalated: dates and names
     */
    record Item(
            OpenStep step,
            Asked asked,
            Deadline due,
            Capacity capacity,
            boolean isLate,
            List<MessageSourceResolvable> sent) {}

    private Letters() {}

    /** @param items at least one, the most urgent first */
    static Letter to(Person to, List<Item> items) {
        var letter = items.size() == 1 ? one(to, items.get(0)) : several(to, items);
        return letter.with(
                Appointments.of(items.stream().map(item -> item.step().taskId()).toList(), to));
    }

    private static Letter one(Person to, Item item) {
        var asked = item.asked();
        var isTurn = item.capacity() == Capacity.TURN;
        var facts = new HashMap<String, Object>();
        facts.put(
                "what",
                isTurn
                        ? asked.what()
                        : message("what." + item.capacity().code(), asked.label(), asked.about(), asked.expected()));
        facts.put("due", item.due());
        facts.put("why", isTurn ? asked.why() : message("why." + item.capacity().code()));
        facts.put("sent", item.sent().stream().limit(TOLD).toList());
        facts.put("open", message(isTurn ? "open.answer" : "open.case"));
        facts.put("because", message("because." + item.capacity().code()));
        if (isTurn) {
            facts.put("when", message("when"));
        }
        return new Letter(
                to,
                List.of(),
                ABOUT_ONE,
                List.of(asked.label(), asked.about(), asked.expected()),
                facts,
                isTurn ? "/expected/" + item.step().taskId() : asked.link(),
                item.step().caseKey(),
                item.step().taskId());
    }

    private static Letter several(Person to, List<Item> items) {
        var first = items.get(0);
        var hasTurns = items.stream().anyMatch(item -> item.capacity() == Capacity.TURN);
        var lines = Stream.concat(
                        items.stream().limit(TOLD).map(Letters::line),
                        items.size() > TOLD ? Stream.of(message("more", items.size() - TOLD)) : Stream.of())
                .toList();
        var facts = new HashMap<String, Object>();
        facts.put("what", message("several.what", items.size()));
        facts.put("lines", lines);
        facts.put(Letter.SIGNED, true);
        facts.put("open", message(hasTurns ? "open.answers" : "open.cases"));
        facts.put(
                "because",
                message(
                        hasTurns
                                ? "because.turn"
                                : "because." + first.capacity().code()));
        if (hasTurns) {
            facts.put("when", message("when"));
        }
        return new Letter(
                to,
                List.of(),
                ABOUT_SEVERAL,
                List.of(items.size(), first.due()),
                facts,
                hasTurns ? "/expected" : "/plans",
                null,
                null);
    }

    private static MessageSourceResolvable line(Item item) {
        var asked = item.asked();
        var state = item.isLate() ? "late" : "open";
        return message(
                "line." + state,
                asked.label(),
                asked.about(),
                asked.awaited(),
                item.step().caseKey(),
                moment(item.due()));
    }

    /** With weekday, hour and zones. */
    private static ZonedDateTime moment(Deadline due) {
        return due.instant().atZone(due.zone());
    }

    /**
     * What needs a human.
     *
     * @param caseKey where it is read
     */
    record Need(Asked asked, String caseKey, Deadline due) {}

    /**
     * @param needs the most urgent of them, {@link #TOLD} at most
     * @param all how many there are
     * @param givenUp how many letters could not be delivered
     */
    static Letter week(Person to, List<Need> needs, int all, int givenUp) {
        var lines = Stream.of(
                        needs.stream()
                                .map(need -> message(
                                        "week.line",
                                        need.asked().label(),
                                        need.asked().about(),
                                        need.asked().awaited(),
                                        need.caseKey(),
                                        moment(need.due()))),
                        all > needs.size()
                                ? Stream.of(message("more", all - needs.size()))
                                : Stream.<MessageSourceResolvable>of(),
                        givenUp > 0
                                ? Stream.of(message("week.given-up", givenUp))
                                : Stream.<MessageSourceResolvable>of())
                .flatMap(some -> some)
                .toList();
        var facts = new HashMap<String, Object>();
        facts.put("what", message("week.what"));
        facts.put("lines", lines);
        facts.put(Letter.SIGNED, true);
        facts.put("then", message("week.then"));
        facts.put("open", message("open.cases"));
        facts.put("because", message("because.officer"));
        return new Letter(to, List.of(), "reminder/week", List.of(all), facts, "/plans", null, null);
    }

    static MessageSourceResolvable message(String key, Object... arguments) {
        return new DefaultMessageSourceResolvable(new String[] {KEYS + key}, arguments);
    }

    /** Of a case that no room knows any more its number is told. */
    static Asked unknown(Step step) {
        var due = step.due();
        var label = message("label", step.what().caseKey());
        var centre = new DefaultMessageSourceResolvable(new String[] {"centre." + step.centre()});
        var expected = due == null ? label : message("expected", due);
        return new Asked(
                label,
                centre,
                expected,
                message("awaited"),
                message("what.turn", label, centre, expected),
                message("why.head"),
                "/tasks/" + step.what().taskId());
    }
}
