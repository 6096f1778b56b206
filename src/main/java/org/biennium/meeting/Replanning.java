package org.biennium.meeting;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.biennium.engine.Deadline;
import org.biennium.engine.Refusal;
import org.biennium.people.Person;
import org.biennium.record.Steps;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes what dates are computed from: first as a preview that writes nothing, then, by the same computation, for good. */
@Component
class Replanning {

    private final Almanacs almanacs;
    private final Steps steps;
    private final WhoseTurn turns;
    private final MovePost post;
    private final Clock clock;

    Replanning(Almanacs almanacs, Steps steps, WhoseTurn turns, MovePost post, Clock clock) {
        this.almanacs = almanacs;
        this.steps = steps;
        this.turns = turns;
        this.post = post;
        this.clock = clock;
    }

    /** What a change would do. */
    Moves preview(UnaryOperator<Almanac> change) {
        return moves(almanacs.now(), change);
    }

    /**
     * Does it, in one transaction: what was changed, the open steps, their tasks and one letter to each person concerned.
     *
     * @param seen the fingerprint of the preview that was seen; null where none is asked for
     * @param write keeps the change itself
     * @param cause what the letters say of it; null where those concerned are told otherwise
     * @throws Refusal when something has changed since the preview
     */
    @Transactional
    Moves apply(UnaryOperator<Almanac> change, @Nullable String seen, Runnable write, MovePost.@Nullable Cause cause) {
        almanacs.lock();
        var moves = moves(almanacs.now(), change);
        if (seen != null && !seen.equals(moves.fingerprint())) {
            throw new Refusal("meeting.stale-preview");
        }
        write.run();
        var dates = new HashMap<String, Optional<Deadline>>();
        moves.moved().forEach(it -> dates.put(it.step().what().taskId(), Optional.ofNullable(it.after())));
        steps.move(dates);
        if (cause != null) {
            post.tell(affected(moves), cause);
        }
        return moves;
    }

    /** Whose turn the steps are whose people are told: each person with theirs. */
    Map<Person, List<Moves.OfStep>> affected(Moves moves) {
        var told = moves.told();
        var asked = turns.of(told.stream().map(Moves.OfStep::step).toList());
        var affected = new LinkedHashMap<Person, List<Moves.OfStep>>();
        for (var move : told) {
            asked.getOrDefault(move.step().what().taskId(), List.of())
                    .forEach(person -> affected.computeIfAbsent(person, first -> new ArrayList<>())
                            .add(move));
        }
        return affected;
    }

    private Moves moves(Almanac before, UnaryOperator<Almanac> change) {
        try {
            return Moves.between(before, change.apply(before), steps.ofPeriods(), clock.instant());
        } catch (BackPlanning.Loop closedByAnother) {
            throw new Refusal("meeting.stale-preview");
        }
    }
}
