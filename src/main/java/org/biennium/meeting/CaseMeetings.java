package org.biennium.meeting;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.biennium.engine.Deadline;
import org.biennium.engine.Refusal;
import org.biennium.meeting.Almanac.Service;
import org.biennium.meeting.Served.Further;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The meetings that one case serves: those of its period, and what officers add for it alone. */
@Component
public class CaseMeetings {

    private final Almanacs almanacs;
    private final Replanning replanning;
    private final MeetingWords words;
    private final JdbcClient database;
    private final Clock clock;

    CaseMeetings(Almanacs almanacs, Replanning replanning, MeetingWords words, JdbcClient database, Clock clock) {
        this.almanacs = almanacs;
        this.replanning = replanning;
        this.words = words;
        this.database = database;
        this.clock = clock;
    }

    /** A case of a process in a period. */
    public record Case(String key, String period, String process) {

        Service service() {
            return new Service(period, process);
        }
    }

    /** A meeting that can be chosen. */
    public record Choice(String meeting, String label) {}

    /**
     * What a case serves.
     *
     * @param served the leading one first, each with its cut-off for a step
     * @param addable what can be added: meetings that are still to come
     */
    public record View(List<CutOff> served, List<Choice> addable) {}

    /** @param step activity id, null where none is asked about */
    public View viewOf(Case served, @Nullable String step, Locale locale) {
        var almanac = almanacs.now();
        var known = almanac.served().by(served.service(), served.key());
        return new View(
                cutOffs(almanac, served, step, locale),
                almanac.toCome().stream()
                        .filter(meeting -> !known.contains(meeting.code()))
                        .map(meeting -> new Choice(meeting.code(), words.choice(meeting, locale)))
                        .toList());
    }

    /**
     * The meetings that a case serves, the leading one first, each with its cut-off for a step.
     *
     * @param step activity id, null where none is asked about
     */
    public List<CutOff> of(Case served, @Nullable String step, Locale locale) {
        return cutOffs(almanacs.now(), served, step, locale);
    }

    private List<CutOff> cutOffs(Almanac almanac, Case served, @Nullable String step, Locale locale) {
        return almanac.served().by(served.service(), served.key()).stream()
                .flatMap(meeting -> Optional.ofNullable(almanac.meetings().get(meeting)).stream())
                .map(meeting -> cutOff(almanac, served, meeting, step, locale))
                .toList();
    }

    /**
     * Lets a case serve one more meeting; those whose dates move by it are told.
     *
     * @throws Refusal when there is no such meeting to come
     */
    @Transactional
    public void add(Case served, String meeting, String personId) {
        var almanac = almanacs.now();
        var chosen = almanac.toCome().stream()
                .filter(it -> it.code().equals(meeting))
                .filter(it ->
                        !almanac.served().by(served.service(), served.key()).contains(it.code()))
                .findFirst()
                .orElseThrow(() -> new Refusal("meeting.served.choose"));
        var further = new Further(served.key(), served.service(), chosen.code());
        replanning.apply(
                before -> before.with(before.served().with(further)),
                null,
                () -> database.sql("""
                                insert into biennium.case_meeting (case_key, period, process, meeting, added_by, added_at)
                                values (?, ?, ?, ?, ?, ?) on conflict do nothing""")
                        .params(served.key(), served.period(), served.process(), chosen.code(), personId, now())
                        .update(),
                new MovePost.Cause(MovePost.message("meeting.cause.served", served.key(), chosen.code()), null));
    }

    /** Lets it serve one less of those that were added for it alone. */
    @Transactional
    public void remove(Case served, String meeting, String personId) {
        var further = new Further(served.key(), served.service(), meeting);
        replanning.apply(
                before -> before.with(before.served().without(further)),
                null,
                () -> database.sql("""
                                update biennium.case_meeting set removed_by = ?, removed_at = ?
                                where case_key = ? and meeting = ? and removed_at is null""")
                        .params(personId, now(), served.key(), meeting)
                        .update(),
                new MovePost.Cause(MovePost.message("meeting.cause.served-no-more", served.key(), meeting), null));
    }

    private CutOff cutOff(Almanac almanac, Case served, Meeting meeting, @Nullable String step, Locale locale) {
        var planning = almanac.planning();
        var isDated = step != null && planning.hasCutOff(served.process(), step);
        return new CutOff(
                meeting.code(),
                meeting.title(locale),
                words.when(meeting, locale),
                step == null ? null : deadline(almanac, served, meeting, step).orElse(null),
                isDated,
                !almanac.served().isByAll(served.service(), meeting.code()));
    }

    private static Optional<Deadline> deadline(Almanac almanac, Case served, Meeting meeting, String step) {
        var planning = almanac.planning();
        var anchors = almanac.anchorsBy(meeting.code(), served.period());
        return planning.milestoneOf(served.process(), step, anchors)
                .filter(planning::hangsOnMeeting)
                .flatMap(milestone -> planning.deadlineOf(milestone, anchors));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
