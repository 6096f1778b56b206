package org.biennium;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
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

/** The jar as an operator starts it, on a database of its own, told everything by the environment. */
final class ShippedJar implements AutoCloseable {

    static final String STARTED = "Started BienniumApplication";

    private final EmbeddedPostgres postgres;
    private final int port;
    private final Map<String, String> environment;
    private final List<Process> running = new ArrayList<>();

    ShippedJar() throws IOException, SQLException {
        postgres = EmbeddedPostgres.builder().start();
        execute("create role biennium_owner login; create role biennium_application login");
        execute("create database biennium owner biennium_owner");
        port = freePort();
        environment = new TreeMap<>(Map.of(
                "SERVER_PORT", String.valueOf(port),
                "SPRING_DATASOURCE_URL", postgres.getJdbcUrl("biennium_application", "biennium"),
                "SPRING_DATASOURCE_USERNAME", "biennium_application",
                "SPRING_DATASOURCE_PASSWORD", "Still-Baobab-2026!",
                "SPRING_FLYWAY_URL", postgres.getJdbcUrl("biennium_owner", "biennium"),
                "SPRING_FLYWAY_USER", "biennium_owner",
                "SPRING_FLYWAY_PASSWORD", "Tall-Cedar-2026!"));
    }

    int port() {
        return port;
    }

    Map<String, String> environment() {
        return environment;
    }

    /** Starts it and returns what it said until it was up or had ended. */
    List<String> start(Map<String, String> more) throws IOException {
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
        CompletableFuture.delayedExecutor(10, TimeUnit.MINUTES).execute(process::destroyForcibly);
        var said = until(STARTED, process.inputReader());
        Files.write(Path.of("target", "shipped-jar", "said-" + running.size() + ".log"), said);
        return said;
    }

    /** Ends it as {@code kill -9} does: nothing is finished, nobody is told. */
    void kill() throws InterruptedException {
        latest().destroyForcibly().waitFor();
    }

    Process latest() {
        return running.get(running.size() - 1);
    }

    /** The first value that this query finds in its database. */
    String text(String query) throws SQLException {
        try (var connection = postgres.getDatabase("biennium_owner", "biennium").getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    void stop() throws InterruptedException {
        for (var process : running) {
            process.destroy();
            process.waitFor(30, TimeUnit.SECONDS);
        }
        running.clear();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        stop();
        postgres.close();
    }

    private static List<String> until(String awaited, BufferedReader lines) throws IOException {
        var said = new ArrayList<String>();
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            said.add(line);
            if (line.contains(awaited)) {
                // Read on, or the process would wait for its words to be taken.
                CompletableFuture.runAsync(() -> lines.lines().forEach(more -> {}));
                break;
            }
        }
        return said;
    }

    private void execute(String sql) throws SQLException {
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
