package org.biennium.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.biennium.BenchmarkSummary;
import org.biennium.BienniumTest;
import org.biennium.Held;
import org.biennium.Pace;
import org.biennium.TestClock;
import org.biennium.engine.Deadline;
import org.biennium.engine.OpenStep;
import org.biennium.mail.Outbox;
import org.biennium.people.People;
import org.biennium.record.Step;
import org.biennium.reminder.Ledger.Capacity;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The sweep over a million open steps of which ten thousand are due to a thousand persons, beside the usual design: for each
 * reminder a boundary timer, fired by the engine's job executor, that writes the same letter. Both are warm, each has done
 * as much before as is measured, and both find what is due among a million that are not.
 */
@BienniumTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReminderBenchmark {

    private static final int ALL = 1_000_000;
    private static final int FEW = 10_000;
    private static final int DUE = 10_000;
    private static final int PERSONS = 1_000;
    private static final int TIMERS = 1_000;
    // Ten in the morning in Tunis, where the thousand are, on two Fridays.
    private static final Instant PRACTICE = Instant.parse("2026-12-04T09:00:00Z");
    private static final Instant MEASURED = Instant.parse("2026-12-11T09:00:00Z");

    private final BenchmarkSummary summary = BenchmarkSummary.written();

    @Autowired
    Sweep sweep;

    @Autowired
    Outbox outbox;

    @Autowired
    People people;

    @Autowired
    TestClock clock;

    @Autowired
    ProcessEngine engine;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    Environment environment;

    @Autowired
    JdbcClient jdbc;

    @BeforeAll
    void aThousandPersons() {
        Reminding.forget(jdbc);
        asOwner("""
                insert into biennium.host (code, region, city, country, zone, weekend, languages, certainty)
                select 'bench' || n, 'Africa', 'Tunis', 'TN', 'Africa/Tunis', 'sat-sun', array['fr'], 'made up'
                from generate_series(1, %1$d) n;
                insert into biennium.person (id, name, mail, languages, zone, host, created_at)
                select 'bench-' || n, 'Bench ' || n, 'bench-' || n || '@demo.invalid', array['fr'], 'Africa/Tunis',
                    'bench' || n, '2026-01-01'
                from generate_series(1, %1$d) n;
                insert into biennium.assignment (person, role, host, since)
                select 'bench-' || n, 'drafter', 'bench' || n, '2026-01-01' from generate_series(1, %1$d) n;
                """.formatted(PERSONS));
    }

    @AfterAll
    void leaveNothingBehind() {
        asOwner("""
                delete from act_ru_job where id_ like 'bench-%';
                delete from biennium.reminder where case_key like 'BENCH-%';
                delete from biennium.reminder_obligation where task_id like 'bench-%';
                delete from biennium.step where case_key like 'BENCH-%';
                delete from biennium.mail_enclosure using biennium.mail
                where mail.id = mail_enclosure.mail and recipient like 'bench-%';
                delete from biennium.mail where recipient like 'bench-%';
                delete from biennium.reminder_day where person like 'bench-%';
                delete from biennium.assignment where person like 'bench-%';
                delete from biennium.person where id like 'bench-%';
                delete from biennium.host where code like 'bench%';
                """);
    }

    @Test
    void aMillionOpenStepsAreSweptInSecondsAndForLessThanATwentiethOfTimers() throws InterruptedException {
        clock.set(PRACTICE);
        open(0, FEW, "2027-06-01", "2027-05-01");
        var nothing = Pace.of(sweep::round);
        open(FEW, ALL - FEW - 2 * DUE, "2027-06-01", "2027-05-01");
        summary.ratioBelow(
                3,
                "Sweep that finds nothing among 1,000,000 open steps",
                Pace.of(sweep::round),
                "among 10,000",
                nothing);

        timers();
        open(ALL - 2 * DUE, DUE, "2026-12-07", "2026-12-04");
        sweep.round();
        asOwner("update biennium.reminder_obligation set next_at = null where settled_on = '2026-12-04'");
        clock.set(MEASURED);
        armTimers();
        var timer = timers();
        asOwner("delete from act_ru_job where id_ like 'bench-%'");
        open(ALL - DUE, DUE, "2026-12-14", "2026-12-11");
        var swept = Held.during(sweep::round);

        assertThat(jdbc.sql("""
                        select count(*) from biennium.reminder
                        where case_key like 'BENCH-%' and result = 'written' and due_on = '2026-12-14'""").query(Integer.class).single()).isEqualTo(DUE);
        summary.below(
                Duration.ofSeconds(20),
                "Sweep of 1,000,000 open steps, 10,000 of them due to 1,000 persons",
                new Pace(List.of(swept.took())));
        summary.below(64, "MB", "What that sweep holds in memory at most", swept.megabytes());
        summary.atLeastTimesLess(
                20,
                "One reminder of that sweep",
                swept.took().dividedBy(DUE),
                "one by a boundary timer and the job executor, among 1,000,000 timers",
                timer);
    }

    /** The timers that are not due, as the engine keeps them. */
    private void armTimers() {
        asOwner("""
                insert into act_ru_job (id_, rev_, type_, exclusive_, retries_, duedate_, handler_type_, suspension_state_, priority_)
                select 'bench-' || n, 1, 'timer', true, 3, '2127-06-01', 'timer-transition', 1, 0
                from generate_series(1, %d) n;
                analyze act_ru_job
                """.formatted(ALL - TIMERS));
    }

    /** How long the job executor takes for one reminder by a boundary timer, of a thousand that are due at once. */
    private Duration timers() throws InterruptedException {
        var model = Bpmn.createExecutableProcess("benchTimer")
                .camundaHistoryTimeToLive(1)
                .startEvent()
                .receiveTask("wait")
                .message("never")
                .boundaryEvent("due")
                .cancelActivity(false)
                .timerWithDate("2020-01-01T00:00:00Z")
                .serviceTask("remind")
                .camundaClass(Remind.class.getName())
                .endEvent()
                .moveToActivity("wait")
                .endEvent()
                .done();
        var deployment = repository
                .createDeployment()
                .addModelInstance("bench-timer.bpmn", model)
                .deploy()
                .getId();
        try {
            for (var number = 1; number <= TIMERS; number++) {
                runtime.startProcessInstanceByKey("benchTimer", "BENCH-" + number);
            }
            Remind.begin(this::remind);
            var executor = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
            var start = System.nanoTime();
            executor.start();
            try {
                assertThat(Remind.left().await(5, TimeUnit.MINUTES)).isTrue();
            } finally {
                executor.shutdown();
            }
            return Duration.ofNanos(System.nanoTime() - start).dividedBy(TIMERS);
        } finally {
            repository.deleteDeployment(deployment, true);
        }
    }

    /** What a timer does: finds whom it concerns and writes the letter, in the engine's transaction. */
    public static final class Remind implements JavaDelegate {

        private static Consumer<String> reminding = caseKey -> {};
        private static CountDownLatch left = new CountDownLatch(0);

        static void begin(Consumer<String> remind) {
            reminding = remind;
            left = new CountDownLatch(TIMERS);
        }

        static CountDownLatch left() {
            return left;
        }

        @Override
        public void execute(DelegateExecution execution) {
            reminding.accept(execution.getProcessBusinessKey());
            left.countDown();
        }
    }

    private void remind(String caseKey) {
        outbox.write(Letters.to(people.get(caseKey.toLowerCase(Locale.ROOT)), List.of(item(caseKey))));
    }

    private static Letters.Item item(String caseKey) {
        var due = new Deadline(LocalDate.parse("2026-12-14"), LocalTime.of(23, 59), ZoneId.of("America/Toronto"));
        var what = new OpenStep(caseKey.toLowerCase(Locale.ROOT), "bench", "draftWorkPlan", caseKey, null);
        var step = new Step(what, "sahel", null, List.of(), null, 0, MEASURED, due, null, null, null, null, null);
        return new Letters.Item(what, Letters.unknown(step), due, Capacity.TURN, false, List.of());
    }

    private void open(int from, int count, String due, String nextDay) {
        asOwner("""
                insert into biennium.step (task_id, slug, step, case_key, centre, groups, round, opened_at, due_on, due_at, due_zone)
                select 'bench-' || n, 'bench', 'draftWorkPlan', 'BENCH-' || n, 'sahel', array['drafter-bench' || (n %% %3$d + 1)],
                    0, '2026-10-01', '%4$s', '23:59', 'America/Toronto'
                from generate_series(%1$d, %2$d) n;
                insert into biennium.reminder_obligation (task_id, armed_at, settled_on, next_at)
                select 'bench-' || n, '2026-10-01', '%5$s'::date - 1, '%5$s'::date - interval '6 hours'
                from generate_series(%1$d, %2$d) n;
                """.formatted(from, from + count - 1, PERSONS, due, nextDay));
        asOwner("analyze biennium.step; analyze biennium.reminder_obligation");
    }

    private void asOwner(String sql) {
        try (var owner = DriverManager.getConnection(
                        environment.getRequiredProperty("spring.flyway.url"), "postgres", "");
                var statement = owner.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
