package org.biennium.workplan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.biennium.workplan.EveryPage.PEOPLE;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.Cookie;
import jakarta.servlet.RequestDispatcher;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.biennium.BienniumTest;
import org.biennium.Browser;
import org.biennium.Caller;
import org.biennium.Spoken;
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

    private static final int TURNS = 6;
    private static final int OTHER_WIDTH = 360 + 1400;
    private static final List<Integer> ERRORS = List.of(400, 401, 403, 405, 413, 429, 500);
    private static final List<String> OTHERS = List.of("/api/", "/camunda", "/v3/", "/actuator", "/error");

    @LocalServerPort
    int port;

    @Autowired
    EveryPage every;

    @Autowired
    TypedWords typed;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    WebApplicationContext application;

    @Autowired
    ObjectProvider<RequestMappingInfoHandlerMapping> mappings;

    private final List<BrowserContext> visits = new ArrayList<>();
    private final Map<String, Object> languages = new HashMap<>();
    private List<EveryPage.Line> pages = List.of();

    @BeforeEach
    void aDraftAndAPublishedPlan() {
        pages = every.filled().lines();
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
        var spoken = Spoken.in(Locale.forLanguageTag(language));
        var words = typed.in(Locale.forLanguageTag(language));
        var foreign = new ArrayList<String>();
        var windows = PEOPLE.stream().collect(toMap(identity(), person -> signedIn(person, language, width)));
        // Each page once, in languages and widths by turns: in all six it took as long as all the rest.
        for (var at = turn; at < pages.size(); at += TURNS) {
            var line = pages.get(at);
            var page = Objects.requireNonNull(windows.get(line.person()));
            var answer = page.navigate(line.address());
            assertThat(answer.status()).as("%s", line).isEqualTo(line.address().equals("/nowhere") ? 404 : 200);
            look(page, language, EveryPage.pages().get(at).address() + " " + width);
            spoken.foreign(page, words).forEach(text -> foreign.add(line + ": " + text));
            page.setViewportSize(OTHER_WIDTH - width, 900);
            Browser.assertNothingClipped(page);
            page.setViewportSize(width, 900);
        }
        assertThat(foreign).isEmpty();
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
        var lines = EveryPage.addresses().stream()
                .map(address -> PathContainer.parsePath(address.replaceAll("\\?.*", "")))
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

    private String home() {
        return "http://127.0.0.1:" + port;
    }
}
