package org.biennium.reminder;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.biennium.engine.Deadline;
import org.biennium.mail.Letter;
import org.biennium.mail.LetterSamples;
import org.biennium.mail.MadeUp;
import org.biennium.reminder.Ledger.Capacity;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.stereotype.Component;

/** Every letter that reminds, of a step that does not exist. */
@Component
class ReminderSamples implements LetterSamples {

    // Nobody is reminded of what has no date.
    private static final Deadline SOME_DAY =
            new Deadline(LocalDate.of(2027, 1, 15), LocalTime.of(23, 59), ZoneId.of("America/Toronto"));

    private final List<ObligationWords> rooms;

    ReminderSamples(List<ObligationWords> rooms) {
        this.rooms = rooms;
    }

    @Override
    public List<Sample> filledWith(MadeUp facts) {
        var samples = new ArrayList<Sample>();
        for (var capacity : Capacity.values()) {
            samples.add(sample(
                    capacity.code(), Letters.to(facts.to(), List.of(item(facts, capacity, capacity.ordinal())))));
        }
        var many = new ArrayList<Letters.Item>();
        for (var number = 0; number < 24; number++) {
            many.add(item(facts, Capacity.TURN, number));
        }
        samples.add(sample("many", Letters.to(facts.to(), many)));
        samples.add(sample(
                "officer",
                Letters.to(facts.to(), List.of(item(facts, Capacity.OFFICER, 0), item(facts, Capacity.OFFICER, 1)))));
        samples.add(sample(
                "week",
                Letters.week(
                        facts.to(),
                        many.stream()
                                .limit(Letters.TOLD)
                                .map(item -> new Letters.Need(
                                        item.asked(), item.step().caseKey(), item.due()))
                                .toList(),
                        many.size(),
                        2)));
        return samples;
    }

    private Letters.Item item(MadeUp facts, Capacity capacity, int number) {
        var due = Objects.requireNonNullElse(facts.due(), SOME_DAY);
        var here = new Deadline(due.date().plusDays(number), due.at(), due.zone());
        var sample = rooms.get(0).sample(number, here);
        var sent = new ArrayList<MessageSourceResolvable>();
        if (capacity != Capacity.TURN) {
            sent.add(Letters.message("sent", due, facts.somebody()));
            sent.add(Letters.message("sent", here, facts.somebody()));
        }
        return new Letters.Item(sample.step(), sample.asked(), here, capacity, number < 2, sent);
    }

    private static Sample sample(String kind, Letter letter) {
        return new Sample(letter.template() + "/" + kind, letter);
    }
}
