package org.biennium;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Run after packaging: the jar as an operator starts it, on a database of its own, told everything by the environment. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ShippedJarStartTest {

    private static final String STARTED = "Started BienniumApplication";
    private static final Map<String, String> ADMINISTRATOR = Map.of(
            "BIENNIUM_ADMINISTRATOR_ID", "first",
            "BIENNIUM_ADMINISTRATOR_PASSWORD", "Quiet-Acacia-2026!",
            "BIENNIUM_ADMINISTRATOR_MAIL", "first@biennium.invalid");

    private static List<AutoCloseable> opened = new ArrayList<>();
    private static Map<String, String> environment = new TreeMap<>();
    private final List<Process> running = new ArrayList<>();

    @BeforeAll
    static void makeTheDatabase() throws IOException, SQLException {
        var postgres = EmbeddedPostgres.builder().start();
        opened.add(postgres);
        execute(postgres, "create role biennium_owner login; create role biennium_application login");
        execute(postgres, "create database biennium owner biennium_owner");
        environment = new TreeMap<>(Map.of(
                "SERVER_PORT", String.valueOf(freePort()),
                "SPRING_DATASOURCE_URL", postgres.getJdbcUrl("biennium_application", "biennium"),
                "SPRING_DATASOURCE_USERNAME", "biennium_application",
                "SPRING_DATASOURCE_PASSWORD", "Still-Baobab-2026!",
                "SPRING_FLYWAY_URL", postgres.getJdbcUrl("biennium_owner", "biennium"),
                "SPRING_FLYWAY_USER", "biennium_owner",
                "SPRING_FLYWAY_PASSWORD", "Tall-Cedar-2026!"));
    }

    @AfterAll
    static void removeTheDatabase() throws Exception {
        for (var each : opened) {
            each.close();
        }
    }

    @AfterEach
    void stop() throws InterruptedException {
        for (var process : running) {
            process.destroy();
            process.waitFor(30, TimeUnit.SECONDS);
        }
    }

    @Test
    @Order(1)
    void saysInOneSentenceThatItNeedsAnAdministrator() throws IOException, InterruptedException {
        var said = start(Map.of());

        assertThat(running.get(0).waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(running.get(0).exitValue()).isNotZero();
        assertThat(said).anyMatch(line -> line.contains("no administrator exists yet"));
        assertThat(said).noneMatch(line -> line.startsWith("\tat ") || line.contains(STARTED));
    }

    @Test
    @Order(2)
    void startsWithAnAdministratorAndTellsThatItIsWell() throws IOException, InterruptedException, SQLException {
        var said = start(ADMINISTRATOR);

        assertThat(said).anyMatch(line -> line.contains(STARTED));
        assertThat(healthy()).isTrue();
        // The start before this one deployed the models too.
        assertThat(count("select count(*) from act_re_procdef where version_ > 1"))
                .isZero();
        assertThat(count("select count(*) from act_re_procdef")).isPositive();
    }

    /** Starts the jar and returns what it said until it was up or had ended. */
    private List<String> start(Map<String, String> more) throws IOException {
        var java = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                System.getProperty("biennium.jar", "biennium.jar"));
        java.directory(Files.createDirectories(Path.of("target", "shipped-jar")).toFile());
        java.environment().keySet().removeIf(name -> name.startsWith("SPRING_") || name.startsWith("BIENNIUM_"));
        java.environment().putAll(environment);
        java.environment().putAll(more);
        var process = java.redirectErrorStream(true).start();
        running.add(process);
        CompletableFuture.delayedExecutor(240, TimeUnit.SECONDS).execute(process::destroyForcibly);
        var said = new ArrayList<String>();
        var lines = process.inputReader();
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            said.add(line);
            if (line.contains(STARTED)) {
                break;
            }
        }
        Files.write(Path.of("target", "shipped-jar", "said-" + more.size() + ".log"), said);
        return said;
    }

    private static boolean healthy() throws IOException, InterruptedException {
        var check = new ProcessBuilder("bash", "docker/healthy.sh").inheritIO();
        check.environment().putAll(environment);
        return check.start().waitFor() == 0;
    }

    private static int count(String query) throws SQLException {
        try (var connection =
                        database().getDatabase("biennium_owner", "biennium").getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            return rows.getInt(1);
        }
    }

    private static EmbeddedPostgres database() {
        return (EmbeddedPostgres) opened.get(0);
    }

    private static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
