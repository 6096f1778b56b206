package org.biennium;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What only the source shows: words that the compiled classes no longer have. */
class SourceTest {

    private static final Path JAVA = Path.of("src/main/java");
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
    private static final Pattern SQL_COMMENT = Pattern.compile("/\\*.*?\\*/|--[^\n]*", Pattern.DOTALL);
    private static final Pattern TEXT = Pattern.compile("\"\"\".*?\"\"\"|\"(?:[^\"\\\\\n]|\\\\.)*\"", Pattern.DOTALL);
    private static final Pattern DATABASE_TIME = Pattern.compile(
            "\\bnow\\s*\\(\\s*\\)|\\b(current_(timestamp|date|time)|localtimestamp)\\b"
                    + "|\\b(clock|statement|transaction)_timestamp\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PUBLIC_TYPE = Pattern.compile(
            "^public (?:(?:final|abstract|sealed|non-sealed) )*(?:class|record|interface|enum|@interface) (\\w+)",
            Pattern.MULTILINE);
    private static final Pattern JAVADOC_AND_ANNOTATIONS =
            Pattern.compile("\\*/\\s*(@[\\w.]+(\\((?:[^()\"]|\"[^\"]*\"|\\([^()]*\\))*\\))?\\s*)*$");

    @Test
    void theDatabaseIsNeverAskedForTheTime() throws IOException {
        assertThat(files(MIGRATIONS, ".sql").stream().filter(file -> asksForTheTime(read(file))))
                .isEmpty();
        assertThat(files(JAVA, ".java").stream().filter(file -> asksForTheTime(textsIn(read(file)))))
                .isEmpty();
    }

    @Test
    void aDatabaseTimeIsRecognised() {
        assertThat(List.of("select now()", "default current_timestamp", "CLOCK_TIMESTAMP()"))
                .allMatch(SourceTest::asksForTheTime);
        assertThat(List.of("LocalTime", "-- never now()", "known()", "snow ()")).noneMatch(SourceTest::asksForTheTime);
        assertThat(textsIn("a(now()); b(\"now\" + \"()\"); c(\"\"\"\n now() \"\"\")"))
                .isEqualTo("\"now\" \"()\" \"\"\"\n now() \"\"\"");
    }

    /** Where several classes of the tests can be started, the command of the README would not know which. */
    @Test
    void aTrialIsTheClassThatThePomNames() {
        assertThat(read(Path.of("pom.xml"))).contains("<mainClass>" + TestBienniumApplication.class.getName() + "</");
    }

    @Test
    void everyPublicTypeSaysWhatItIs() throws IOException {
        assertThat(files(JAVA, ".java").stream().filter(Predicate.not(file -> saysWhatItIs(read(file)))))
                .isEmpty();
    }

    @Test
    void aSilentPublicTypeIsRecognised() {
        assertThat(saysWhatItIs("package a;\n\npublic final class A {}")).isFalse();
        assertThat(saysWhatItIs("package a;\n\n/** An A. */\n@B(\"c)\")\n@D\npublic record A() {}"))
                .isTrue();
    }

    private static boolean asksForTheTime(String sql) {
        return DATABASE_TIME.matcher(SQL_COMMENT.matcher(sql).replaceAll("")).find();
    }

    private static String textsIn(String java) {
        return TEXT.matcher(java).results().map(MatchResult::group).collect(Collectors.joining(" "));
    }

    private static boolean saysWhatItIs(String source) {
        return PUBLIC_TYPE.matcher(source).results().allMatch(type -> JAVADOC_AND_ANNOTATIONS
                .matcher(source.substring(0, type.start()))
                .find());
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (var files = Files.walk(folder)) {
            var found = files.filter(file -> file.toString().endsWith(ending)).toList();
            assertThat(found).as(folder + "/**" + ending).isNotEmpty();
            return found;
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
