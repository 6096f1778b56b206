package org.biennium.workplan;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.biennium.BienniumTest;
import org.biennium.Browser;
import org.biennium.Spoken;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A language in which every text is marked. What stands on a screen or in a mail without a mark was written past the
 * bundles, and no translator would ever find it. In a context and a process of its own, since all texts of the product are changed.
 */
@BienniumTest
@Import(PseudoLanguageBrowserTest.Marking.class)
class PseudoLanguageBrowserTest {

    private static final Pattern MARKED = Pattern.compile("⟦[^⟦⟧]*⟧");
    private static final Pattern CUT = Pattern.compile("⟦[^⟦⟧]*$|^[^⟦⟧]*⟧");
    // The lines of a mail's head are the same in every language, and so are the names of the sample letters' people.
    private static final List<String> HEADS =
            List.of("Content-Language", "From", "List-Id", "Message-ID", "Subject", "To", "Biennium <");
    private static final List<String> SAMPLES = List.of(
            "Salem Trabelsi", "Nadia Ben Salah", "Leïla Haddad", "Ana Gómez", "notices.biennium.localhost", "Biennium");

    private static final String CENTRE = "southernafrica";
    // No figure: it waits in the browser, and is shown again where it is told to wait.
    private static final String TYPED = "Zweiundneunzig";

    @LocalServerPort
    int port;

    @Autowired
    Story story;

    @Autowired
    EveryPage every;

    @Autowired
    TypedWords typed;

    @Autowired
    JdbcClient jdbc;

    private final List<BrowserContext> visits = new ArrayList<>();
    private final Set<String> unmarked = new TreeSet<>();
    private List<String> data = List.of();

    @AfterEach
    void everybodyLeaves() {
        visits.forEach(BrowserContext::close);
    }

    @Test
    void everySentenceOfThePagesComesFromABundle() {
        var windows = EveryPage.PEOPLE.stream().collect(toMap(identity(), this::window));
        every.filled()
                .lines()
                .forEach(line -> looks(Objects.requireNonNull(windows.get(line.person())), line.address()));

        assertThat(unmarked).isEmpty();
    }

    @Test
    void everyAnswerOfThePagesComesFromABundle() {
        var stranger = visit(null);
        looks(stranger, "/login?refused", "/login?wait=3", "/login?out", "/login?again");
        stranger.navigate("/login/code?c=ABCD-EFGH");
        looksAgain(stranger);

        var draft = story.opened(CENTRE);
        var drafter = visit("sanbi-drafter");
        looks(drafter, "/", "/tasks/gone");
        drafter.route("**/autosave", Route::abort);
        drafter.navigate("/plans/" + draft + "/sections/resources");
        drafter.fill("#needed", TYPED);
        drafter.click(".acts-bar .primary");
        looksAgain(drafter);
        drafter.navigate("/plans/" + draft);
        drafter.locator(".decide button").first().click();
        assertThat(drafter.locator("#refusal")).isVisible();
        looksAgain(drafter);

        var submitted = story.submitted(CENTRE);
        looks(drafter, "/plans/" + submitted);
        var head = visit("sanbi-head");
        looks(head, "/plans/" + submitted + "/summary", "/plans/" + submitted);
        var published = story.published("easternafrica");
        looks(head, "/plans", "/plans/" + published, "/plans/" + published + "/summary");

        var admin = visit("admin");
        looks(admin, "/people?text=nobody-at-all", "/people/sanbi-head", "/mails", "/mails?state=dead");
        looks(admin, "/mails/" + newestMail());
        assertThat(unmarked).isEmpty();
    }

    @Test
    void everySentenceOfTasklistComesFromABundle() {
        var key = story.opened(CENTRE);
        var drafter = visit("sanbi-drafter");
        drafter.navigate("/camunda/app/tasklist/default/");
        assertThat(drafter.locator(".tasks-list .task").first()).isVisible();
        looksAgain(drafter);
        inTasklist(drafter, story.open(key, WorkPlanProcess.DRAFT).taskId());
        drafter.locator("[cam-tasklist-form] .btn-primary").click();
        assertThat(drafter.locator(".notifications .alert").first()).isVisible();
        looksAgain(drafter);
        drafter.locator(".task-details .nav-tabs li:visible a").last().click();
        assertThat(drafter.locator(".djs-element").first()).isVisible();
        looksAgain(drafter);

        key = story.submitted(CENTRE);
        inTasklist(visit("sanbi-head"), story.open(key, "sanbi").taskId());
        story.sign(key, "sanbi");
        var officer = visit("gce-officer");
        inTasklist(officer, story.open(key, WorkPlanProcess.RECOMMEND).taskId());
        officer.locator(".start-process-action a").click();
        assertThat(officer.locator(".modal-dialog").first()).isVisible();
        looksAgain(officer);
        key = story.recommended(CENTRE);
        inTasklist(
                visit("gce-validator"),
                story.open(key, WorkPlanProcess.VALIDATE).taskId());
        assertThat(unmarked).isEmpty();
    }

    @Test
    void everySentenceOfTheMailsComesFromABundle() {
        story.published(CENTRE);

        jdbc.sql("select template, subject, text from biennium.mail where language = 'en'")
                .query((row, number) -> Stream.of(row.getString("subject"), row.getString("text"))
                        .flatMap(String::lines))
                .list()
                .forEach(lines -> lines.filter(line -> !line.startsWith(">")).forEach(line -> note("a mail", line)));

        assertThat(unmarked).isEmpty();
    }

    @Test
    void everySentenceOfEveryLetterThatMayBeSentComesFromABundle() {
        var admin = visit("admin");
        admin.navigate("/mails/preview");
        var letters =
                (List<?>) admin.evaluate("() => [...document.querySelectorAll('#letter option')].map(it => it.value)");
        assertThat(letters).hasSizeGreaterThan(20);

        letters.forEach(letter -> looks(admin, "/mails/preview?language=en&letter=" + letter));

        assertThat(unmarked).isEmpty();
    }

    private void inTasklist(Page page, String taskId) {
        page.navigate("/tasks/" + taskId);
        assertThat(page.locator("[cam-tasklist-form] .fjs-form")).isVisible();
        looksAgain(page);
    }

    private void looks(Page page, String... addresses) {
        for (var address : addresses) {
            page.navigate(address);
            looksAgain(page);
        }
    }

    private void looksAgain(Page page) {
        Spoken.on(page).forEach(text -> note(page.url().replaceFirst("http://[^/]+", ""), text));
    }

    private void note(String where, String text) {
        if (isUnmarked(text)) {
            data = List.of(); // what was typed since is known then
            if (isUnmarked(text)) {
                unmarked.add(where + ": " + text);
            }
        }
    }

    private boolean isUnmarked(String text) {
        var rest = Spoken.NO_WORDS.matcher(withoutMarks(text)).replaceAll("").toLowerCase(Locale.ROOT);
        for (var datum : data()) {
            rest = rest.replace(datum, "");
        }
        return rest.codePoints().anyMatch(Character::isLetter);
    }

    private static String withoutMarks(String text) {
        for (var before = ""; !before.equals(text); ) {
            before = text;
            text = MARKED.matcher(text).replaceAll("");
        }
        return CUT.matcher(text).replaceAll("");
    }

    /** What is no text of ours, longest first: what people typed, templates, names by the world's own lists. */
    private List<String> data() {
        if (data.isEmpty()) {
            var found = new TreeSet<>(
                    Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));
            found.addAll(typed.in(Locale.ENGLISH));
            found.add(TYPED);
            found.addAll(HEADS);
            found.addAll(SAMPLES);
            data = found.stream()
                    .filter(datum -> datum.strip().length() > 1)
                    .map(datum -> datum.toLowerCase(Locale.ROOT))
                    .toList();
        }
        return data;
    }

    private String newestMail() {
        return jdbc.sql("select id::text from biennium.mail where language = 'en' order by number desc limit 1")
                .query(String.class)
                .single();
    }

    private Page window(String person) {
        if (person.equals("nobody")) {
            return visit(null);
        }
        jdbc.sql("update biennium.person set languages = '{en}' where id = ?")
                .param(person)
                .update();
        return visit(person);
    }

    private Page visit(@Nullable String person) {
        var visit = Browser.visit("http://127.0.0.1:" + port);
        visits.add(visit);
        visit.route("**/tasklist/locales/en.json*", PseudoLanguageBrowserTest::markTasklist);
        var page = visit.newPage();
        if (person != null) {
            page.navigate("/login");
            page.fill("#username", person);
            page.fill("#password", "demo");
            page.locator("form[action='/login'] button").click();
        }
        return page;
    }

    private static void markTasklist(Route route) {
        var answer = route.fetch();
        var texts = read(answer.text());
        var labels = (ObjectNode) texts.path("labels");
        labels.properties()
                .forEach(label ->
                        labels.put(label.getKey(), mark(label.getValue().asText())));
        route.fulfill(new Route.FulfillOptions().setResponse(answer).setBody(texts.toString()));
    }

    private static JsonNode read(String json) {
        try {
            return new ObjectMapper().readTree(json.startsWith("\ufeff") ? json.substring(1) : json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(Path file) {
        try {
            return new ObjectMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String mark(String text) {
        return "⟦" + text + "⟧";
    }

    /** Puts the marks around whatever a bundle says. */
    static class Marking implements BeanPostProcessor {

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            return name.equals("messageSource") ? new MarkedTexts((MessageSource) bean) : bean;
        }
    }

    private record MarkedTexts(MessageSource texts) implements MessageSource {

        @Override
        public @Nullable String getMessage(
                String code, Object @Nullable [] arguments, @Nullable String otherwise, Locale locale) {
            var found = texts.getMessage(code, arguments, null, locale);
            return found == null ? otherwise : mark(found);
        }

        @Override
        public String getMessage(String code, Object @Nullable [] arguments, Locale locale) {
            return mark(texts.getMessage(code, arguments, locale));
        }

        @Override
        public String getMessage(MessageSourceResolvable resolvable, Locale locale) {
            return mark(texts.getMessage(resolvable, locale));
        }
    }
}
