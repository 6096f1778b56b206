package org.biennium.workplan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.biennium.BienniumTest;
import org.biennium.Browser;
import org.biennium.Caller;
import org.biennium.TestClock;
import org.biennium.document.Comments;
import org.biennium.document.Discussion;
import org.biennium.document.Drafts;
import org.biennium.document.NewComment;
import org.biennium.document.Place;
import org.biennium.document.Statements;
import org.biennium.document.Typed;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What is said about a plan, by whom, and who reads it. */
@BienniumTest
class CommentingTest {

    @LocalServerPort
    int port;

    @Autowired
    WrittenPlan written;

    @Autowired
    Drafts drafts;

    @Autowired
    Comments comments;

    @Autowired
    TestClock clock;

    private WorkPlan plan;
    private UUID activity;

    @BeforeEach
    void aDraftWithAnActivity() {
        plan = written.empty("europe", "en");
        activity = UUID.randomUUID();
        drafts.add(plan.document(), "activities", activity, Typed.of("title", "Train the trainers"), "jrc-drafter");
    }

    @Test
    void aFieldOfAnActivityIsDiscussedResolvedAndOpenedAgain() {
        var id = begin("jrc-head", "activities", activity + "/budget", "Is this enough?");
        answer("jrc-drafter", id, "It is for one year.");
        post("jrc-head", "/" + id + "/resolve", Map.of());
        answer("gce-officer", id, "And for the second?");

        assertThat(said()).containsExactly("Is this enough?", "It is for one year.", "And for the second?");
        assertThat(comments.of(plan.document()).get(0).turns())
                .extracting(Discussion.Turn::resolved, Discussion.Turn::by)
                .containsExactly(tuple(true, "jrc-head"), tuple(false, "gce-officer"));
        assertThat(comments.inOrder(plan.document(), Locale.ENGLISH).get(0).place())
                .isEqualTo("Activities, activity 1, Budget");
    }

    @Test
    void itStandsBesideItsFieldBelowItsSectionAndOnThePageOfAllComments() {
        begin("jrc-head", "summary", "text", "Too long for a minister");

        var desk = Desktop.of("jrc-drafter", port);
        assertThat(desk.open("/plans/" + plan.key() + "/sections/summary")
                        .page()
                        .expectFirst(".fields .beside .talk")
                        .text())
                .contains("Too long for a minister");
        var page = desk.open("/plans/" + plan.key());
        assertThat(page.page().expectFirst("#section-summary + details.talks").text())
                .contains("Comments (one open)", "Too long for a minister");
        assertThat(page.text()).contains("All comments (one open)");
        assertThat(desk.open("/plans/" + plan.key() + "/comments").text()).contains("Too long for a minister");
        assertThat(desk.open("/plans/" + plan.key() + "/comments?show=resolved").text())
                .contains("There is no comment here.");
    }

    @Test
    void withoutJavaScriptAFormAsThePageGivesItDoesTheSame() {
        var desk = Desktop.of("jrc-drafter", port);
        var form =
                desk.open("/plans/" + plan.key() + "/sections/summary").page().expectFirst(".talk-new form");
        form.expectFirst("textarea").text("Written without a script");

        var answer = desk.send(form);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.address()).endsWith("/sections/summary");
        assertThat(answer.text()).contains("Written without a script");
    }

    @Test
    void whatIsSentTwiceIsKeptOnceAndOtherWordsUnderTheSameIdAreKeptToo() {
        var sent = Map.of("id", UUID.randomUUID().toString(), "section", "summary", "text", "Once");
        post("jrc-drafter", "", sent);
        post("jrc-drafter", "", sent);
        var other = new LinkedHashMap<>(sent);
        other.put("text", "Sent from the page before");
        post("jrc-drafter", "", other);

        assertThat(said()).containsExactly("Once", "Sent from the page before");
    }

    @Test
    void sentTwiceAtOnceItIsKeptOnce() {
        var sent = Map.of("id", UUID.randomUUID().toString(), "section", "summary", "text", "Once");
        Stream.of(signedIn("jrc-drafter"), signedIn("jrc-drafter"), signedIn("jrc-drafter"))
                .parallel()
                .forEach(caller -> caller.post("/plans/" + plan.key() + "/comments", sent));

        assertThat(said()).containsExactly("Once");
    }

    @Test
    void anAuthorWithdrawsTheirWordsWithinTheHourAndNobodySeesThemAnyMore() {
        var id = begin("jrc-drafter", "summary", "", "Written in anger");

        post("jrc-head", "/" + id + "/withdraw", Map.of("comment", id.toString()));
        assertThat(said()).containsExactly("Written in anger");
        post("jrc-drafter", "/" + id + "/withdraw", Map.of("comment", id.toString()));

        assertThat(signedIn("jrc-head")
                        .get("/plans/" + plan.key() + "/comments")
                        .body())
                .contains("This comment was withdrawn.")
                .doesNotContain("Written in anger");
    }

    @Test
    void afterAnHourTheWordsStay() {
        var id = begin("jrc-drafter", "summary", "", "Written in anger");
        clock.advance(Duration.ofHours(1));

        var answer = post("jrc-drafter", "/" + id + "/withdraw", Map.of("comment", id.toString()));

        assertThat(answer).contains("for one hour only");
        assertThat(said()).containsExactly("Written in anger");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sanbi-drafter", "reader", "no-such-person", "gce-evaluator", "'"})
    void whoMayNotReadItCannotBeAddressed(String stranger) {
        var answer = post(
                "jrc-drafter",
                "",
                Map.of("id", UUID.randomUUID().toString(), "section", "summary", "text", "Kept", "tell", stranger));

        assertThat(answer).contains("Choose from the list whom to tell", "Kept");
        assertThat(said()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\u00a0\u2003", "\u202e\u2066", "bell \u0007"})
    void whatCannotBeReadIsRefused(String text) {
        begin("jrc-drafter", "summary", "", text);

        assertThat(said()).isEmpty();
    }

    @Test
    void whatIsTooLongIsRefusedAndKeptInTheForm() {
        var long5001 = "x".repeat(5001);

        var answer = post(
                "jrc-drafter", "", Map.of("id", UUID.randomUUID().toString(), "section", "summary", "text", long5001));

        assertThat(answer).contains("at most 5,000 characters").contains(long5001);
        assertThat(said()).isEmpty();
    }

    @Test
    void markupAndDirectionStayWordsAmongWords() {
        begin("jrc-drafter", "summary", "", "<script>alert(1)</script> & \u202eevil\u202c مرحبا");

        var page = Desktop.of("jrc-head", port).open("/plans/" + plan.key() + "/comments");

        assertThat(page.page().select("main script")).isEmpty();
        var words = page.page().expectFirst(".talk .prose");
        assertThat(words.wholeText()).isEqualTo("<script>alert(1)</script> & \u202eevil\u202c مرحبا");
        assertThat(words.attr("dir")).isEqualTo("auto");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"nowhere", "summary nothing", "activities 3b241101-e2bb-4255-8caf-4136c566a962", "summary /"})
    void aPlaceThatIsNotThereIsRefused(String place) {
        var words = place.split(" ");
        begin("jrc-drafter", words[0], words.length > 1 ? words[1] : "", "Where is this?");

        assertThat(said()).isEmpty();
    }

    @Test
    void aDiscussionOfAnotherPlanIsNotThere() {
        var id = begin("jrc-drafter", "summary", "", "Ours");
        var other = written.empty("sahel", "fr");

        var answer = signedIn("oss-drafter")
                .post(
                        "/plans/" + other.key() + "/comments/" + id,
                        Map.of("id", UUID.randomUUID().toString(), "text", "Not yours"));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(said()).containsExactly("Ours");
    }

    @Test
    void ofARowThatHasGoneItIsSaidAndItsCommentsStay() {
        begin("jrc-drafter", "activities", activity.toString(), "Why not in spring?");

        drafts.remove(plan.document(), new Place("activities", activity), 1, "jrc-drafter");

        assertThat(comments.inOrder(plan.document(), Locale.ENGLISH).get(0).place())
                .isEqualTo("Activities, (entry removed)");
        assertThat(signedIn("jrc-head")
                        .get("/plans/" + plan.key() + "/comments")
                        .body())
                .contains("Why not in spring?");
    }

    @Test
    void aPlanThatHasEndedIsCommentedNoMore() {
        begin("jrc-drafter", "summary", "", "Before the end");
        written.complete(plan.document());
        plan = written.seal(plan);

        var answer = post(
                "jrc-drafter",
                "",
                Map.of("id", UUID.randomUUID().toString(), "section", "summary", "text", "After it"));

        assertThat(answer).contains("Before the end").doesNotContain("talk-new");
        assertThat(said()).containsExactly("Before the end");
        for (var outsider : List.of("reader", "sanbi-drafter", "adviser")) {
            var page = signedIn(outsider).get("/plans/" + plan.key());
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).doesNotContain("Before the end", "/comments");
        }
    }

    @Test
    void whatIsSaidIsTakenAlongByWhoMayReadIt() {
        begin("jrc-head", "activities", activity + "/budget", "Is this enough?");

        assertThat(copyFor("gce-officer"))
                .contains("Comments", "Activities, activity 1, Budget: JRC · head (demo)", "Is this enough?");
        assertThat(json("gce-officer"))
                .contains("\"field\":\"budget\",\"open\":true", "\"by\":\"jrc-head\"", "Is this enough?");
        written.complete(plan.document());
        plan = written.seal(plan);
        assertThat(copyFor("reader")).doesNotContain("Is this enough?", "Comments");
        assertThat(json("reader")).contains("\"comments\":[]");
    }

    private String json(String reader) {
        return Caller.basic(port, reader, "demo")
                .get("/api/plans/" + plan.key())
                .body();
    }

    private String copyFor(String reader) {
        var file = Desktop.of(reader, port)
                .open("/plans/" + plan.key() + "/copy.docx")
                .body();
        try (var word = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (var entry = word.getNextEntry(); entry != null; entry = word.getNextEntry()) {
                if (entry.getName().equals("word/document.xml")) {
                    return Jsoup.parse(new String(word.readAllBytes(), StandardCharsets.UTF_8))
                            .text();
                }
            }
            throw new AssertionError("No document in the file");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aHundredDiscussionsAreReadWithAsManyQueriesAsOne() {
        begin("jrc-drafter", "summary", "", "The first");
        var few = Statements.during("biennium.", () -> signedIn("jrc-head").get("/plans/" + plan.key()));
        for (var number = 0; number < 100; number++) {
            comments.begin(
                    plan.document(),
                    new Place("activities", activity),
                    null,
                    new NewComment(UUID.randomUUID(), "Comment " + number, List.of("jrc-head"), "rbins-drafter"));
        }

        var many = Statements.during("biennium.", () -> signedIn("jrc-head").get("/plans/" + plan.key()));

        assertThat(many).hasSameSizeAs(few);
    }

    @Test
    void aDiscussionIsLedByKeyboardInTheEditor() {
        begin("jrc-head", "summary", "text", "Une page suffit-elle ?");
        try (var visit = Browser.visit("http://127.0.0.1:" + port, "fr-FR", 360)) {
            var page = visit.newPage();
            page.navigate("/login");
            page.fill("#username", "rbins-drafter");
            page.fill("#password", "demo");
            page.locator("form[action='/login'] button").click();
            page.navigate("/plans/" + plan.key() + "/sections/summary");
            page.locator(".talk summary").focus();
            page.keyboard().press("Enter");
            page.keyboard().press("Tab");
            page.keyboard().type("Oui, si les chiffres sont en annexe.");
            page.keyboard().press("Tab");
            page.keyboard().press("Tab");
            Browser.assertAccessible(page);
            Browser.assertNothingClipped(page);
            Browser.screenshot(page, "comments-answer-fr-360");
            page.keyboard().press("Enter");

            page.waitForURL("**/sections/summary#talk-*");
            PlaywrightAssertions.assertThat(page.locator(".talk")).containsText("Oui, si les chiffres sont en annexe.");
            assertThat(page.evaluate("document.activeElement.className")).isEqualTo("talk");
            page.setViewportSize(1400, 900);
            page.locator(".talk-new summary").click();
            Browser.screenshot(page, "comments-form-fr-1400");
            page.navigate("/plans/" + plan.key() + "/comments");
            Browser.assertAccessible(page);
            Browser.screenshot(page, "comments-all-fr-1400");
            page.navigate("/plans/" + plan.key());
            page.locator("#section-summary + details > summary").click();
            Browser.assertAccessible(page);
            Browser.screenshot(page, "comments-plan-fr-1400");
        }
    }

    private UUID begin(String by, String section, String about, String text) {
        var id = UUID.randomUUID();
        post(by, "", Map.of("id", id.toString(), "section", section, "about", about, "text", text));
        return id;
    }

    private void answer(String by, UUID discussion, String text) {
        post(by, "/" + discussion, Map.of("id", UUID.randomUUID().toString(), "text", text));
    }

    /** What stands on the page where one arrives. */
    private String post(String by, String path, Map<String, String> fields) {
        var caller = signedIn(by);
        var answer = caller.post("/plans/" + plan.key() + "/comments" + path, fields);
        return caller.get(Caller.location(answer).replaceFirst("#.*", "")).body();
    }

    private Caller signedIn(String id) {
        return Caller.signedIn(port, id);
    }

    private List<String> said() {
        return comments.of(plan.document()).stream()
                .flatMap(discussion -> discussion.comments().stream())
                .map(comment -> comment.text() == null ? "–" : comment.text())
                .toList();
    }
}
