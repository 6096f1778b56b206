package org.biennium.workplan;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.biennium.BienniumTest;
import org.biennium.Browser;
import org.biennium.people.Assignment;
import org.biennium.people.Person;
import org.biennium.people.Register;
import org.biennium.people.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Tasklist when several share a task, when something is refused, and when something is done. */
@BienniumTest
class TasklistAtWorkBrowserTest {

    // A number follows where the centre had a plan before.
    private static final String CASE = "WP-2027-PACIFIC(-\\d+)?$";

    private static final String PASSWORD = "Wadi-Halfa 1954 to Tessalit";

    @LocalServerPort
    int port;

    @Autowired
    Story story;

    @Autowired
    Register register;

    private final List<TasklistWindow> people = new ArrayList<>();
    private final List<String> entered = new ArrayList<>();

    @RegisterExtension
    final AfterTestExecutionCallback pictureOfAFailure =
            test -> test.getExecutionException().ifPresent(failure -> people.forEach(TasklistWindow::keepsAPicture));

    @AfterEach
    void everybodyLeaves() {
        people.forEach(TasklistWindow::close);
        entered.forEach(register::close);
    }

    @Test
    void whoSharesATaskTakesItFirstAndHandsItBack() {
        var colleague = aSecondHead();
        var task = story.open(story.submitted("sahel"), "oss").taskId();
        var head = person("oss-head");
        head.opens(task);
        var page = head.page();
        assertThat(page.locator(".task-card .lock")).containsText("Prenez d’abord la tâche en charge");
        assertThat(head.form().locator("textarea").first()).hasAttribute("readonly", "");

        button(page, "Prendre en charge").click();
        assertThat(page.locator(".task-card .lock")).hasCount(0);
        assertThat(head.form().locator("textarea").first()).isEditable();
        var other = person(colleague);
        other.page().navigate("/tasks/" + task);
        assertThat(other.page().locator("main")).containsText("OSS · responsable de l’institution (démonstration)");

        button(page, "Remettre au groupe").press("Enter");
        assertThat(page.locator(".task-card .lock")).isVisible();
        Browser.screenshot(page, "tasklist-to-be-taken");
    }

    @Test
    void aRefusalLeavesTheButtonFreeOnAPhoneAndNamesWhatIsMissing() {
        var task = story.open(story.submitted("sahel"), "oss").taskId();
        var head = person("oss-head");
        head.page().setViewportSize(360, 740);
        head.opens(task);
        var page = head.page();

        button(page, "Terminer").click();

        assertThat(page.locator(".notifications .message"))
                .hasText(Pattern.compile("^Votre décision pour votre institution.: Veuillez remplir ce champ\\.$"));
        var question = page.getByRole(AriaRole.RADIOGROUP);
        assertThat(question).isInViewport();
        assertThat(question.locator("input").first()).isFocused();
        Browser.screenshot(page, "tasklist-fr-missing-choice-360");
        head.chooses("Viser le plan avec une réserve");
        head.sends("COMPLETE");
        assertThat(page.locator(".notifications .message")).containsText("Veuillez indiquer votre motif");
        head.sends("COMPLETE");
        Browser.assertAccessible(page);
    }

    @Test
    void aServerOutOfReachIsToldInThePersonsLanguage() {
        var drafter = atTheDraft();
        var notice = drafter.page().locator(".notifications .message");
        for (var outage : List.<Consumer<Route>>of(
                Route::abort,
                route -> route.fulfill(new Route.FulfillOptions()
                        .setStatus(502)
                        .setContentType("text/html")
                        .setBody("<h1>502</h1>")))) {
            drafter.page().route("**/submit-form", outage);
            drafter.page().waitForRequest("**/submit-form", () -> button(drafter.page(), "Terminer")
                    .click());

            assertThat(notice).hasText(Pattern.compile("^Le serveur est injoignable.*"));
            drafter.page().unroute("**/submit-form");
        }
    }

    @Test
    void aStepThatIsDoneIsConfirmedAndLeavesTheList() {
        var key = story.drafted("sahel");
        var task = story.open(key, WorkPlanProcess.DRAFT).taskId();
        var drafter = person("oss-drafter");
        drafter.opens(task);

        assertThat(drafter.sends("COMPLETE").ok()).isTrue();

        var page = drafter.page();
        assertThat(page.getByRole(AriaRole.STATUS).first())
                .hasText(Pattern.compile(".*Étape achevée.: Rédiger le plan · Sahara et Sahel · 2027-2028"));
        assertThat(page.locator(".tasks-list a[href*='" + task + "']")).hasCount(0);
        assertThat(page.locator("section.tasks-list")).isFocused();
        Browser.screenshot(page, "tasklist-fr-done");
    }

    @Test
    void aCaseThatIsOpenedIsNamedWithTheWayToIt() {
        story.clear("pacific");
        var officer = person("gce-officer");
        officer.opensTheList();
        officer.startsAPlan("Pacific", Story.PERIOD, "tasklist-start");

        var link = officer.page().locator(".outcome a");
        assertThat(link).hasText(Pattern.compile("^" + CASE));
        assertThat(link).hasAttribute("href", Pattern.compile("^/plans/" + CASE));
    }

    @Test
    void whoseSessionHasEndedIsToldSoAndComesBackToTheTask() {
        var drafter = atTheDraft();
        var page = drafter.page();
        drafter.form().locator("textarea").fill("Ce qui est écrit");
        drafter.visit().clearCookies(new BrowserContext.ClearCookiesOptions().setName("biennium"));

        button(page, "Terminer").click();
        assertThat(page.locator("main")).containsText("Cette page est restée ouverte trop longtemps.");
        page.fill("#username", "oss-drafter");
        page.fill("#password", "demo");
        page.click("main button[type=submit]");

        assertThat(drafter.form().locator("textarea")).hasValue("Ce qui est écrit");
    }

    @Test
    void theWholeDrawingStandsInItsFrame() {
        var drafter = atTheDraft();
        var page = drafter.page();
        page.setViewportSize(1400, 900);
        drafter.looksAtTheDiagram(WorkPlanProcess.DRAFT, "tasklist-fr-whole-diagram");

        page.waitForFunction("""
                () => {
                  const edge = document.querySelector('.diagram-holder').getBoundingClientRect().right;
                  return [...document.querySelectorAll('.diagram-holder svg text')].every((word) => {
                    const place = word.getBoundingClientRect();
                    return place.right <= edge && place.height >= 10;
                  });
                }
                """);
        Browser.screenshot(page, "tasklist-fr-whole-diagram");
    }

    private TasklistWindow atTheDraft() {
        var task = story.open(story.opened("sahel"), WorkPlanProcess.DRAFT).taskId();
        var drafter = person("oss-drafter");
        drafter.opens(task);
        return drafter;
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private String aSecondHead() {
        var id = "second-" + UUID.randomUUID();
        register.enter(
                new Person(
                        id,
                        "Second Head",
                        id + "@demo.invalid",
                        List.of("fr"),
                        Locale.FRENCH,
                        ZoneId.of("Africa/Tunis"),
                        null,
                        "oss"),
                Set.of(new Assignment(Role.HEAD, "oss")),
                PASSWORD);
        entered.add(id);
        return id;
    }

    private TasklistWindow person(String id) {
        var person = TasklistWindow.of(id, port);
        people.add(person);
        return entered.contains(id) ? person.signsIn(PASSWORD) : person.signsIn();
    }
}
