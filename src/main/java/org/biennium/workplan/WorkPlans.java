package org.biennium.workplan;

import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.biennium.engine.Refusal;
import org.biennium.meeting.Period;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** All work plans, by key. */
@Component
class WorkPlans {

    private static final RowMapper<WorkPlan> PLAN = (row, number) -> new WorkPlan(
            row.getString("key"),
            row.getString("centre"),
            row.getString("period"),
            row.getObject("document", UUID.class),
            WorkPlan.State.of(row.getString("state")),
            row.getInt("version"));

    private final JdbcClient jdbc;
    private final Clock clock;

    WorkPlans(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<WorkPlan> find(String key) {
        return jdbc.sql("select * from biennium.work_plan where key = ?")
                .param(key)
                .query(PLAN)
                .optional();
    }

    /** The plans of these keys, by key; one unknown is not there. */
    Map<String, WorkPlan> findAll(Collection<String> keys) {
        return jdbc
                .sql("select * from biennium.work_plan where key = any (:keys)")
                .param("keys", keys.toArray(String[]::new))
                .query(PLAN)
                .list()
                .stream()
                .collect(toMap(WorkPlan::key, plan -> plan));
    }

    /** All plans, the newest period first. */
    List<WorkPlan> all() {
        return jdbc.sql("select * from biennium.work_plan order by period desc, centre, key")
                .query(PLAN)
                .list();
    }

    /** The newest published plan of a centre beside this one. */
    Optional<WorkPlan> lastPublished(String centre, String beside) {
        return jdbc.sql("""
                        select * from biennium.work_plan where centre = ? and key <> ? and state = 'published'
                        order by period desc, ended_at desc, key limit 1
                        """).params(centre, beside).query(PLAN).optional();
    }

    /** The plans whose texts these documents are. */
    List<WorkPlan> ofDocuments(Collection<UUID> documents) {
        return jdbc.sql("select * from biennium.work_plan where document = any (:documents)")
                .param("documents", documents.toArray(UUID[]::new))
                .query(PLAN)
                .list();
    }

    /** The plan, held until the caller's transaction ends, so that what is done to it is done one after another. */
    @Transactional(propagation = Propagation.MANDATORY)
    WorkPlan lock(String key) {
        return jdbc.sql("select * from biennium.work_plan where key = ? for update")
                .param(key)
                .query(PLAN)
                .single();
    }

    /**
     * A new plan of a centre for a period.
     *
     * @throws Refusal when there is one already
     */
    @Transactional(propagation = Propagation.MANDATORY)
    WorkPlan open(String centre, Period period, UUID document, String personId) {
        var key = nextKey(centre, period);
        var added = jdbc.sql("""
                        insert into biennium.work_plan (key, centre, period, document, state, opened_by, opened_at)
                        values (:key, :centre, :period, :document, 'draft', :by, :at)
                        on conflict do nothing
                        """)
                .param("key", key)
                .param("centre", centre)
                .param("period", period.code())
                .param("document", document)
                .param("by", personId)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (added == 0) {
            throw new Refusal("work-plan.already-open", keyNow(centre, period), period.code());
        }
        return lock(key);
    }

    /** Keeps what became of the plan. */
    @Transactional(propagation = Propagation.MANDATORY)
    void save(WorkPlan plan) {
        jdbc.sql("""
                        update biennium.work_plan set state = :state, version = :version, ended_at = :ended
                        where key = :key
                        """)
                .param("state", plan.state().code())
                .param("version", plan.version())
                .param("ended", plan.state().isEnded() ? clock.instant().atOffset(ZoneOffset.UTC) : null)
                .param("key", plan.key())
                .update();
    }

    /** The plan that stands in the way of another; it may have been opened a moment ago, by somebody else. */
    private String keyNow(String centre, Period period) {
        return jdbc.sql("select key from biennium.work_plan where centre = ? and period = ? and state <> 'withdrawn'")
                .params(centre, period.code())
                .query(String.class)
                .optional()
                .orElseGet(() -> key(centre, period));
    }

    /** What follows a withdrawn WP-2027-SAHEL is WP-2027-SAHEL-2. */
    private String nextKey(String centre, Period period) {
        var before = jdbc.sql("select count(*) from biennium.work_plan where centre = ? and period = ?")
                .params(centre, period.code())
                .query(Integer.class)
                .single();
        return before == 0 ? key(centre, period) : key(centre, period) + "-" + (before + 1);
    }

    private static String key(String centre, Period period) {
        return "WP-" + period.start().getYear() + "-" + centre.toUpperCase(Locale.ROOT);
    }
}
