package org.biennium.workplan;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.biennium.BienniumTest;
import org.biennium.Spoken;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.StringUtils;

/** The whole way of a plan, each of its people reading one language: no screen shows a word of another. */
@BienniumTest
class StoryLanguageBrowserTest {

    private static final List<String> ENTITY = List.of("gce-officer", "gce-validator");

    @LocalServerPort
    int port;

    @Autowired
    Story story;

    @Autowired
    JdbcClient jdbc;

    private final List<TasklistWindow> people = new ArrayList<>();
    private final Set<String> foreign = new TreeSet<>();

    @AfterEach
    void everybodyLeaves() {
        people.forEach(TasklistWindow::close);
        ENTITY.forEach(person -> reads(person, "en"));
    }

    @ParameterizedTest
    @CsvSource({"fr, sahel, oss", "es, latinamerica, iavh"})
    void noScreenOfAPlansWayShowsAWordOfAnotherLanguage(String language, String centre, String host)
            throws IOException {
        ENTITY.forEach(person -> reads(person, language));
        var spoken = Spoken.in(Locale.forLanguageTag(language));
        var drafter = person(host + "-drafter");
        var head = person(host + "-head");
        var officer = person("gce-officer");
        var validator = person("gce-validator");
        var key = story.opened(centre);

        inTasklist(drafter, key, WorkPlanProcess.DRAFT, spoken, language);
        onPages(drafter, spoken, language, key, "", "/sections/summary", "/sections/goals", "/sections/activities");
        onPages(drafter, spoken, language, key, "/sections/activities/rows/new", "/sections/resources");
        story.fill(key, host + "-drafter");
        story.submit(key);
        inTasklist(head, key, host, spoken, language);
        story.signOff(key, host, "return", "8".repeat(12));
        onPages(drafter, spoken, language, key, "");
        story.submit(key);
        onPages(head, spoken, language, key, "/summary", "");
        story.sign(key, host);
        inTasklist(officer, key, WorkPlanProcess.RECOMMEND, spoken, language);
        story.complete(key, WorkPlanProcess.RECOMMEND, "gce-officer", "recommendation", "validate", "9".repeat(12));
        inTasklist(validator, key, WorkPlanProcess.VALIDATE, spoken, language);
        onPages(validator, spoken, language, key, "/summary", "");
        story.complete(
                key,
                WorkPlanProcess.VALIDATE,
                "gce-validator",
                "decision",
                "validate-with-observations",
                "7".repeat(12));
        onPages(head, spoken, language, key, "", "/summary");
        at(drafter, "/plans", spoken, language);
        at(drafter, "/settings", spoken, language);
        at(drafter, "/nowhere", spoken, language);

        assertThat(foreign).isEmpty();
    }

    private void inTasklist(TasklistWindow person, String key, String step, Spoken spoken, String language)
            throws IOException {
        person.opens(story.open(key, step).taskId());
        collect(person.page(), spoken, language);
    }

    private void onPages(TasklistWindow person, Spoken spoken, String language, String key, String... paths)
            throws IOException {
        for (var path : paths) {
            at(person, "/plans/" + key + path, spoken, language);
        }
    }

    private void at(TasklistWindow person, String address, Spoken spoken, String language) throws IOException {
        person.page().navigate(address);
        assertThat(person.page().locator("html")).hasAttribute("lang", language);
        collect(person.page(), spoken, language);
    }

    private void collect(Page page, Spoken spoken, String language) throws IOException {
        spoken.foreign(page, data(language))
                .forEach(text -> foreign.add(page.url().replaceFirst("http://[^/]+", "") + ": " + text));
    }

    /** What people typed, what they are called, what the template says in this language, and names of the world. */
    private Set<String> data(String language) throws IOException {
        var data = new HashSet<String>();
        jdbc.sql("""
                        select name from biennium.person union select id from biennium.person
                        union select mail from biennium.person union select key from biennium.work_plan
                        union select sha256 from biennium.document_version
                        union select code from biennium.framework_target""").query(String.class).list().forEach(data::add);
        for (var fields : jdbc.sql(
                        "select fields::text from biennium.document_section union select fields::text from biennium.document_row")
                .query(String.class)
                .list()) {
            leaves(new ObjectMapper().readTree(fields), null, data);
        }
        leaves(
                new ObjectMapper()
                        .readTree(Path.of("src/main/resources/documents/work-plan-2.json")
                                .toFile()),
                language,
                data);
        var locale = Locale.forLanguageTag(language);
        Stream.of(Locale.getISOCountries())
                .forEach(code ->
                        data.add(new Locale.Builder().setRegion(code).build().getDisplayCountry(locale)));
        data.add(StringUtils.capitalize(locale.getDisplayLanguage(locale)));
        Currency.getAvailableCurrencies().forEach(currency -> {
            data.add(currency.getCurrencyCode());
            data.add(currency.getCurrencyCode() + ", " + currency.getDisplayName(locale));
        });
        data.addAll(ZoneId.getAvailableZoneIds());
        return data;
    }

    /** The texts of a tree; where a language is given, those under its code alone. */
    private static void leaves(JsonNode node, @Nullable String language, Set<String> found) {
        node.properties().forEach(part -> {
            if (part.getValue().isTextual()
                    && (language == null || part.getKey().equals(language))) {
                found.add(part.getValue().asText());
                part.getValue().asText().lines().map(String::strip).forEach(found::add);
            }
        });
        node.forEach(child -> leaves(child, language, found));
    }

    private void reads(String person, String language) {
        jdbc.sql("update biennium.person set languages = ? where id = ?")
                .params(new String[] {language}, person)
                .update();
    }

    private TasklistWindow person(String id) {
        var person = TasklistWindow.of(id, port);
        people.add(person);
        return person.signsIn();
    }
}
