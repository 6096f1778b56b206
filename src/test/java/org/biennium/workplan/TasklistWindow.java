package org.biennium.workplan;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.biennium.Browser;
import org.biennium.TasklistTexts;

/** A person before Tasklist, in a browser of their own. Tasklist speaks the person's language. */
final class TasklistWindow implements AutoCloseable {

    private static final String LIST = "/camunda/app/tasklist/default/";

    static {
        // Two cores that also run the application, its database and its mail server.
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
    }

    private final String person;
    private final BrowserContext visit;
    private final Page page;
    private final List<String> troubles = new ArrayList<>();

    private TasklistWindow(String person, BrowserContext visit) {
        this.person = person;
        this.visit = visit;
        visit.setDefaultTimeout(60_000);
        page = visit.newPage();
        page.onResponse(response -> {
            if (response.status() >= 400) {
                troubles.add(response.status() + " " + response.url());
            }
        });
        page.onRequestFailed(request -> troubles.add(request.failure() + " " + request.url()));
        page.onPageError(troubles::add);
    }

    /** A person who has not signed in yet, before a browser in English. */
    static TasklistWindow of(String person, int port) {
        return new TasklistWindow(person, Browser.visit("http://127.0.0.1:" + port));
    }

    BrowserContext visit() {
        return visit;
    }

    Page page() {
        return page;
    }

    /** Comes by any address, is asked to sign in, and lands where the address leads. */
    TasklistWindow comesBy(String address) {
        return comesBy(address, "demo");
    }

    private TasklistWindow comesBy(String address, String password) {
        page.navigate(address);
        page.fill("#username", person);
        page.fill("#password", password);
        page.click("main button[type=submit]");
        assertThat(page).not().hasURL(Pattern.compile(".*/login.*"));
        return this;
    }

    TasklistWindow signsIn() {
        return comesBy("/login");
    }

    TasklistWindow signsIn(String password) {
        return comesBy("/login", password);
    }

    /** Leaves by Tasklist's own menu, and stands before our login. */
    void signsOut() {
        page.locator(".account a").first().click();
        page.locator(".account .logout a").click();
        assertThat(page).hasURL(Pattern.compile(".*/login.*"));
    }

    void opensTheList() {
        page.navigate(LIST);
        assertThat(page.locator(".task-filter").first()).isVisible();
    }

    /** Opens the window by which a case is started, and comes to its form. */
    Locator entersAPlan() {
        page.getByText(say("START_PROCESS")).first().click();
        var window = page.locator(".modal");
        window.locator(".processes a").first().click();
        assertThat(window.locator(".fjs-form")).isVisible();
        return window;
    }

    /** Starts a plan by the menu. */
    void startsAPlan(String centre, String period, String picture) {
        var window = entersAPlan();
        window.locator(".fjs-form input").first().click();
        window.getByText(centre, new Locator.GetByTextOptions().setExact(true))
                .last()
                .click();
        window.locator(".fjs-form .fjs-select-display, .fjs-form .fjs-input-group")
                .nth(1)
                .click();
        window.getByText(period).last().click();
        Browser.screenshot(page, picture);
        assertThat(sends("START").ok()).as("The start was accepted").isTrue();
        assertThat(window).isHidden();
    }

    /** Picks a task from the list. */
    void picks(String taskId) {
        page.locator(".tasks-list a[href*='task=" + taskId + "']").first().click();
        standsBefore(taskId);
    }

    /** Opens a task by the link that mails carry. */
    void opens(String taskId) {
        page.navigate("/tasks/" + taskId);
        standsBefore(taskId);
    }

    void standsBefore(String taskId) {
        assertThat(page).hasURL(Pattern.compile(".*[?&]task=" + taskId + ".*"));
        assertThat(form()).isVisible();
    }

    Locator form() {
        return page.locator("[cam-tasklist-form] .fjs-form");
    }

    void looksAtTheDiagram(String step, String picture) {
        tab("DIAGRAM");
        assertThat(page.locator(".djs-element[data-element-id=" + step + "]").first())
                .isVisible();
        Browser.screenshot(page, picture);
    }

    void tab(String label) {
        page.getByText(say(label), new Page.GetByTextOptions().setExact(true))
                .first()
                .click();
    }

    void chooses(String choice) {
        choice(choice).check();
    }

    Locator choice(String label) {
        return form().getByLabel(label, new Locator.GetByLabelOptions().setExact(true));
    }

    void writes(String label, String text) {
        field(label).fill(text);
    }

    Locator field(String label) {
        return form().getByLabel(label);
    }

    /** The links in the form's text: what they say and where they lead. */
    List<Link> links() {
        return form().locator("li a").all().stream()
                .map(link -> new Link(link.textContent().strip(), link.getAttribute("href")))
                .toList();
    }

    record Link(String words, String address) {}

    /**
     * Presses the button and leaves Tasklist. One who stays goes on asking the server, and every call renews the one
     * nonce that the web applications keep for all: a page being written at that moment comes out empty.
     */
    void completes() {
        assertThat(sends("COMPLETE").status()).as("The step was accepted").isLessThan(300);
        page.navigate("about:blank");
    }

    /** Presses the button, is refused with this sentence, and puts the sentence aside. */
    void isRefused(String sentence, String picture) {
        assertThat(sends("COMPLETE").status()).as("The step was refused").isGreaterThanOrEqualTo(400);
        var refusal = page.locator(".notifications .alert").first();
        assertThat(refusal).containsText(sentence);
        Browser.screenshot(page, picture);
        refusal.locator("button.close:not(.ng-hide)").click();
        assertThat(refusal).isHidden();
    }

    Response sends(String label) {
        return page.waitForResponse("**/submit-form", () -> page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(say(label)).setExact(true))
                .click());
    }

    /** A text of Tasklist in the language it has now. */
    String say(String label) {
        return TasklistTexts.of((String) page.evaluate("document.documentElement.lang"), label);
    }

    /** Keeps what this person sees and what went wrong behind it, to find out why a test failed. */
    void keepsAPicture() {
        var picture = Browser.picture(page, "failed-" + person);
        try {
            Files.write(picture.resolveSibling("failed-" + person + ".txt"), troubles);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        visit.close();
    }
}
