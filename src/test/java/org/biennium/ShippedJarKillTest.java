package org.biennium;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import java.net.URLDecoder;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Run after packaging: the server dies as by {@code kill -9} while somebody types, and no word is lost. */
class ShippedJarKillTest {

    private static final Map<String, String> TRIAL = Map.of("SPRING_PROFILES_ACTIVE", "demo");
    private static final Pattern SAVED = Pattern.compile("Saved at \\d\\d:\\d\\d");
    private static final LocatorAssertions.HasTextOptions AFTER_THE_LONGEST_PAUSE =
            new LocatorAssertions.HasTextOptions().setTimeout(60_000);

    private final List<BrowserContext> visits = new ArrayList<>();
    private final ShippedJar jar;
    private String plan = "";

    ShippedJarKillTest() throws IOException, SQLException {
        jar = new ShippedJar();
    }

    @BeforeEach
    void aPlanThatIsBeingDrafted() throws IOException, SQLException {
        jar.start(TRIAL);
        plan = opened();
    }

    @AfterEach
    void clearUp() throws IOException, InterruptedException {
        visits.forEach(BrowserContext::close);
        jar.close();
    }

    @Test
    void whatWaitsInAnOpenTabGoesUpByItself() throws IOException, InterruptedException {
        var desk = Browser.visit(address());
        var page = editor(desk);
        var accepted = new ArrayList<String>();
        listenTo(page, accepted);
        type(page, "Before the outage.");
        assertThat(status(page)).hasText(SAVED);

        killWhileTyping(page, " In its midst.");
        type(page, " During it.");
        assertThat(status(page)).containsText("No connection");
        jar.start(TRIAL);

        assertThat(onServer())
                .startsWith("Before the outage.")
                .startsWith(last(accepted).strip());
        signIn(desk.newPage());
        type(page, " And after it.");
        assertThat(status(page)).hasText(SAVED, AFTER_THE_LONGEST_PAUSE);
        page.waitForCondition(() -> onServer().equals("Before the outage. In its midst. During it. And after it."));
    }

    @Test
    void whatWaitsInATabThatWasClosedGoesUpWhenThePlanIsOpenedAgain() throws IOException, InterruptedException {
        var desk = Browser.visit(address());
        var page = editor(desk);
        type(page, "Before the outage.");
        assertThat(status(page)).hasText(SAVED);
        killWhileTyping(page, " In its midst.");
        type(page, " During it.");
        assertThat(status(page)).containsText("No connection");
        page.close();
        var again = desk.newPage();
        assertThatThrownBy(() -> again.navigate(place())).isInstanceOf(PlaywrightException.class);

        jar.start(TRIAL);
        var elsewhere = editor(Browser.visit(address()));
        assertThat(elsewhere.locator("#text")).hasValue(Pattern.compile("Before the outage\\..*"));
        again.navigate(place());
        fillIn(again);

        assertThat(again.locator("#text")).hasValue("Before the outage. In its midst. During it.");
        assertThat(status(again)).hasText(SAVED);
        again.waitForCondition(() -> onServer().equals("Before the outage. In its midst. During it."));
        elsewhere.reload();
        assertThat(elsewhere.locator("#text")).hasValue("Before the outage. In its midst. During it.");
    }

    /** The server dies as soon as it has been called, before or after it has saved: nobody knows. */
    private void killWhileTyping(Page page, String words) throws InterruptedException {
        page.waitForRequest("**/autosave", () -> type(page, words));
        jar.kill();
    }

    private static void type(Page page, String words) {
        page.locator("#text").press("Control+End");
        page.locator("#text").pressSequentially(words);
    }

    private Page editor(BrowserContext desk) {
        visits.add(desk);
        var page = signIn(desk.newPage());
        page.navigate(place());
        return page;
    }

    private static Page signIn(Page page) {
        page.navigate("/login");
        fillIn(page);
        return page;
    }

    private static void fillIn(Page page) {
        page.fill("#username", "rcmrd-drafter");
        page.fill("#password", "demo");
        page.locator("form[action='/login'] button").click();
    }

    /** Keeps what the server has said that it holds. */
    private static void listenTo(Page page, List<String> accepted) {
        page.onResponse(response -> {
            if (response.url().endsWith("/autosave") && response.ok()) {
                accepted.add(parameter(response.request().postData()));
            }
        });
    }

    private static String last(List<String> accepted) {
        return accepted.get(accepted.size() - 1);
    }

    private static String parameter(String form) {
        return Stream.of(form.split("&"))
                .filter(pair -> pair.startsWith("f.text="))
                .map(pair -> URLDecoder.decode(pair.substring("f.text=".length()), UTF_8))
                .findFirst()
                .orElse("");
    }

    private static Locator status(Page page) {
        return page.locator(".acts-bar .saved");
    }

    /** What somebody who was not there finds. */
    private String onServer() {
        var answer = Caller.basic(jar.port(), "rcmrd-drafter", "demo").get("/api/plans/" + plan);
        try {
            var content = new ObjectMapper().readTree(answer.body()).path("content");
            return content.findValue("text").findValue("text").asText();
        } catch (JsonProcessingException e) {
            throw new AssertionError(answer.body(), e);
        }
    }

    /** The officer opens the plan. */
    private String opened() throws SQLException {
        var officer = Tasklist.of(Caller.signedIn(jar.port(), "gce-officer"));
        var definition = jar.text("select id_ from act_re_procdef where key_ = 'workPlan' order by version_ desc");
        var answer = officer.start(definition, Map.of("centre", "easternafrica", "period", "2027-2028"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return jar.text("select key from biennium.work_plan");
    }

    private String place() {
        return "/plans/" + plan + "/sections/summary";
    }

    private String address() {
        return "http://127.0.0.1:" + jar.port();
    }
}
