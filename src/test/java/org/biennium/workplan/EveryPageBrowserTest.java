package org.biennium.workplan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.Cookie;
import jakarta.servlet.RequestDispatcher;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import org.biennium.BienniumTest;
import org.biennium.Browser;
import org.biennium.Caller;
import org.biennium.document.Documents;
import org.biennium.document.Drafts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.server.PathContainer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Every page, in every language, on a telephone and on a desk: nobody is hindered, nothing is clipped. A page joins by one
 * line; one that has none fails here by its address.
 */
@BienniumTest
class EveryPageBrowserTest {

    // Who looks, and where. {draft}: a plan that is being drafted; {final}: one that is published; {row}: an activity
    // of
    // the draft. Who answers other things than pages, or is looked at elsewhere, stands below the line.
    private static final String PAGES = """
            nobody       /login
            nobody       /login/code
            oss-drafter  /settings
            oss-drafter  /plans
            oss-drafter  /plans/{draft}
            reader       /plans/{final}
            oss-drafter  /plans/{draft}/summary
            reader       /plans/{final}/summary
            oss-drafter  /plans/{draft}/sections/summary
            oss-drafter  /plans/{draft}/sections/context
            oss-drafter  /plans/{draft}/sections/resources
            oss-drafter  /plans/{draft}/sections/activities
            oss-drafter  /plans/{draft}/sections/activities/rows/new
            oss-drafter  /plans/{draft}/sections/activities/rows/{row}
            oss-drafter  /plans/{draft}/sections/resources/restrictions
            oss-drafter  /plans/{draft}/sections/activities/rows/{row}/restrictions
            oss-drafter  /plans/{draft}/sections/activities/sheet
            oss-drafter  /plans/{draft}/sections/summary/translation
            oss-drafter  /plans/{draft}/sections/activities/rows/{row}/translation
            oss-drafter  /plans/{draft}/comments
            oss-drafter  /plans/{draft}/versions
            reader       /plans/{final}/versions
            reader       /plans/{final}/versions/version-1
            gce-officer  /plans/elsewhere
            admin        /templates
            admin        /templates/published/work-plan/2
            oss-drafter  /meetings
            oss-drafter  /meetings/COP-17
            gce-officer  /meetings/COP-18
            gce-officer  /meetings/new
            gce-officer  /meetings/timetables
            gce-officer  /meetings/timetables/2027-2028
            gce-officer  /meetings/milestones
            gce-officer  /meetings/milestones/plan-draft
            gce-officer  /meetings/extensions
            gce-officer  /meetings/extensions?period=2027-2028&milestone=plan-draft&until=2027-01-29
            gce-officer  /meetings/holidays
            gce-officer  /meetings/holidays?country=TN&day=2027-01-12&name=Elections
            gce-officer  /meetings/holidays?worked=true&country=CO&day=2027-01-11
            gce-officer  /meetings/holidays/1/remove
            gce-officer  /meetings/quiet
            gce-officer  /meetings/quiet?first=2027-01-10&last=2027-01-20&name=Elections
            gce-officer  /meetings/quiet/1/remove
            gce-officer  /meetings/COP-17/edit
            gce-officer  /meetings/COP-18/move
            gce-officer  /meetings/COP-18/move?first=2028-10-09&last=2028-10-20&zone=Europe/Rome&status=confirmed
            gce-officer  /mails
            gce-officer  /mails/reminders
            gce-officer  /meetings/rules
            oss-drafter  /expected
            admin        /people
            admin        /people/new
            admin        /people/oss-drafter
            oss-drafter  /nowhere
            ----
            redirect     /
            redirect     /tasks/{row}
            redirect     /login?language
            elsewhere    /expected/{row}
            file         /calendar/{row}.ics
            elsewhere    /mails/{row}
            elsewhere    /mails/{row}/html
            elsewhere    /mails/preview
            elsewhere    /mails/preview/html
            elsewhere    /templates/published/work-plan/2/preview
            elsewhere    /templates/loaded/{row}
            elsewhere    /templates/loaded/{row}/preview
            elsewhere    /plans/{draft}/versions/changes
            elsewhere    /plans/{draft}/versions/version-1/restore
            data         /plans/{draft}/presence
            file         /plans/{draft}/versions/1.json
            file         /plans/{draft}/versions/1.pdf
            file         /plans/{draft}/copy.pdf
            file         /plans/{draft}/signed.pdf
            file         /plans/{draft}/sections/activities/rows.csv
            file         /plans/{draft}/sections/activities/rows.xlsx
            elsewhere    /plans/{draft}/sections/activities/sheet/{row}
            elsewhere    /plans/{draft}/start
            """;

    private static final int TURNS = 6;
    private static final List<Integer> ERRORS = List.of(400, 401, 403, 405, 413, 429, 500);
    private static final List<String> OTHERS = List.of("/api/", "/camunda", "/v3/", "/actuator", "/error");

    private static final List<String> PEOPLE = List.of("nobody", "oss-drafter", "reader", "gce-officer", "admin");

    @LocalServerPort
    int port;

    @Autowired
    WrittenPlan written;

    @Autowired
    Documents documents;

    @Autowired
    Drafts drafts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    WebApplicationContext application;

    @Autowired
    ObjectProvider<RequestMappingInfoHandlerMapping> mappings;

    private final List<BrowserContext> visits = new ArrayList<>();
    private final Map<String, Object> languages = new HashMap<>();
    private WorkPlan draft;
    private WorkPlan published;
    private UUID row;

    @BeforeEach
    void aDraftAndAPublishedPlan() {
        draft = written.empty("sahel", "fr");
        written.complete(draft.document());
        var activities = new LongPlan(drafts, documents, draft.document()).upTo(3);
        row = activities.last();
        published = written.empty("easternafrica", "en");
        written.complete(published.document());
        new LongPlan(drafts, documents, published.document()).upTo(3);
        written.seal(published);
        jdbc.sql("select id, languages from biennium.person where id = any (?)")
                .param(PEOPLE.toArray(String[]::new))
                .query(found -> {
                    languages.put(
                            found.getString("id"), found.getArray("languages").getArray());
                });
    }

    @AfterEach
    void everybodyLeaves() {
        visits.forEach(BrowserContext::close);
        languages.forEach(this::reads);
    }

    @ParameterizedTest
    @CsvSource({"0, en, 360", "1, fr, 360", "2, es, 360", "3, fr, 1400", "4, es, 1400", "5, en, 1400"})
    void hindersNobody(int turn, String language, int width) {
        PEOPLE.forEach(person -> reads(person, new String[] {language}));
        var pages = PEOPLE.stream().collect(toMap(identity(), person -> signedIn(person, language, width)));
        var lines = PAGES.lines().takeWhile(line -> !line.startsWith("-")).toList();
        // Each page once, in languages and widths by turns: in all six it took as long as all the rest.
        for (var at = turn; at < lines.size(); at += TURNS) {
            var line = lines.get(at);
            var page = Objects.requireNonNull(pages.get(person(line)));
            var answer = page.navigate(filled(address(line)));
            assertThat(answer.status()).as(line).isEqualTo(address(line).equals("/nowhere") ? 404 : 200);
            look(page, language, address(line) + " " + width);
        }
    }

    @ParameterizedTest
    @CsvSource({"en, 360", "fr, 360", "es, 1400"})
    void hindersNobodyWhenSomethingWentWrong(String language, int width) {
        var page = signedIn("nobody", language, width);
        for (var status : ERRORS) {
            page.route(
                    "**/wrong",
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setStatus(status)
                            .setContentType("text/html;charset=UTF-8")
                            .setBody(wrong(status, language))));
            page.navigate("/wrong");
            look(page, language, "error " + status + " " + width);
            page.unroute("**/wrong");
        }
    }

    @Test
    void isInTheTable() {
        var lines = PAGES.lines()
                .filter(line -> !line.startsWith("-"))
                .map(line -> PathContainer.parsePath(address(line).replaceAll("\\?.*", "")))
                .toList();
        var missing = new TreeSet<String>();
        mappings.forEach(
                mapping -> mapping.getHandlerMethods().keySet().stream()
                        .filter(info -> info.getMethodsCondition().getMethods().contains(RequestMethod.GET))
                        .flatMap(info -> info.getPatternValues().stream())
                        .filter(route -> OTHERS.stream().noneMatch(route::startsWith))
                        .filter(route -> lines.stream()
                                .noneMatch(PathPatternParser.defaultInstance.parse(
                                        route.replaceAll("\\{(\\w+):[^}]*}", "{$1}"))::matches))
                        .forEach(missing::add));

        assertThat(missing)
                .as("Pages that have no line in the table of this test")
                .isEmpty();
    }

    private static void look(Page page, String language, String name) {
        assertThat(page.locator("html").getAttribute("lang")).as(name).startsWith(language);
        Browser.screenshot(page, "every-page-" + language + "-" + name.replaceAll("[^\\w]+", "-"));
        Browser.assertNothingClipped(page);
        Browser.assertAccessible(page);
    }

    /** The page that tells of what went wrong, as it is set for whoever meets it. */
    private String wrong(int status, String language) {
        try {
            return MockMvcBuilders.webAppContextSetup(application)
                    .build()
                    .perform(get("/error")
                            .header("Accept-Language", language)
                            .requestAttr(RequestDispatcher.ERROR_STATUS_CODE, status)
                            .requestAttr(RequestDispatcher.ERROR_REQUEST_URI, "/plans/WP-2027-SAHEL"))
                    .andReturn()
                    .getResponse()
                    .getContentAsString(UTF_8);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private Page signedIn(String person, String language, int width) {
        var visit = Browser.visit(home(), language, width);
        visits.add(visit);
        if (!person.equals("nobody")) {
            Caller.signedIn(port, person)
                    .cookies()
                    .forEach((name, value) -> visit.addCookies(List.of(new Cookie(name, value).setUrl(home()))));
        }
        return visit.newPage();
    }

    private void reads(String person, Object languages) {
        jdbc.sql("update biennium.person set languages = ? where id = ?")
                .params(languages, person)
                .update();
    }

    private String filled(String address) {
        return address.replace("{draft}", draft.key())
                .replace("{final}", published.key())
                .replace("{row}", row.toString());
    }

    private String home() {
        return "http://127.0.0.1:" + port;
    }

    private static String person(String line) {
        return line.split("\\s+")[0];
    }

    private static String address(String line) {
        return line.split("\\s+")[1];
    }
}
