package org.biennium.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.biennium.engine.Deadline;
import org.biennium.engine.OpenStep;
import org.biennium.mail.Enclosure;
import org.biennium.people.Person;
import org.biennium.record.Step;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.context.MessageSourceResolvable;

class MovePostTest {

    private static final ZoneId MONTREAL = ZoneId.of("America/Toronto");
    private static final Deadline JANUARY = new Deadline(LocalDate.of(2027, 1, 12), LocalTime.of(23, 59), MONTREAL);
    private static final Person READER =
            new Person("reader", "Reader", "reader@demo.invalid", List.of("fr"), Locale.FRENCH, MONTREAL, null, "oss");
    private static final MovePost.Cause CAUSE = new MovePost.Cause(MovePost.message("meeting.cause.lost", "WS"), null);
    private static final CalendarEntries ENTRIES = new CalendarEntries() {
        @Override
        public Enclosure enclosed(Collection<String> tasks, Person to) {
            return new Enclosure("calendar", String.join(" ", tasks), "dates.ics", "text/calendar");
        }

        @Override
        public Enclosure removed(Collection<String> tasks, Person to) {
            return new Enclosure("calendar", String.join(" ", tasks), "removed.ics", "text/calendar");
        }
    };

    @Test
    void aDateThatIsLostLeavesTheCalendarAlsoWhereAnotherHasMoved() {
        var letter = MovePost.letter(
                READER,
                List.of(move("lost", null), move("moved", JANUARY.plusDays(35)), move("late", JANUARY)),
                CAUSE,
                ENTRIES);

        assertThat(letter.enclosures()).extracting(Enclosure::what).containsExactly("moved late", "lost");
        assertThat(letter.enclosures()).extracting(Enclosure::fileName).doesNotHaveDuplicates();
    }

    @Test
    void oneFileIsEnoughWhereAllDatesAreKnown() {
        var letter = MovePost.letter(READER, List.of(move("moved", JANUARY)), CAUSE, ENTRIES);

        assertThat(letter.enclosures()).extracting(Enclosure::what).containsExactly("moved");
    }

    @Test
    void whereOnlyTheHourMovesBothAreSaidWithTheirHours() {
        var noon = new Deadline(JANUARY.date(), LocalTime.NOON, MONTREAL);

        var letter = MovePost.letter(READER, List.of(move("moved", noon)), CAUSE, ENTRIES);

        assertThat(letter.facts().get("lines"))
                .asInstanceOf(InstanceOfAssertFactories.list(MessageSourceResolvable.class))
                .singleElement()
                .extracting(MessageSourceResolvable::getArguments)
                .asInstanceOf(InstanceOfAssertFactories.array(Object[].class))
                .endsWith(JANUARY.instant().atZone(MONTREAL), noon.instant().atZone(MONTREAL));
    }

    private static Moves.OfStep move(String task, @Nullable Deadline after) {
        var step = new Step(
                new OpenStep(task, "work-plan", "draftWorkPlan", "WP-2027-SAHEL", "oss"),
                "sahel",
                "2027-2028",
                List.of("drafter-oss"),
                null,
                0,
                Instant.EPOCH,
                JANUARY,
                null,
                null,
                null,
                null,
                null);
        return new Moves.OfStep(step, JANUARY, after, null, Beside.NOTHING, Beside.NOTHING, false, false);
    }
}
