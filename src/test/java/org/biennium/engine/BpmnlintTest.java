package org.biennium.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A second opinion on the models, where Node is found. The rules that matter are held by {@link ModelLintTest}. */
class BpmnlintTest {

    private static final Path PROCESSES = Path.of("processes").toAbsolutePath();
    private static final Path WORKSHOP = Path.of("target", "bpmnlint").toAbsolutePath();
    private static final List<String> SETTINGS = List.of("package.json", "package-lock.json", ".npmrc", ".bpmnlintrc");
    private static final Pattern NODE_20 = Pattern.compile("v(2\\d|[3-9]\\d)\\..*", Pattern.DOTALL);

    @BeforeAll
    static void fetchTheLinter() throws IOException, InterruptedException {
        Files.createDirectories(WORKSHOP);
        for (var setting : SETTINGS) {
            Files.copy(PROCESSES.resolve(setting), WORKSHOP.resolve(setting), StandardCopyOption.REPLACE_EXISTING);
        }
        needs(NODE_20.matcher(run("node", "--version").output()).matches(), "Node 20 or later is not installed");
        needs(
                run(
                                "npm",
                                "ci",
                                "--ignore-scripts",
                                "--no-audit",
                                "--no-fund",
                                "--fetch-retries=1",
                                "--fetch-timeout=20000")
                        .succeeded(),
                "the linter cannot be fetched");
    }

    @Test
    void theModelsFollowTheRulesOfTheNotation() throws IOException, InterruptedException {
        try (var models = Files.newDirectoryStream(PROCESSES, "*.bpmn")) {
            for (var model : models) {
                Files.copy(model, WORKSHOP.resolve(model.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        var lint = run("npm", "run", "--silent", "lint");

        assertThat(lint.succeeded()).as(lint.output()).isTrue();
    }

    private static void needs(boolean there, String otherwise) {
        var sentence = "bpmnlint is left out: " + otherwise + ". ModelLintTest holds the rules that matter.";
        if (!there) {
            System.out.println(sentence);
        }
        assumeTrue(there, sentence);
    }

    private record Run(int exit, String output) {
        boolean succeeded() {
            return exit == 0;
        }
    }

    private static Run run(String... command) throws InterruptedException {
        try {
            var process = new ProcessBuilder(command)
                    .directory(WORKSHOP.toFile())
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor(60, TimeUnit.SECONDS) ? new Run(process.exitValue(), output) : new Run(-1, output);
        } catch (IOException e) {
            return new Run(-1, command[0] + " cannot be run");
        }
    }
}
