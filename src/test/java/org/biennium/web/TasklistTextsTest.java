package org.biennium.web;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.biennium.TasklistTexts;
import org.biennium.language.Languages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tasklist speaks every language shipped, wholly and in our words. A new language is one more file beside these. */
class TasklistTextsTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{.*?}}");

    /** What is rightly the same in English and another language. */
    private static final Map<String, Set<String>> SAME = Map.of(
            "fr",
            Set.of("Action", "Biennium", "Cockpit", "Date", "Description", "Type", "Variable {{ name }}", "Variables"),
            "es",
            Set.of("Biennium", "Cockpit", "General", "Variable {{ name }}", "Variables"));

    static Stream<String> languages() {
        return Languages.SHIPPED.stream().map(Locale::getLanguage);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void hasALabelForEachOfTheVendors(String language) throws IOException {
        var vendor = TasklistTexts.labels(vendors());

        var ours = TasklistTexts.labels(language);

        assertThat(ours.keySet()).isEqualTo(vendor.keySet());
        ours.forEach((label, text) -> {
            var vendors = vendor.getOrDefault(label, "");
            assertThat(placeholders(text)).as(label).isEqualTo(placeholders(vendors));
            assertThat(text.isBlank()).as(label + " is blank").isEqualTo(vendors.isBlank());
            assertThat(text).as(label).doesNotContain("'").doesNotContainIgnoringCase("camunda");
        });
    }

    @ParameterizedTest
    @MethodSource("languages")
    void hasTheDatesOfTheVendors(String language) throws IOException {
        assertThat(names(ours(language).path("dateLocales")))
                .isEqualTo(names(vendors().path("dateLocales")));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void leavesNothingInEnglish(String language) {
        var english = TasklistTexts.labels("en");

        var left = new TreeMap<>(TasklistTexts.labels(language));
        left.entrySet().removeIf(label -> !label.getValue().equals(english.get(label.getKey())));
        left.values().removeIf(text -> text.codePoints().noneMatch(Character::isLetter));

        if (language.equals("en")) {
            assertThat(left).isNotEmpty();
        } else {
            assertThat(new TreeSet<>(left.values())).isEqualTo(new TreeSet<>(SAME.getOrDefault(language, Set.of())));
        }
    }

    @Test
    void theTextsOfATestAreThoseThatAreServed() throws IOException {
        assertThat(found("en").get(0).getProtocol()).isEqualTo("file");
    }

    /** The vendor's English, which stands behind ours. */
    private static JsonNode vendors() throws IOException {
        return read(found("en").stream()
                .filter(file -> file.getProtocol().equals("jar"))
                .findFirst()
                .orElseThrow());
    }

    private static JsonNode ours(String language) throws IOException {
        return read(found(language).get(0));
    }

    private static List<URL> found(String language) throws IOException {
        return Collections.list(
                TasklistTextsTest.class.getClassLoader().getResources(TasklistTexts.PLACE + language + ".json"));
    }

    private static JsonNode read(URL file) throws IOException {
        try (var text = new InputStreamReader(file.openStream(), StandardCharsets.UTF_8)) {
            text.read(); // the mark of the byte order, or the first brace
            var rest = new StringWriter();
            text.transferTo(rest);
            var json = rest.toString();
            return new ObjectMapper().readTree(json.startsWith("{") ? json : "{" + json);
        }
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER.matcher(text).results().map(MatchResult::group).collect(toSet());
    }

    /** The names of all fields, however deep. */
    private static Set<String> names(JsonNode node) {
        var names = new TreeSet<String>();
        node.fields().forEachRemaining(field -> {
            names.add(field.getKey());
            names(field.getValue()).forEach(name -> names.add(field.getKey() + "." + name));
        });
        return names;
    }
}
