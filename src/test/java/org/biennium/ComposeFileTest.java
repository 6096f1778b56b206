package org.biennium;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.yaml.snakeyaml.Yaml;

/** The compose file starts only with the secrets named, keeps what it must and speaks to the application's real names. */
class ComposeFileTest {

    private static final List<String> SECRETS = List.of(
            "BIENNIUM_DATABASE_PASSWORD",
            "BIENNIUM_OWNER_PASSWORD",
            "BIENNIUM_ADMINISTRATOR_ID",
            "BIENNIUM_ADMINISTRATOR_PASSWORD",
            "BIENNIUM_ADMINISTRATOR_MAIL");
    private static final Pattern REQUIRED = Pattern.compile("\\$\\{(\\w+):\\?[^}]+}");

    private static Map<String, Map<String, Object>> services = Map.of();
    private static Map<String, Object> volumes = Map.of();

    @BeforeAll
    static void read() throws IOException {
        Map<String, Object> file = new Yaml().load(Files.readString(Path.of("docker-compose.yml")));
        services = map(file.get("services"));
        volumes = map(file.get("volumes"));
    }

    @Test
    void hasApplicationDatabaseAndMailTrap() {
        assertThat(services).containsOnlyKeys("application", "postgres", "mailpit");
        assertThat(service("postgres").get("image")).isEqualTo("postgres:17");
    }

    @Test
    void asksForEverySecretInWords() {
        var asked = services.keySet().stream()
                .flatMap(service -> environment(service).values().stream())
                .flatMap(value -> REQUIRED.matcher(value).results())
                .map(match -> match.group(1))
                .collect(Collectors.toSet());

        assertThat(asked).containsExactlyInAnyOrderElementsOf(SECRETS);
    }

    @Test
    void givesNoPasswordOfItsOwn() {
        var given = new TreeMap<String, String>();
        services.keySet().forEach(service -> given.putAll(environment(service)));
        given.keySet().removeIf(name -> !name.contains("PASSWORD"));

        assertThat(given).hasSizeGreaterThanOrEqualTo(5);
        assertThat(given.values())
                .allMatch(value -> REQUIRED.matcher(value).matches() || value.matches("\\$\\{\\w+:-}"));
    }

    @Test
    void everyServiceTellsItsHealth() {
        assertThat(services.values()).allSatisfy(service -> assertThat(map(service.get("healthcheck")))
                .containsKeys("test", "interval"));
        assertThat(map(map(service("application").get("depends_on")).get("postgres")))
                .containsEntry("condition", "service_healthy");
    }

    @Test
    void whatMustLastLiesInNamedVolumes() {
        assertThat(volumes).containsOnlyKeys("database", "mails");
        assertThat(texts(service("postgres").get("volumes"))).contains("database:/var/lib/postgresql/data");
        assertThat(texts(service("mailpit").get("volumes"))).contains("mails:/data");
    }

    @Test
    void isReachedFromThisMachineOnlyUntilToldOtherwise() {
        var ports = services.values().stream()
                .flatMap(service -> texts(service.getOrDefault("ports", List.of())).stream())
                .toList();

        assertThat(ports).hasSize(2).allMatch(port -> port.matches("(\\$\\{BIENNIUM_BIND:-)?127\\.0\\.0\\.1.*"));
    }

    @Test
    void theApplicationWorksUnderARoleThatOwnsNothing() throws IOException {
        var environment = environment("application");
        var owner = environment("postgres").get("POSTGRES_USER");

        assertThat(environment.get("SPRING_FLYWAY_USER")).isEqualTo(owner);
        assertThat(environment.get("SPRING_DATASOURCE_USERNAME")).isNotEqualTo(owner);
        assertThat(Files.readString(Path.of("docker/application-role.sh")))
                .contains("create role " + environment.get("SPRING_DATASOURCE_USERNAME") + " login")
                .contains("\\getenv password BIENNIUM_DATABASE_PASSWORD");
        assertThat(texts(service("postgres").get("volumes")))
                .anyMatch(volume -> volume.startsWith("./docker/application-role.sh:/docker-entrypoint-initdb.d/"));
    }

    @Test
    void namesOnlyPropertiesThatTheApplicationReads() throws IOException {
        var read = propertiesRead();

        assertThat(environment("application").keySet()).allMatch(name -> read.contains(bare(name)));
    }

    @Test
    void theImageRunsAsNobodySpecialAndCarriesNoSecret() throws IOException {
        var lines = Files.readAllLines(Path.of("Dockerfile"));

        assertThat(lines).contains("USER biennium").anyMatch(line -> line.startsWith("HEALTHCHECK "));
        assertThat(lines).noneMatch(line -> line.matches("(?i)(env|arg) .*(password|secret).*"));
        assertThat(lines.indexOf("USER biennium"))
                .isLessThan(lines.indexOf("ENTRYPOINT [\"java\", \"-jar\", \"biennium.jar\"]"));
    }

    /** Every property somebody reads, in the bare form in which environment variables are compared. */
    private static Set<String> propertiesRead() throws IOException {
        return Stream.of(ofLibraries(), ofSettings(), ofApplicationYaml(), ofSources())
                .flatMap(names -> names)
                .map(ComposeFileTest::bare)
                .collect(Collectors.toSet());
    }

    private static Stream<String> ofLibraries() throws IOException {
        var name = Pattern.compile("\"name\"\\s*:\\s*\"([^\"]+)\"");
        return Stream.of(new PathMatchingResourcePatternResolver()
                        .getResources("classpath*:META-INF/spring-configuration-metadata.json"))
                .map(resource -> {
                    try {
                        return resource.getContentAsString(StandardCharsets.UTF_8);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .flatMap(metadata -> name.matcher(metadata).results())
                .map(match -> match.group(1));
    }

    private static Stream<String> ofSettings() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.biennium").stream()
                        .filter(type -> type.isAnnotatedWith(ConfigurationProperties.class))
                        .flatMap(type -> type.getFields().stream()
                                .map(field -> type.getAnnotationOfType(ConfigurationProperties.class)
                                                .value() + "." + field.getName()));
    }

    private static Stream<String> ofApplicationYaml() throws IOException {
        return new YamlPropertySourceLoader()
                .load("application", new ClassPathResource("application.yaml")).stream()
                        .map(EnumerablePropertySource.class::cast)
                        .flatMap(source -> Stream.of(source.getPropertyNames()));
    }

    private static Stream<String> ofSources() throws IOException {
        var name = Pattern.compile("biennium(?:\\.[a-z-]+)+");
        try (var files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream()
                    .map(ComposeFileTest::text)
                    .flatMap(source -> name.matcher(source).results())
                    .map(MatchResult::group);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String bare(String property) {
        return property.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private static Map<String, Object> service(String name) {
        return services.getOrDefault(name, Map.of());
    }

    private static Map<String, String> environment(String service) {
        var named = new TreeMap<String, String>();
        map(service(service).getOrDefault("environment", Map.of()))
                .forEach((name, value) -> named.put(name, String.valueOf(value)));
        return named;
    }

    @SuppressWarnings("unchecked")
    private static <T> Map<String, T> map(@Nullable Object value) {
        return (Map<String, T>) Objects.requireNonNull(value);
    }

    private static List<String> texts(@Nullable Object list) {
        return ((Collection<?>) Objects.requireNonNull(list))
                .stream().map(String::valueOf).toList();
    }
}
