package org.biennium.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.biennium.engine.ReferenceFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

class ReferenceNamesTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "_fr", "_es"})
    void everyCodeHasItsNameAndNoNameIsLeftOver(String language) throws IOException {
        var names = names(language);

        assertThat(names.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(keys().toList());
        assertThat(names.values()).allSatisfy(name -> assertThat((String) name).isNotBlank());
    }

    @ParameterizedTest
    @ValueSource(strings = {"_fr", "_es"})
    void rolesTargetsAndObjectivesAreTranslated(String language) throws IOException {
        var english = names("");
        var translated = names(language);

        assertThat(keys().filter(key ->
                        key.startsWith("role.") || key.startsWith("target.") || key.startsWith("objective.")))
                .allSatisfy(key -> assertThat(translated.getProperty(key)).isNotEqualTo(english.getProperty(key)));
    }

    private static Stream<String> keys() {
        return Stream.of(
                        codes("centres.csv").map(code -> "centre." + code),
                        codes("hosts.csv").flatMap(code -> Stream.of("host." + code, "host." + code + ".acronym")),
                        codes("framework.csv").map(code -> "target." + code),
                        codes("objectives.csv").map(code -> "objective." + code),
                        List.of(Role.values()).stream().map(role -> "role." + role.code()))
                .flatMap(keys -> keys);
    }

    private static Stream<String> codes(String file) {
        return ReferenceFile.rows(file).stream().map(row -> row.get("code"));
    }

    private static Properties names(String language) throws IOException {
        var names = new Properties();
        try (var reader = new InputStreamReader(
                new ClassPathResource("messages/reference" + language + ".properties").getInputStream(),
                StandardCharsets.UTF_8)) {
            names.load(reader);
        }
        return names;
    }
}
