package org.biennium.reminder;

import static java.util.stream.Collectors.toMap;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Method;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.Version;
import org.biennium.engine.Names;
import org.biennium.language.Dates;
import org.biennium.mail.Enclosure;
import org.biennium.mail.EnclosureSource;
import org.biennium.meeting.CalendarEntries;
import org.biennium.people.People;
import org.biennium.people.Person;
import org.biennium.record.Step;
import org.biennium.record.Steps;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Dates as calendar programs take them: one entry for each step and person, under the same name whatever becomes of it. Its
 * number rises when the date moves; when the step is done or taken away, the entry is cancelled.
 */
@Component
public class Appointments implements EnclosureSource, CalendarEntries {

    private static final String ROOM = "calendar";
    private static final String SEPARATOR = " ";
    private static final Duration LENGTH = Duration.ofMinutes(30);

    private final Steps steps;
    private final Asking asking;
    private final People people;
    private final MessageSource messages;
    private final Dates dates;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final String address;

    Appointments(
            Steps steps,
            Asking asking,
            People people,
            MessageSource messages,
            Dates dates,
            JdbcClient jdbc,
            Clock clock,
            @Value("${biennium.address}") String address) {
        this.steps = steps;
        this.asking = asking;
        this.people = people;
        this.messages = messages;
        this.dates = dates;
        this.jdbc = jdbc;
        this.clock = clock;
        this.address = address.replaceAll("/+$", "");
    }

    /** The file for a letter about these steps: as they stand when it is sent. */
    public static Enclosure of(Collection<String> taskIds, Person to) {
        return enclosure(taskIds, to, "biennium-dates.ics");
    }

    private static Enclosure enclosure(Collection<String> taskIds, Person to, String fileName) {
        return new Enclosure(
                ROOM, to.id() + SEPARATOR + String.join(SEPARATOR, taskIds), fileName, "text/calendar; charset=UTF-8");
    }

    /**
     * The file that takes out of somebody's calendar what has ended of a case: steps whose dates they were sent, and of
     * whose end nothing has told their calendar yet. Empty where there are none.
     */
    public Optional<Enclosure> ended(String caseKey, Person to) {
        var tasks = jdbc.sql("""
                        with sent as (
                            select written_at, string_to_array(what, :separator) as words from biennium.mail_enclosure
                            join biennium.mail on mail.id = mail where recipient = :person and room = :room)
                        select task_id from biennium.step
                        where case_key = :case and closed_at is not null
                            and exists (select from sent where task_id = any (words))
                            and not exists (select from sent where task_id = any (words) and written_at >= closed_at)
                        order by step.id""")
                .param("separator", SEPARATOR)
                .param("person", to.id())
                .param("room", ROOM)
                .param("case", caseKey)
                .query(String.class)
                .list();
        return tasks.isEmpty() ? Optional.empty() : Optional.of(removed(tasks, to));
    }

    @Override
    public String room() {
        return ROOM;
    }

    @Override
    public Optional<byte[]> draw(String what) {
        var parts = List.of(what.split(SEPARATOR));
        return people.find(parts.get(0)).map(person -> {
            var found = steps.findAll(parts.subList(1, parts.size()));
            var dated = found.stream().filter(Appointments::isDated).toList();
            return dated.isEmpty()
                    ? file(found, person, Method.VALUE_CANCEL)
                    : file(dated, person, Method.VALUE_PUBLISH);
        });
    }

    @Override
    public Enclosure enclosed(Collection<String> taskIds, Person to) {
        return of(taskIds, to);
    }

    /** All that this person is to do, for a calendar that asks from time to time. */
    byte[] feed(Collection<String> taskIds, Person person) {
        return file(
                steps.findAll(taskIds).stream().filter(Appointments::isDated).toList(), person, null);
    }

    private static boolean isDated(Step step) {
        return step.isOpen() && step.due() != null;
    }

    @Override
    public Enclosure removed(Collection<String> taskIds, Person to) {
        return enclosure(taskIds, to, "biennium-dates-removed.ics");
    }

    /** @param method what a calendar is to do with it; null where it asks itself */
    private byte[] file(List<Step> found, Person person, @Nullable String method) {
        var calendar = new Calendar();
        calendar.add(new ProdId(
                "-//Biennium//Biennium//" + person.locale().getLanguage().toUpperCase(Locale.ROOT)));
        var version = new Version();
        version.setValue(Version.VALUE_2_0);
        calendar.add(version);
        if (method != null) {
            calendar.add(new Method(method));
        }
        var asked = asking.of(found);
        var sequences = sequences(found);
        for (var step : found) {
            var words = Objects.requireNonNull(asked.get(step.what().taskId()));
            calendar.add(entry(step, words, sequences.getOrDefault(step.what().taskId(), 0), person));
        }
        try (var bytes = new ByteArrayOutputStream()) {
            new CalendarOutputter(false).output(calendar, bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private VEvent entry(Step step, ObligationWords.Asked asked, int sequence, Person person) {
        var due = step.due();
        var locale = person.locale();
        var title = messages.getMessage(
                "reminder.calendar.title",
                new Object[] {
                    messages.getMessage("task." + Names.kebab(step.what().step()), null, locale),
                    messages.getMessage(asked.label(), locale),
                    messages.getMessage(asked.about(), locale)
                },
                locale);
        var entry = new VEvent(false);
        entry.add(new Uid(step.what().taskId() + "-" + person.id() + "@biennium"));
        entry.add(new Sequence(sequence));
        entry.add(new DtStamp(clock.instant()));
        entry.add(new Summary(title));
        // What is taken out of a calendar needs no date (RFC 5546, 3.2.5), and a step that has lost its own has none.
        if (due != null) {
            entry.add(new DtStart<>(due.instant().minus(LENGTH)));
            entry.add(new DtEnd<>(due.instant()));
            entry.add(new Description(dates.moment(due.instant(), due.zone(), person.zone(), locale)));
        }
        entry.add(new Url(URI.create(address + "/tasks/" + step.what().taskId())));
        entry.add(new Status(isDated(step) ? Status.VALUE_CONFIRMED : Status.VALUE_CANCELLED));
        return entry;
    }

    private Map<String, Integer> sequences(List<Step> found) {
        record Numbered(String taskId, int sequence) {}
        return jdbc
                .sql("select task_id, sequence from biennium.reminder_obligation where task_id = any (:tasks)")
                .param("tasks", found.stream().map(step -> step.what().taskId()).toArray(String[]::new))
                .query((row, number) -> new Numbered(row.getString("task_id"), row.getInt("sequence")))
                .list()
                .stream()
                .collect(toMap(Numbered::taskId, Numbered::sequence));
    }
}
