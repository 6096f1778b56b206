package org.biennium.workplan;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.biennium.BienniumTest;
import org.biennium.Browser;
import org.biennium.Spoken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tasklist as people read it who do not read English. */
@BienniumTest
class TasklistLanguageBrowserTest {

    private static final List<Integer> WIDTHS = List.of(1400, 360);

    @LocalServerPort
    int port;

    @Autowired
    Story story;

    @Autowired
    TypedWords typed;

    @Autowired
    JdbcClient jdbc;

    private final List<TasklistWindow> people = new ArrayList<>();
    private final Map<String, String> languages = new HashMap<>();

    @RegisterExtension
    final AfterTestExecutionCallback pictureOfAFailure =
            test -> test.getExecutionException().ifPresent(failure -> people.forEach(TasklistWindow::keepsAPicture));

    @AfterEach
    void everybodyLeaves() {
        people.forEach(TasklistWindow::close);
        languages.forEach(this::write);
    }

    @ParameterizedTest
    @CsvSource({"en, caribbean, caricom", "fr, sahel, oss", "es, centralamerica, ccad"})
    void aPlanIsDraftedAndRefusedWithoutAWordInAnotherLanguage(String language, String centre, String host) {
        reads(host + "-drafter", language);
        var task = story.open(story.opened(centre), WorkPlanProcess.DRAFT).taskId();
        var drafter = person(host + "-drafter");
        drafter.opensTheList();
        assertThat(drafter.page().locator("html")).hasAttribute("lang", language);
        isSaidIn(language, drafter, "list");

        drafter.picks(task);
        assertThat(drafter.page().locator(".task-card .deadline")).isVisible();
        isSaidIn(language, drafter, "form");

        drafter.looksAtTheDiagram(WorkPlanProcess.DRAFT, "tasklist-" + language + "-diagram");
        isSaidIn(language, drafter, "diagram");

        drafter.tab("FORM");
        drafter.form().locator("textarea").fill("a".repeat(10_001));
        assertThat(drafter.form().locator(".fjs-form-field-error")).isVisible();
        isSaidIn(language, drafter, "too-long");
        drafter.form().locator("textarea").fill("");

        assertThat(drafter.sends("COMPLETE").status()).isEqualTo(400);
        assertThat(drafter.page().locator(".notifications .alert")).isVisible();
        isSaidIn(language, drafter, "refusal");
    }

    @ParameterizedTest
    @CsvSource({"en", "fr", "es"})
    void aPlanIsOpenedWithoutAWordInAnotherLanguage(String language) {
        story.opened("sahel");
        reads("gce-officer", language);
        var officer = person("gce-officer");
        officer.opensTheList();
        officer.page().locator(".task-filter h4 a").last().click();
        assertThat(officer.page().locator(".tasks-list .task .deadline").first())
                .isVisible();
        isSaidIn(language, officer, "all");

        var window = officer.entersAPlan();
        isSaidIn(language, officer, "start");
        window.locator(".fjs-form .fjs-input-group").first().click();
        isSaidIn(language, officer, "choices");
    }

    @Test
    void whatIsCompulsoryIsAskedForInFrench() {
        var task = story.open(story.submitted("sahel"), "oss").taskId();
        var head = person("oss-head");
        head.opens(task);
        head.page().getByText(head.say("COMPLETE")).last().click();

        assertThat(head.form().locator(".fjs-form-field-error").first()).hasText("Veuillez remplir ce champ.");
        isSaidIn("fr", head, "compulsory");
    }

    @Test
    void onlyWhatServesThesePeopleIsThere() {
        var task = story.open(story.opened("sahel"), WorkPlanProcess.DRAFT).taskId();
        var drafter = person("oss-drafter");
        drafter.opens(task);
        var page = drafter.page();

        assertThat(page.locator(".task-details .nav-tabs li:visible").allTextContents().stream()
                        .map(String::strip))
                .containsExactly("Formulaire", "Schéma");
        assertThat(page.locator("[cam-tasklist-form] button:visible")).hasText("Terminer");
        assertThat(page.locator(".task-filter h4 a").allTextContents().stream()
                        .map(text -> text.strip().replaceAll("\\s+\\d*$", "")))
                .containsExactly("Mes tâches", "De mon centre", "Cette semaine", "En retard");
        assertThat(page.locator(".start-process-action")).isHidden();
        assertThat(page.getByText(Pattern.compile("camunda", Pattern.CASE_INSENSITIVE))
                        .locator("visible=true"))
                .hasCount(0);
        assertThat(page.locator("meta[name=description], meta[name=author]")).hasCount(0);
        var icon = (String) page.locator("link[rel=icon]").evaluate("link => link.href");
        assertThat(page.request().get(icon).body()).as("our mark").isEqualTo(ours("/favicon.ico"));
        assertThat(page.title()).isEqualTo("Rédiger le plan · Sahara et Sahel · 2027-2028 · Biennium");
        Browser.assertAccessible(page);
    }

    @Test
    void theTaskIsReachedAndCompletedByTheKeyboardAlone() {
        var task = story.open(story.opened("sahel"), WorkPlanProcess.DRAFT).taskId();
        var drafter = person("oss-drafter");
        drafter.opensTheList();
        var page = drafter.page();

        reaches(page, page.locator(".tasks-list a[href*='" + task + "']"));
        page.keyboard().press("Enter");
        assertThat(drafter.form()).isVisible();
        reaches(page, drafter.form().locator("textarea"));
        page.keyboard().type("Par le clavier");
        reaches(page, page.locator("[cam-tasklist-form] .btn-primary"));
        page.waitForResponse("**/submit-form", () -> page.keyboard().press("Enter"));

        assertThat(page.locator(".notifications .alert")).isVisible();
    }

    @Test
    void inALanguageFromRightToLeftTheThreeColumnsStayWhole() {
        story.opened("sahel");
        var drafter = person("oss-drafter");
        drafter.visit().route("**/tasklist/scripts/config.js*", TasklistLanguageBrowserTest::rightToLeft);
        drafter.opensTheList();
        var page = drafter.page();
        page.locator(".tasks-list h4 a").first().click();
        assertThat(drafter.form()).isVisible();

        assertThat(drafter.form()).hasCSS("direction", "rtl");
        assertThat(page.locator(".tasks-list .task").first()).hasCSS("direction", "rtl");
        assertThat(page.locator(".task-card h2")).hasCSS("direction", "rtl");
        var edges = List.of(".task-filters", "section.tasks-list", ".task-details").stream()
                .map(column -> (Double) page.locator(column).boundingBox().x)
                .toList();
        assertThat(edges).isSorted().doesNotHaveDuplicates();
        Browser.screenshot(page, "tasklist-right-to-left");
    }

    @Test
    void aSlowLineIsWaitedFor() {
        var drafter = person("oss-drafter");
        var page = drafter.page();
        var part = new CompletableFuture<Route>();
        drafter.visit().route("**/tasklistPlugins/static/app/plugin.js*", part::complete);
        page.clock().install();

        page.navigate("/camunda/app/tasklist/default/");
        page.waitForCondition(part::isDone);
        page.clock().fastForward(30_000);
        part.join().resume();

        page.clock().resume();
        assertThat(page.locator(".task-filter").first()).isVisible();
    }

    private static void rightToLeft(Route route) {
        var answer = route.fetch();
        route.fulfill(new Route.FulfillOptions()
                .setResponse(answer)
                .setBody(answer.text().replace("\"direction\":\"ltr\"", "\"direction\":\"rtl\"")));
    }

    /** Goes on by Tab until this has the focus, and sees that it has. */
    private static void reaches(Page page, Locator place) {
        for (int i = 0; i < 60; i++) {
            if ((boolean) place.evaluate("place => place === document.activeElement")) {
                assertThat((String) place.evaluate("place => getComputedStyle(place).outlineStyle"))
                        .isNotEqualTo("none");
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("Not reached by the keyboard: " + place);
    }

    private void isSaidIn(String language, TasklistWindow window, String picture) {
        for (var width : WIDTHS) {
            window.page().setViewportSize(width, 900);
            Browser.screenshot(window.page(), "tasklist-" + language + "-" + picture + "-" + width);
        }
        if (!picture.equals("diagram")) {
            Browser.assertNothingClipped(window.page());
        }
        window.page().setViewportSize(1400, 900);
        var foreign = Spoken.in(Locale.forLanguageTag(language)).foreign(window.page(), data(language));
        assertThat(foreign).as("Not said in " + language + " on " + picture).isEmpty();
    }

    private static byte[] ours(String file) {
        try {
            return Files.readAllBytes(Path.of("src/main/resources/META-INF/resources/webjars/camunda" + file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Set<String> data(String language) {
        var data = new HashSet<>(typed.in(Locale.forLanguageTag(language)));
        data.add("a".repeat(10_001));
        return data;
    }

    private void reads(String person, String language) {
        languages.putIfAbsent(
                person,
                jdbc.sql("select array_to_string(languages, ' ') from biennium.person where id = ?")
                        .param(person)
                        .query(String.class)
                        .single());
        write(person, language);
    }

    private void write(String person, String read) {
        jdbc.sql("update biennium.person set languages = ? where id = ?")
                .params(read.split(" "), person)
                .update();
    }

    private TasklistWindow person(String id) {
        var person = TasklistWindow.of(Objects.requireNonNull(id), port);
        people.add(person);
        return person.signsIn();
    }
}
