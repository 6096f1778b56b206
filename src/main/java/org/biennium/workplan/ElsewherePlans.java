package org.biennium.workplan;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.biennium.language.Dates;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The plans that were validated outside this system, with the signed paper; marked as such wherever they are shown. */
@Component("elsewherePlans")
class ElsewherePlans {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final PlanWords words;
    private final MessageSource messages;
    private final Dates dates;

    ElsewherePlans(JdbcClient jdbc, Clock clock, PlanWords words, MessageSource messages, Dates dates) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.words = words;
        this.messages = messages;
        this.dates = dates;
    }

    /** Who decided elsewhere and when, and who entered it here. */
    record Elsewhere(LocalDate decidedOn, String decidedBy, String enteredBy, LocalDate enteredOn) {}

    @Transactional(propagation = Propagation.MANDATORY)
    void add(String plan, LocalDate decidedOn, String decidedBy, byte[] paper, String personId) {
        jdbc.sql("""
                        insert into biennium.work_plan_elsewhere
                            (plan, decided_on, decided_by, paper, sha256, entered_by, entered_at)
                        values (:plan, :on, :decidedBy, :paper, encode(sha256(:paper), 'hex'), :by, :at)
                        """)
                .param("plan", plan)
                .param("on", decidedOn)
                .param("decidedBy", decidedBy)
                .param("paper", paper)
                .param("by", personId)
                .param("at", clock.instant().atOffset(UTC))
                .update();
    }

    Optional<Elsewhere> find(String plan) {
        return jdbc.sql("""
                        select decided_on, decided_by, entered_by, entered_at from biennium.work_plan_elsewhere
                        where plan = ?
                        """)
                .param(plan)
                .query((found, number) -> new Elsewhere(
                        found.getObject("decided_on", LocalDate.class),
                        found.getString("decided_by"),
                        found.getString("entered_by"),
                        found.getObject("entered_at", OffsetDateTime.class).toLocalDate()))
                .optional();
    }

    Optional<byte[]> paper(String plan) {
        return jdbc.sql("select paper from biennium.work_plan_elsewhere where plan = ?")
                .param(plan)
                .query((found, number) -> found.getBytes("paper"))
                .optional();
    }

    /** The keys of all of them. */
    public Set<String> keys() {
        return new HashSet<>(jdbc.sql("select plan from biennium.work_plan_elsewhere")
                .query(String.class)
                .list());
    }

    /** What a reader of such a plan has to know, as a sentence; empty for any other plan. */
    public String told(String plan, Locale locale) {
        return find(plan)
                .map(it -> messages.getMessage(
                        "elsewhere.told",
                        new Object[] {
                            dates.day(it.decidedOn(), locale),
                            it.decidedBy(),
                            words.nameOf(it.enteredBy()),
                            dates.day(it.enteredOn(), locale)
                        },
                        locale))
                .orElse("");
    }
}
