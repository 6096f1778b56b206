package org.biennium.workplan;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.biennium.BienniumTest;
import org.biennium.Spoken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole way of a plan, each of its people reading one language: no screen shows a word of another. */
@BienniumTest
class StoryLanguageBrowserTest {

    private static final List<String> ENTITY = List.of("gce-officer", "gce-validator");

    @LocalServerPort
    int port;

    @Autowired
    Story story;

    @Autowired
    TypedWords typed;

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
    void noScreenOfAPlansWayShowsAWordOfAnotherLanguage(String language, String centre, String host) {
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

    private void inTasklist(TasklistWindow person, String key, String step, Spoken spoken, String language) {
        person.opens(story.open(key, step).taskId());
        collect(person.page(), spoken, language);
    }

    private void onPages(TasklistWindow person, Spoken spoken, String language, String key, String... paths) {
        for (var path : paths) {
            at(person, "/plans/" + key + path, spoken, language);
        }
    }

    private void at(TasklistWindow person, String address, Spoken spoken, String language) {
        person.page().navigate(address);
        assertThat(person.page().locator("html")).hasAttribute("lang", language);
        collect(person.page(), spoken, language);
    }

    private void collect(Page page, Spoken spoken, String language) {
        spoken.foreign(page, typed.in(Locale.forLanguageTag(language)))
                .forEach(text -> foreign.add(page.url().replaceFirst("http://[^/]+", "") + ": " + text));
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
