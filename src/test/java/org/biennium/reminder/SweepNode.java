package org.biennium.reminder;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.biennium.BienniumApplication;
import org.biennium.TestClock;
import org.biennium.mail.PostRound;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.core.env.Environment;

/** Another process that reminds: at each moment that it is given it sweeps once and posts the letters. */
final class SweepNode implements AutoCloseable {

    private static final String READY = "node is ready";
    private static final String DONE = "node has swept";

    private final Process process;
    private final BufferedReader said;

    private SweepNode(Process process) {
        this.process = process;
        said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Begins to start one on the database and the mail server of these tests. */
    static SweepNode start(Environment here) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx300m",
                "-Duser.timezone=UTC",
                "-cp",
                System.getProperty("java.class.path"),
                SweepNode.class.getName()));
        Stream.of(
                        "spring.datasource.url",
                        "spring.datasource.username",
                        "spring.flyway.url",
                        "spring.flyway.user",
                        "spring.mail.host",
                        "spring.mail.port")
                .forEach(key -> command.add("--" + key + "=" + here.getRequiredProperty(key)));
        try {
            return new SweepNode(
                    new ProcessBuilder(command).redirectError(Redirect.DISCARD).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void awaitReady() {
        await(READY);
    }

    void sweepAt(Instant moment) {
        try {
            process.getOutputStream().write((moment + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void awaitSwept() {
        await(DONE);
    }

    /** As by {@code kill -9}, after so long at most. */
    void dies(int milliseconds) throws InterruptedException {
        process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
        close();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    private void await(String word) {
        try {
            for (var line = said.readLine(); !word.equals(line); line = said.readLine()) {
                if (line == null) {
                    throw new IllegalStateException("The other process has ended");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("SystemOut")
    public static void main(String... settings) throws IOException {
        var context = new SpringApplicationBuilder(BienniumApplication.class, TestClock.class)
                .profiles("demo", "test")
                .web(WebApplicationType.NONE)
                .lazyInitialization(true)
                .run(settings);
        var clock = context.getBean(TestClock.class);
        var sweep = context.getBean(Sweep.class);
        var given = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        System.out.println(READY);
        for (var moment = given.readLine(); moment != null; moment = given.readLine()) {
            clock.set(Instant.parse(moment));
            sweep.round();
            PostRound.go(context);
            System.out.println(DONE);
        }
    }
}
