package org.biennium.record;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.biennium.engine.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who did what, for whom, when, on which version. Only ever added to; the database refuses anything else. */
@Component
public class Acts {

    private final JdbcClient jdbc;
    private final Clock clock;

    Acts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Adds an act in the caller's transaction, at the present moment; fails without a transaction. Returns it as recorded. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Act add(NewAct act) {
        var at = clock.instant();
        var id = jdbc.sql("""
                        insert into biennium.act
                            (case_key, step, task_id, person, host, channel, outcome, version, reason, at)
                        values (:caseKey, :step, :taskId, :person, :host, :channel, :outcome, :version, :reason, :at)
                        returning id
                        """)
                .param("caseKey", act.caseKey())
                .param("step", act.step())
                .param("taskId", act.taskId())
                .param("person", act.actor().personId())
                .param("host", act.host())
                .param("channel", act.actor().channel().name().toLowerCase(Locale.ROOT))
                .param("outcome", act.outcome())
                .param("version", act.version())
                .param("reason", act.reason())
                .param("at", at.atOffset(UTC))
                .query(Long.class)
                .single();
        return new Act(id, act, at);
    }

    /** The acts of a case, the earliest first; empty for a case unknown. */
    public List<Act> of(String caseKey) {
        return jdbc.sql("select * from biennium.act where case_key = :caseKey order by id")
                .param("caseKey", caseKey)
                .query(Acts::act)
                .list();
    }

    private static Act act(ResultSet row, int number) throws SQLException {
        var channel = Actor.Channel.valueOf(row.getString("channel").toUpperCase(Locale.ROOT));
        return new Act(
                row.getLong("id"),
                new NewAct(
                        row.getString("case_key"),
                        row.getString("step"),
                        row.getString("task_id"),
                        new Actor(row.getString("person"), channel),
                        row.getString("host"),
                        row.getString("outcome"),
                        row.getInt("version"),
                        row.getString("reason")),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
