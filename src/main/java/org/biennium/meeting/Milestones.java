package org.biennium.meeting;

import java.time.Clock;
import java.time.ZoneOffset;
import org.biennium.engine.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Milestones as officers edit them. */
@Component
class Milestones {

    private final JdbcClient database;
    private final Clock clock;

    Milestones(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    int revisionOf(String code) {
        return database.sql("select revision from biennium.milestone where code = ?")
                .param(code)
                .query(Integer.class)
                .single();
    }

    /**
     * Keeps a milestone as edited.
     *
     * @param revision that was edited
     * @throws Refusal when somebody else has edited it since
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void change(Milestone milestone, int revision, String personId) {
        var changed = database.sql("""
                        update biennium.milestone set anchor = :anchor, offset_amount = :amount, offset_unit = :unit,
                            least_days = :least, kind = :kind, grace = :grace, place = :place, zone = :zone,
                            at_time = :at, weekend = :weekend, revision = revision + 1, edited_by = :by,
                            edited_at = :now
                        where code = :code and revision = :revision""")
                .param("anchor", milestone.anchor())
                .param("amount", milestone.offset().amount())
                .param("unit", milestone.offset().unit().code())
                .param("least", milestone.leastDays())
                .param("kind", milestone.kind().code())
                .param("grace", milestone.grace())
                .param("place", milestone.place())
                .param(
                        "zone",
                        milestone.zone() == null ? null : milestone.zone().getId())
                .param("at", milestone.at())
                .param("weekend", milestone.weekend().code())
                .param("by", personId)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("code", milestone.code())
                .param("revision", revision)
                .update();
        if (changed == 0) {
            throw new Refusal("meeting.edited-since", milestone.code());
        }
    }
}
