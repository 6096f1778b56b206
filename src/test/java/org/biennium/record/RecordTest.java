package org.biennium.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.biennium.BienniumTest;
import org.biennium.TestClock;
import org.biennium.engine.Actor;
import org.biennium.engine.Deadline;
import org.biennium.engine.OpenStep;
import org.biennium.engine.StepClosed;
import org.biennium.engine.StepDueMoved;
import org.biennium.engine.StepOpened;
import org.biennium.engine.Turn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@BienniumTest
class RecordTest {

    private static final Deadline DUE =
            new Deadline(LocalDate.of(2026, 12, 18), LocalTime.of(23, 59), ZoneId.of("America/Toronto"));

    private static final Deadline LATER =
            new Deadline(LocalDate.of(2027, 2, 16), LocalTime.of(23, 59), ZoneId.of("America/Toronto"));

    @Autowired
    Steps steps;

    @Autowired
    Acts acts;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Environment environment;

    @Autowired
    TestClock clock;

    private final String caseKey = "WP-TEST-" + UUID.randomUUID();
    private final OpenStep step =
            new OpenStep(UUID.randomUUID().toString(), "record-test", "signOffWorkPlan", caseKey, "oss");

    @Test
    void aStepThatOpensIsRememberedWithWhoseTurnItIsAndUntilWhen() {
        open();

        assertThat(steps.of(caseKey)).singleElement().satisfies(it -> {
            assertThat(it.what()).isEqualTo(step);
            assertThat(it.groups()).containsExactly("head-oss", "head-carec");
            assertThat(it.person()).isEqualTo("oss-head");
            assertThat(it.due()).isEqualTo(DUE);
            assertThat(it.round()).isEqualTo(1);
            assertThat(it.openedAt()).isEqualTo(clock.instant());
            assertThat(it.isOpen()).isTrue();
        });
    }

    @Test
    void aStepWhoseOpeningIsRolledBackWasNeverThere() {
        transaction.executeWithoutResult(status -> {
            events.publishEvent(new StepOpened(step, turn()));
            status.setRollbackOnly();
        });

        assertThat(steps.find(step.taskId())).isEmpty();
    }

    @Test
    void aStepThatIsCompletedKeepsWhoCompletedIt() {
        open();
        close(true, "oss-head");

        assertThat(steps.find(step.taskId())).get().satisfies(it -> {
            assertThat(it.closedBy()).isEqualTo("oss-head");
            assertThat(it.outcome()).isEqualTo("completed");
            assertThat(it.isOpen()).isFalse();
        });
    }

    @Test
    void aStepThatIsTakenAwayNamesNobody() {
        open();
        close(false, null);

        assertThat(steps.find(step.taskId()).orElseThrow().outcome()).isEqualTo("taken-away");
    }

    @Test
    void aStepClosesOnce() {
        open();
        close(true, "oss-head");

        assertThatThrownBy(() -> close(false, null)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anOpenStepMovesToAnotherDate() {
        open();

        assertThat(move(Optional.of(LATER))).containsExactly(new StepDueMoved(step, DUE, LATER));
        assertThat(steps.find(step.taskId()).orElseThrow().due()).isEqualTo(LATER);
    }

    @Test
    void aStepLosesItsDateAndGetsOneAgain() {
        open();

        assertThat(move(Optional.empty())).containsExactly(new StepDueMoved(step, DUE, null));
        assertThat(move(Optional.empty())).isEmpty();
        assertThat(move(Optional.of(DUE))).containsExactly(new StepDueMoved(step, null, DUE));
    }

    @Test
    void aClosedStepDoesNotMove() {
        open();
        close(true, "oss-head");

        assertThat(move(Optional.of(LATER))).isEmpty();
        assertThat(steps.find(step.taskId()).orElseThrow().due()).isEqualTo(DUE);
    }

    @Test
    void theFirstToOpenAStepHasSeenIt() {
        open();
        steps.seen(step.taskId(), "oss-head");
        steps.seen(step.taskId(), "carec-head");

        assertThat(steps.find(step.taskId()).orElseThrow().seenBy()).isEqualTo("oss-head");
    }

    @Test
    void actsStandInTheOrderInWhichTheyWereDone() {
        act("return", "Le budget manque.\n\nموازنة 🦒");
        act("sign", null);

        assertThat(acts.of(caseKey)).extracting(act -> act.content().outcome()).containsExactly("return", "sign");
        assertThat(acts.of(caseKey).get(0).content())
                .isEqualTo(new NewAct(
                        caseKey,
                        "signOffWorkPlan",
                        step.taskId(),
                        new Actor("oss-head", Actor.Channel.TASKLIST),
                        "oss",
                        "return",
                        1,
                        "Le budget manque.\n\nموازنة 🦒"));
    }

    @Test
    void anActWithoutATransactionIsRefused() {
        assertThatThrownBy(() -> acts.add(newAct("sign", null))).isInstanceOf(IllegalTransactionStateException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"update biennium.act set outcome = 'sign'", "delete from biennium.act", "truncate biennium.act"})
    void theApplicationCanOnlyAddActs(String sql) {
        act("return", "Budget");

        assertThatThrownBy(() -> jdbc.sql(sql).update())
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("permission denied");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"update biennium.act set outcome = 'sign'", "delete from biennium.act", "truncate biennium.act"})
    void evenTheOwnerOfTheTablesCanOnlyAddActs(String sql) throws SQLException {
        act("return", "Budget");

        try (var owner = DriverManager.getConnection(
                        environment.getRequiredProperty("spring.flyway.url"),
                        environment.getRequiredProperty("spring.flyway.user"),
                        environment.getRequiredProperty("spring.flyway.password"));
                var statement = owner.createStatement()) {
            assertThatThrownBy(() -> statement.execute(sql)).hasMessageContaining("neither changed nor deleted");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"update biennium.step set groups = '{}'", "delete from biennium.step"})
    void theApplicationCannotRewriteWhatWasAsked(String sql) {
        assertThatThrownBy(() -> jdbc.sql(sql).update()).hasStackTraceContaining("permission denied");
    }

    private void open() {
        transaction.executeWithoutResult(status -> events.publishEvent(new StepOpened(step, turn())));
    }

    private List<StepDueMoved> move(Optional<Deadline> due) {
        return transaction.execute(status -> steps.move(Map.of(step.taskId(), due)));
    }

    private void close(boolean completed, @Nullable String by) {
        transaction.executeWithoutResult(status -> events.publishEvent(new StepClosed(step, completed, by)));
    }

    private static Turn turn() {
        return new Turn("sahel", "2027-2028", List.of("head-oss", "head-carec"), "oss-head", DUE, 1);
    }

    private void act(String outcome, @Nullable String reason) {
        transaction.executeWithoutResult(status -> acts.add(newAct(outcome, reason)));
    }

    private NewAct newAct(String outcome, @Nullable String reason) {
        return new NewAct(
                caseKey,
                "signOffWorkPlan",
                step.taskId(),
                new Actor("oss-head", Actor.Channel.TASKLIST),
                "oss",
                outcome,
                1,
                reason);
    }
}
