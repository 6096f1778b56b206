package org.biennium.people;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.biennium.BienniumApplication;
import org.biennium.BienniumTest;
import org.biennium.engine.Accounts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@BienniumTest
class StartCheckTest {

    private static final String GOOD_PASSWORD = "Quiet-River-42";

    @Autowired
    FirstAdministrator administrator;

    @Autowired
    People people;

    @Autowired
    Register register;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient database;

    @Autowired
    DataSource source;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void theTrialsOwnDatabaseIsRefusedInOneSentenceWithoutAStackTrace() throws Exception {
        var java = ProcessHandle.current().info().command().orElseThrow();
        var start = new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Duser.timezone=UTC",
                        BienniumApplication.class.getName(),
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--spring.flyway.enabled=false",
                        "--spring.datasource.url=" + pool().getJdbcUrl(),
                        "--spring.datasource.username=" + pool().getUsername())
                .redirectErrorStream(true)
                .start();
        var said = new String(start.getInputStream().readAllBytes(), UTF_8);

        assertThat(start.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(start.exitValue()).isNotZero();
        assertThat(said)
                .contains("Description:\n\nBiennium does not start: well-known passwords are in use (acb-drafter,"
                        + " acb-head, acb-reviewer and ")
                .doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "admin", "camunda", "changeme", "password", "Postgres", "BIENNIUM", "keeper"})
    void aKnownPasswordOfTheDatabaseRoleIsRefused(String password) {
        assertThatThrownBy(() -> StartCheck.requireGoodDatabasePassword("keeper", password))
                .hasMessage("Biennium does not start: the database role keeper has a well-known password,"
                        + " so give it another.");
    }

    @Test
    void anotherPasswordOfTheDatabaseRoleIsFine() {
        assertThatCode(() -> StartCheck.requireGoodDatabasePassword("keeper", GOOD_PASSWORD))
                .doesNotThrowAnyException();
    }

    @Test
    void anAccountWhosePasswordIsItsOwnIdIsFound() {
        undone(() -> {
            var id = "t-" + UUID.randomUUID();
            accounts.createForTrial(id, "Somebody", id + "@example.org", id);

            assertThat(accounts.withPasswordAmong(Set.of())).containsExactly(id);
        });
    }

    @Test
    void accountsWithKnownPasswordsAreNamed() {
        assertThatCode(() -> StartCheck.requireGoodPasswords(List.of())).doesNotThrowAnyException();
        assertThatThrownBy(() -> StartCheck.requireGoodPasswords(List.of("a", "b")))
                .hasMessageContaining("in use (a, b), so");
        assertThatThrownBy(() -> StartCheck.requireGoodPasswords(List.of("a", "b", "c", "d")))
                .hasMessageContaining("(a, b, c and 1 more)");
    }

    @Test
    void withoutAnAdministratorNothingStarts() {
        undone(() -> {
            database.sql("delete from biennium.assignment where role = 'admin'").update();

            assertThatThrownBy(() -> administrator.ensure(given(null, null, null)))
                    .hasMessageStartingWith("Biennium does not start: no administrator exists yet");
        });
    }

    @Test
    void anAdministratorWhoIsThereIsEnough() {
        undone(() -> administrator.ensure(given(null, null, null)));
    }

    @Test
    void theAdministratorGivenIsCreatedOnce() {
        undone(() -> {
            administrator.ensure(given("keeper", GOOD_PASSWORD, "keeper@example.org"));
            administrator.ensure(given("keeper", GOOD_PASSWORD, "keeper@example.org"));

            assertThat(people.holds("keeper", Role.ADMIN, null)).isTrue();
            assertThat(accounts.check("keeper", GOOD_PASSWORD)).isTrue();
            assertThat(accounts.groupsOf("keeper")).contains("admin");
        });
    }

    @Test
    void aPasswordThatWasChangedStaysAndANewMailAddressIsTaken() {
        undone(() -> {
            administrator.ensure(given("keeper", GOOD_PASSWORD, "keeper@example.org"));
            register.setPassword("keeper", "Other-River-43");

            administrator.ensure(given("keeper", GOOD_PASSWORD, "new@example.org"));

            assertThat(accounts.check("keeper", "Other-River-43")).isTrue();
            assertThat(people.get("keeper").mail()).isEqualTo("new@example.org");
        });
    }

    @Test
    void anAdministratorGivenInPartIsRefused() {
        undone(() -> {
            assertThatThrownBy(() -> administrator.ensure(given("keeper", GOOD_PASSWORD, null)))
                    .hasMessageContaining("does not exist yet");
            assertThatThrownBy(() -> administrator.ensure(given("keeper", null, "keeper@example.org")))
                    .hasMessageContaining("does not exist yet");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"changeme", "keeper", "Admin"})
    void aKnownPasswordOfTheAdministratorGivenIsRefused(String password) {
        undone(() -> assertThatThrownBy(() -> administrator.ensure(given("keeper", password, "keeper@example.org")))
                .hasMessageContaining("BIENNIUM_ADMINISTRATOR_PASSWORD is a well-known one"));
    }

    @Test
    void aWeakPasswordOfTheAdministratorGivenIsRefused() {
        undone(() -> assertThatThrownBy(() -> administrator.ensure(given("keeper", "short", "keeper@example.org")))
                .hasMessageContaining("too easy to guess"));
    }

    @Test
    void anAdministratorWhoseAccountWasClosedIsRefused() {
        undone(() -> {
            administrator.ensure(given("keeper", GOOD_PASSWORD, "keeper@example.org"));
            register.close("keeper");

            assertThatThrownBy(() -> administrator.ensure(given("keeper", GOOD_PASSWORD, "keeper@example.org")))
                    .hasMessageContaining("was closed");
        });
    }

    private static AdministratorProperties given(
            @Nullable String id, @Nullable String password, @Nullable String mail) {
        return new AdministratorProperties(id, password, mail);
    }

    private void undone(Runnable story) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            status.setRollbackOnly();
            story.run();
        });
    }

    private HikariDataSource pool() {
        try {
            return source.unwrap(HikariDataSource.class);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
