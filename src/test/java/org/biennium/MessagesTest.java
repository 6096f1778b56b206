package org.biennium;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.biennium.engine.DrawnTexts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All languages say the same things, and nothing is said that nobody hears. */
class MessagesTest {

    private static final Path MESSAGES = Path.of("src/main/resources/messages");
    private static final List<Path> SPEAKERS = List.of(
            Path.of("src/main/java"),
            Path.of("src/main/resources/pages"),
            Path.of("src/main/resources/mail"),
            Path.of("src/main/resources/documents"),
            Path.of("src/main/resources/reference"),
            Path.of("forms"),
            Path.of("processes"));

    /** Each language takes the hour in its own way of counting, by a placeholder of its own. */
    private static final String MOMENT = "language.";

    /** Names by the codes of the reference data, said wherever a code comes up. */
    private static final String NAMES_BY_CODE = "reference";

    private static final Pattern TRANSLATED = Pattern.compile(".*_(fr|es)\\.properties");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)");
    private static final Pattern SPOKEN_IN_PAGE = Pattern.compile("#\\{([a-z][\\w.-]*)[({}]");
    private static final Pattern REFUSED_IN_JAVA = Pattern.compile("new Refusal\\(\\s*\"([^\"]+)\"");
    private static final Pattern WORDS = Pattern.compile("[A-Za-z][\\w-]*(?:\\.[\\w-]+)+");
    private static final Pattern BEGINNING = Pattern.compile("[\"'|]([a-z][\\w-]*(?:\\.[\\w-]+)*\\.)(?=[\"']|\\$\\{)");

    static Stream<String> bundles() {
        return files(MESSAGES)
                .map(file -> file.getFileName().toString())
                .filter(name -> !TRANSLATED.matcher(name).matches())
                .map(name -> name.replace(".properties", ""));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void saysTheSameInEveryLanguage(String bundle) {
        var english = english(bundle);

        for (var language : List.of("fr", "es")) {
            var other = read(bundle + "_" + language + ".properties");
            assertThat(other.keySet()).as(bundle + " in " + language).isEqualTo(english.keySet());
            english.forEach((key, text) -> assertThat(placeholders(other.getOrDefault(key, "")))
                    .as(key + " in " + language + ": placeholders")
                    .satisfies(found -> assertThat(key.startsWith(MOMENT) || found.equals(placeholders(text)))
                            .isTrue()));
        }
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void isWellSpoken(String bundle) {
        for (var suffix : List.of("", "_fr", "_es")) {
            read(bundle + suffix + ".properties").forEach((key, text) -> {
                var where = key + " in " + bundle + suffix;
                assertThat(text).as(where).isNotBlank().doesNotContain("'");
                assertThatNoException().as(where).isThrownBy(() -> new MessageFormat(text, Locale.ENGLISH));
            });
        }
    }

    /** French sets a blank before these signs, at which no line may end. */
    @ParameterizedTest
    @MethodSource("bundles")
    void noFrenchLineBeginsWithASign(String bundle) {
        read(bundle + "_fr.properties").forEach((key, text) -> assertThat(text)
                .as(key)
                .doesNotContainPattern(" [:;?!»]")
                .doesNotContain("« "));
    }

    @Test
    void noKeyStandsTwice() {
        var seen = new TreeSet<>(new DrawnTexts().byKey().keySet());
        var twice = new ArrayList<String>();
        for (var bundle : bundles().toList()) {
            text(MESSAGES.resolve(bundle + ".properties"))
                    .lines()
                    .filter(line -> line.matches("[^#\\s].*?=.*"))
                    .map(line -> line.substring(0, line.indexOf('=')).strip())
                    .filter(key -> !seen.add(key))
                    .forEach(twice::add);
        }
        assertThat(twice).isEmpty();
    }

    @Test
    void everyKeySpokenExists() {
        var known = english();
        var spoken = Stream.concat(
                        found(SPOKEN_IN_PAGE, SPEAKERS.get(1), SPEAKERS.get(2)),
                        found(REFUSED_IN_JAVA, SPEAKERS.get(0)))
                .collect(toCollection(TreeSet::new));

        assertThat(spoken).isNotEmpty().allMatch(known::contains, "stands in a bundle");
    }

    @Test
    void everyKeyIsSpoken() {
        var speakers = SPEAKERS.toArray(Path[]::new);
        var words = found(WORDS, speakers).collect(toSet());
        var beginnings = found(BEGINNING, speakers).collect(toSet());

        var names = read(NAMES_BY_CODE + ".properties").keySet();

        assertThat(english().stream()
                        .filter(key -> !names.contains(key))
                        .filter(key -> !words.contains(key))
                        .filter(key -> beginnings.stream().noneMatch(key::startsWith)))
                .isEmpty();
    }

    @Test
    void beginningsOfKeysAreRecognised() {
        assertThat(Stream.of("\"role.\" + code", "'centre.' + x", "|host.${code}|", "\"page.login.\" + x")
                        .flatMap(text -> found(BEGINNING, text)))
                .containsExactly("role.", "centre.", "host.", "page.login.");
        assertThat(found(BEGINNING, "\"Text.\" \"a b.\" \"a.b\"")).isEmpty();
    }

    private static Set<String> english() {
        return bundles().flatMap(bundle -> english(bundle).keySet().stream()).collect(toSet());
    }

    /** In its own file, but for what models and forms of a process of this name say. */
    private static Map<String, String> english(String bundle) {
        var texts = new HashMap<>(read(bundle + ".properties"));
        texts.putAll(new DrawnTexts().of(bundle));
        return texts;
    }

    private static Set<String> placeholders(String text) {
        return found(PLACEHOLDER, text).collect(toSet());
    }

    private static Stream<String> found(Pattern pattern, Path... folders) {
        return Stream.of(folders)
                .filter(Files::exists)
                .flatMap(MessagesTest::files)
                .flatMap(file -> found(pattern, text(file)));
    }

    private static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MessagesTest::whatMatters);
    }

    private static String whatMatters(MatchResult match) {
        return match.groupCount() == 0 ? match.group() : match.group(1);
    }

    private static Map<String, String> read(String file) {
        var texts = new Properties();
        try {
            texts.load(new StringReader(text(MESSAGES.resolve(file))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts.stringPropertyNames().stream().collect(toMap(key -> key, texts::getProperty));
    }

    private static Stream<Path> files(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
