package org.biennium.workplan;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.biennium.BienniumTest;
import org.biennium.Browser;
import org.biennium.document.Documents;
import org.biennium.document.Drafts;
import org.biennium.document.Place;
import org.biennium.document.Typed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What people type is saved as they type, whatever line, tab and colleague do. */
@BienniumTest
class PlanAutosaveBrowserTest {

    private static final Pattern SAVED = Pattern.compile("Saved at \\d\\d:\\d\\d");

    @LocalServerPort
    int port;

    @Autowired
    WrittenPlan written;

    @Autowired
    Documents documents;

    @Autowired
    Drafts drafts;

    private final List<BrowserContext> visits = new ArrayList<>();
    private WorkPlan plan;

    @BeforeEach
    void aDraftOfAJointCentre() {
        plan = written.empty("europe", "en");
    }

    @AfterEach
    void everybodyLeaves() {
        visits.forEach(BrowserContext::close);
    }

    @Test
    void whatIsTypedIsSavedWithoutAButton() {
        var page = at("/sections/summary", "jrc-drafter");

        page.locator("#text").pressSequentially("Water for all");

        assertThat(status(page)).hasText(SAVED);
        assertThat(text("summary", "text")).isEqualTo("Water for all");
        page.reload();
        assertThat(page.locator("#text")).hasValue("Water for all");
    }

    @Test
    void ctrlAndSSaveAtOnce() {
        var page = at("/sections/summary", "jrc-drafter");
        page.locator("#text").fill("By the keyboard");

        page.waitForResponse("**/autosave", () -> page.keyboard().press("Control+s"));

        assertThat(status(page)).hasText(SAVED);
        assertThat(text("summary", "text")).isEqualTo("By the keyboard");
    }

    @Test
    void aNewRowIsThereFromTheFirstWordsOn() {
        var page = at("/sections/activities/rows/new", "jrc-drafter");

        page.locator("#title").fill("Train the trainers");
        assertThat(status(page)).hasText(SAVED);
        page.locator("#deliverable").fill("A course");
        assertThat(page).hasURL(Pattern.compile(".*/sections/activities/rows/[0-9a-f-]{36}"));
        page.waitForResponse("**/autosave", () -> page.keyboard().press("Control+s"));

        var rows = documents.read(plan.document()).part("activities").rows();
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).fields().get("title")).hasToString("\"Train the trainers\"");
        page.getByRole(AriaRole.BUTTON, named("Save")).click();
        assertThat(documents.read(plan.document()).part("activities").rows()).hasSize(1);
    }

    @Test
    void aRowBesideOthersIsThereFromTheFirstWordsOnToo() {
        drafts.add(plan.document(), "activities", UUID.randomUUID(), Typed.of("title", "The first"), "rbins-drafter");
        var page = at("/sections/activities/rows/new", "jrc-drafter");

        page.locator("#title").fill("The second");

        assertThat(status(page)).hasText(SAVED);
        assertThat(documents.read(plan.document()).part("activities").rows()).hasSize(2);
    }

    @Test
    void whoGoesBackFindsWhatHasComeInBetween() {
        var page = at("/sections/goals", "jrc-drafter");
        page.locator("#goal").fill("What one has left");
        assertThat(status(page)).hasText(SAVED);
        page.navigate("/plans");
        drafts.save(plan.document(), Place.of("goals"), 1, Typed.of("goal", "What came in between"), "rbins-drafter");

        page.goBack();

        assertThat(page.locator("#goal")).hasValue("What came in between");
        page.locator("#outcomes").fill("Something else");
        assertThat(status(page)).hasText(SAVED);
        assertThat(text("goals", "goal")).isEqualTo("What came in between");
    }

    @Test
    void whoPressesTheButtonWhileASaveIsUnderWayDoesNotComeInTheirOwnWay() {
        var page = at("/sections/summary", "jrc-drafter");
        var underWay = new ArrayList<Route>();
        page.route("**/autosave", underWay::add);
        page.locator("#text").fill("First words");
        page.waitForCondition(() -> !underWay.isEmpty());
        page.locator("#text").fill("First words, and more");

        page.getByRole(AriaRole.BUTTON, named("Save")).click();
        underWay.get(0).resume();

        assertThat(page.locator(".notice.ok")).isVisible();
        assertThat(page.locator(".conflict")).hasCount(0);
        assertThat(text("summary", "text")).isEqualTo("First words, and more");
    }

    @Test
    void aTextThatIsFarTooLongHoldsUpNothingElse() {
        var page = at("/sections/goals", "jrc-drafter");
        page.locator("#goal").fill("The goal");
        page.locator("#objectives").evaluate("""
                it => {
                  it.style.display = 'none'; // a browser takes a minute to set it
                  it.value = 'Objectives without end. '.repeat(100000);
                  it.dispatchEvent(new Event('input', { bubbles: true }));
                }""");

        page.keyboard().press("Control+s");

        assertThat(page.locator("#objectives-problem")).containsText("shorten");
        page.waitForCondition(() -> text("goals", "goal").equals("The goal"));
        assertThat(status(page)).containsText("need your attention");
        page.locator("#objectives").evaluate("it => it.style.display = ''");
        page.locator("#objectives").fill("Objectives with an end");
        assertThat(status(page)).hasText(SAVED);
        assertThat(page.locator("#objectives-problem")).hasCount(0);
        assertThat(text("goals", "objectives")).isEqualTo("Objectives with an end");
    }

    @Test
    void whatTwoTabsKeepWithoutALineIsFoundAgain() {
        var one = at("/sections/goals", "jrc-drafter");
        var other = one.context().newPage();
        other.navigate("/plans/" + plan.key() + "/sections/goals");
        one.context().setOffline(true);
        one.locator("#goal").fill("Typed in one tab");
        assertThat(status(one)).containsText("No connection");
        other.locator("#objectives").fill("Typed in the other");
        assertThat(status(other)).containsText("No connection");
        one.close();
        other.close();
        visits.get(0).setOffline(false);

        var again = visits.get(0).newPage();
        again.navigate("/plans/" + plan.key() + "/sections/goals");

        assertThat(status(again)).hasText(SAVED);
        again.waitForCondition(() -> text("goals", "objectives").equals("Typed in the other"));
        again.waitForCondition(() -> text("goals", "goal").equals("Typed in one tab"));
    }

    @Test
    void aTabThatComesBackDoesNotComeInItsWritersOwnWay() {
        var cutOff = at("/sections/summary", "jrc-drafter");
        cutOff.route("**/autosave", Route::abort);
        cutOff.locator("#text").fill("First words");
        assertThat(status(cutOff)).containsText("No connection");
        cutOff.locator("#text").fill("First words, and more");
        var other = cutOff.context().newPage();
        other.navigate("/plans/" + plan.key() + "/sections/summary");
        assertThat(status(other)).hasText(SAVED);

        other.reload();
        other.locator("#text").press("Control+End");
        other.waitForResponse("**/autosave", () -> other.keyboard().press("!"));
        assertThat(other.locator(".conflict")).hasCount(0);
        other.waitForResponse("**/autosave", () -> other.keyboard().press("Backspace"));
        cutOff.unroute("**/autosave");
        cutOff.evaluate("dispatchEvent(new Event('online'))");

        assertThat(status(cutOff)).hasText(SAVED);
        assertThat(cutOff.locator(".conflict")).hasCount(0);
        assertThat(text("summary", "text")).isEqualTo("First words, and more");
    }

    @Test
    void ofTwoTextsOfOnesOwnOneIsToldThatTheyAre() {
        var one = at("/sections/summary", "jrc-drafter");
        drafts.save(plan.document(), Place.of("summary"), 0, Typed.of("text", "Typed elsewhere"), "jrc-drafter");

        one.locator("#text").fill("Typed here");

        assertThat(one.locator(".conflict")).containsText("You also changed this entry, in another window");
    }

    @Test
    void aServerOutOfReachIsLeftAloneForAWhileHoweverMuchIsTyped() {
        var calls = new AtomicInteger();
        var page = at("/sections/summary", "jrc-drafter");
        page.clock().install();
        page.reload();
        page.route("**/autosave", route -> {
            calls.incrementAndGet();
            route.abort();
        });

        for (var key = 0; key < 60; key++) {
            page.locator("#text").press("x");
            page.clock().runFor(200);
        }

        assertThat(calls.get()).isBetween(1, 4);
    }

    @Test
    void aLineThatIsSilentWithoutBeingCutIsToldToo() {
        var page = at("/sections/summary", "jrc-drafter");
        var silent = new ArrayList<Route>();
        page.addInitScript("AbortSignal.timeout = () => AbortSignal.abort(new DOMException('', 'TimeoutError'))");
        page.reload();
        page.route("**/autosave", silent::add);

        page.locator("#text").fill("Words into the void");

        assertThat(status(page)).containsText("No connection");
    }

    @Test
    void whoseBrowserHasNoRoomIsToldNotToLeave() {
        var page = at("/sections/summary", "jrc-drafter");
        page.addInitScript("Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }");
        page.reload();
        page.route("**/autosave", Route::abort);

        page.locator("#text").fill("Words that find no room");

        assertThat(status(page)).containsText("Please copy it before you leave");
    }

    @Test
    void ofTwoTextsThatTwoTabsKeepForOneFieldNeitherIsLost() {
        var one = at("/sections/summary", "jrc-drafter");
        var other = one.context().newPage();
        other.navigate("/plans/" + plan.key() + "/sections/summary");
        one.context().setOffline(true);
        one.locator("#text").fill("Typed in one tab");
        assertThat(status(one)).containsText("No connection");
        other.locator("#text").fill("Typed in the other");
        assertThat(status(other)).containsText("No connection");
        one.close();
        other.close();
        visits.get(0).setOffline(false);

        var again = visits.get(0).newPage();
        again.navigate("/plans/" + plan.key() + "/sections/summary");
        assertThat(status(again)).hasText(SAVED);
        again.reload();

        var standing = again.locator(".conflict blockquote").textContent();
        assertThat(List.of(standing, again.locator("#text").inputValue()))
                .containsExactlyInAnyOrder("Typed in one tab", "Typed in the other");
    }

    @Test
    void whoPressesTheButtonOnAConflictStillChooses() {
        var one = at("/sections/goals", "jrc-drafter");
        var other = at("/sections/goals", "rbins-drafter");
        one.locator("#goal").fill("The goal of one");
        assertThat(status(one)).hasText(SAVED);
        other.locator("#goal").fill("The goal of the other");
        assertThat(other.locator(".conflict")).isVisible();

        other.getByRole(AriaRole.BUTTON, named("Enregistrer")).click();
        other.locator("#objectives").fill("Objectives");
        other.waitForCondition(() -> text("goals", "objectives").equals("Objectives"));
        assertThat(status(other)).containsText("choisir le texte");
        other.close();
        var again = visits.get(1).newPage();
        again.navigate("/plans/" + plan.key() + "/sections/goals");

        assertThat(again.locator(".conflict blockquote")).hasText("The goal of one");
        assertThat(again.locator("#goal")).hasValue("The goal of the other");
        assertThat(text("goals", "goal")).isEqualTo("The goal of one");
    }

    @Test
    void whatDoesNotFitWaitsAlsoAfterTheButton() {
        var page = at("/sections/resources", "jrc-drafter");
        page.locator("#needed").fill("a lot of money");
        page.getByRole(AriaRole.BUTTON, named("Save")).click();
        assertThat(page.locator("#problems")).isVisible();
        assertThat(status(page)).containsText("need your attention");

        page.navigate("/plans/" + plan.key());
        page.locator("#unsent a").click();

        assertThat(page.locator("#needed")).hasValue("a lot of money");
        page.locator("#needed").fill("1000");
        assertThat(status(page)).hasText(SAVED);
        page.navigate("/plans/" + plan.key());
        assertThat(page.locator("#unsent")).isHidden();
    }

    @Test
    void whoMayNoLongerWriteIsToldSo() {
        var page = at("/sections/summary", "jrc-drafter");
        written.submit(plan);

        page.locator("#text").fill("Words that come too late");

        assertThat(status(page)).containsText("has been submitted in the meantime");
        assertThat(page.locator("#text")).hasValue("Words that come too late");
    }

    @Test
    void whatWasTypedTooLateIsThereToCopyUntilItIsDiscarded() {
        var page = at("/sections/summary", "jrc-drafter");
        written.submit(plan);
        page.locator("#text").fill("Words that come\ntoo late");
        assertThat(status(page)).containsText("has been submitted in the meantime");

        page.navigate("/plans/" + plan.key());

        assertThat(page.locator("#unsent .typed")).hasText("Words that come\ntoo late");
        Browser.screenshot(page, "autosave-too-late");
        Browser.assertAccessible(page);
        page.onceDialog(dialog -> dialog.accept());
        page.locator("#unsent button").click();
        assertThat(page.locator("#unsent")).isHidden();
        page.reload();
        assertThat(page.locator("#unsent")).isHidden();
    }

    @Test
    void whatRunsFromRightToLeftIsTypedAndShownSo() {
        var page = at("/sections/goals", "jrc-drafter");
        page.locator("#goal").fill("يدعم المركز بلدان المنطقة في رصد الأراضي (2027).");
        page.locator("#objectives").fill("Train 120 people \u202Eby 2028 👩🏽‍🌾");

        assertThat(status(page)).hasText(SAVED);

        assertThat(direction(page, "#goal")).isEqualTo("rtl");
        assertThat(direction(page, "#objectives")).isEqualTo("ltr");
        Browser.screenshot(page, "autosave-right-to-left");
        page.navigate("/plans/" + plan.key());
        assertThat(direction(page, "#section-goals .prose [dir] >> nth=0")).isEqualTo("rtl");
        Browser.screenshot(page, "plan-right-to-left");
    }

    @Test
    void aTranslationIsSavedAsOneTypes() {
        var page = at("/sections/summary", "jrc-drafter");
        page.fill("#text", "Water first.");
        assertThat(status(page)).hasText(SAVED);
        page.navigate("/plans/" + plan.key() + "/sections/summary/translation?to=fr");

        page.fill("#text", "L’eau d’abord.");

        assertThat(status(page)).hasText(SAVED);
        page.reload();
        assertThat(page.locator("#text")).hasValue("L’eau d’abord.");
    }

    @Test
    void twoWhoWriteInDifferentFieldsBothKeepTheirWords() {
        var one = at("/sections/goals", "jrc-drafter");
        var other = at("/sections/goals", "rbins-drafter");

        one.locator("#goal").fill("The goal of one");
        assertThat(status(one)).hasText(SAVED);
        other.locator("#objectives").fill("The objectives of the other");
        assertThat(status(other)).not().isEmpty();
        assertThat(other.locator("#goal")).hasValue("The goal of one");

        assertThat(text("goals", "goal")).isEqualTo("The goal of one");
        assertThat(text("goals", "objectives")).isEqualTo("The objectives of the other");
    }

    @Test
    void ofTwoTextsInOneFieldBothAreShownAndOneIsChosen() {
        var one = at("/sections/goals", "jrc-drafter");
        var other = at("/sections/goals", "rbins-drafter");
        one.locator("#goal").fill("The goal of one");
        assertThat(status(one)).hasText(SAVED);

        other.locator("#goal").fill("The goal of the other");

        assertThat(other.locator(".conflict blockquote")).hasText("The goal of one");
        assertThat(other.locator("#goal")).hasValue("The goal of the other");
        assertThat(text("goals", "goal")).isEqualTo("The goal of one");
        Browser.screenshot(other, "autosave-conflict");
        Browser.assertAccessible(other);
        other.getByRole(AriaRole.BUTTON, named("Garder mon texte")).click();
        assertThat(other.locator(".conflict")).hasCount(0);
        assertThat(status(other)).hasText(Pattern.compile("Enregistré à .*"));
        assertThat(text("goals", "goal")).isEqualTo("The goal of the other");
    }

    @Test
    void whatIsTypedWithoutALineGoesUpWhenItIsBack() {
        var page = at("/sections/summary", "jrc-drafter");
        page.context().setOffline(true);
        page.locator("#text").fill("Typed on a ferry");
        assertThat(status(page)).containsText("No connection");
        Browser.screenshot(page, "autosave-offline");

        page.context().setOffline(false);

        assertThat(status(page)).hasText(SAVED);
        assertThat(text("summary", "text")).isEqualTo("Typed on a ferry");
    }

    @Test
    void aTabClosedWithoutALineLosesNothing() {
        var page = at("/sections/summary", "jrc-drafter");
        page.context().setOffline(true);
        page.locator("#text").fill("Typed before the lights went out");
        assertThat(status(page)).containsText("No connection");
        page.close();
        visits.get(0).setOffline(false);

        var again = visits.get(0).newPage();
        again.navigate("/plans/" + plan.key() + "/sections/summary");

        assertThat(again.locator("#text")).hasValue("Typed before the lights went out");
        assertThat(status(again)).hasText(SAVED);
        assertThat(text("summary", "text")).isEqualTo("Typed before the lights went out");
    }

    @Test
    void aNewRowTypedWithoutALineIsFoundOnThePlanAndGoesUp() {
        var page = at("/sections/activities/rows/new", "jrc-drafter");
        page.context().setOffline(true);
        page.locator("#title").fill("Begun on a ferry");
        assertThat(status(page)).containsText("No connection");
        page.close();
        visits.get(0).setOffline(false);

        var again = visits.get(0).newPage();
        again.navigate("/plans/" + plan.key());
        again.locator("#unsent a").click();

        assertThat(again.locator("#title")).hasValue("Begun on a ferry");
        assertThat(status(again)).hasText(SAVED);
        again.navigate("/plans/" + plan.key());
        assertThat(again.locator("main")).containsText("Begun on a ferry");
        assertThat(again.locator("#unsent")).isHidden();
    }

    @Test
    void aNewRowIsFoundAgainWhenItsPageIsLoadedAgain() {
        var page = at("/sections/activities/rows/new", "jrc-drafter");
        page.route("**/autosave", Route::abort);
        page.locator("#title").fill("Typed while the server was down");
        assertThat(status(page)).containsText("No connection");
        page.unroute("**/autosave");

        page.reload();

        assertThat(page.locator("#title")).hasValue("Typed while the server was down");
        assertThat(status(page)).hasText(SAVED);
    }

    @Test
    void anAnswerThatIsLostOnTheWayMakesNoConflictWithOneself() {
        var page = at("/sections/summary", "jrc-drafter");
        page.route("**/autosave", route -> {
            route.fetch();
            route.abort();
        });
        page.locator("#text").fill("First words");
        assertThat(status(page)).containsText("No connection");
        assertThat(text("summary", "text")).isEqualTo("First words");
        page.locator("#text").fill("First words, and more");

        page.unroute("**/autosave");

        assertThat(status(page)).hasText(SAVED);
        assertThat(page.locator(".conflict")).hasCount(0);
        page.waitForCondition(() -> text("summary", "text").equals("First words, and more"));
    }

    @Test
    void whoeverIsSignedOutMeanwhileSignsInElsewhereAndGoesOn() {
        var page = at("/sections/summary", "jrc-drafter");
        page.context().clearCookies();
        page.locator("#text").fill("Typed after the session had ended");
        assertThat(status(page)).containsText("no longer signed in");

        signIn(page.context().newPage(), "jrc-drafter");

        assertThat(status(page)).hasText(SAVED, new LocatorAssertions.HasTextOptions().setTimeout(40_000));
        assertThat(text("summary", "text")).isEqualTo("Typed after the session had ended");
    }

    @Test
    void nobodysWordsAreSavedUnderTheNameOfSomebodyElse() {
        var page = at("/sections/summary", "jrc-drafter");
        page.context().clearCookies();
        signIn(page.context().newPage(), "rbins-drafter");

        page.locator("#text").fill("Typed by whoever was here first");

        assertThat(status(page)).containsText("Somebody else has signed in here");
        assertThat(text("summary", "text")).isEmpty();
        page.context().clearCookies();
        signIn(page, "jrc-drafter").navigate("/plans/" + plan.key() + "/sections/summary");
        assertThat(status(page)).hasText(SAVED);
        assertThat(text("summary", "text")).isEqualTo("Typed by whoever was here first");
    }

    @Test
    void whatDoesNotFitIsToldAndTheRestIsSaved() {
        var page = at("/sections/resources", "jrc-drafter");
        page.locator("#needed").fill("a lot of money");
        page.locator("#staff").fill("Three persons");

        page.waitForResponse("**/autosave", () -> page.keyboard().press("Control+s"));

        assertThat(page.locator("#needed-problem")).isVisible();
        assertThat(page.locator("#needed")).hasValue("a lot of money");
        assertThat(text("resources", "staff")).isEqualTo("Three persons");
        Browser.assertAccessible(page);
    }

    @Test
    void whoTypesInARowThatAColleagueRemovedIsTold() {
        var row = UUID.randomUUID();
        drafts.add(plan.document(), "activities", row, Typed.of("title", "To be removed"), "rbins-drafter");
        var page = at("/sections/activities/rows/" + row, "jrc-drafter");
        drafts.remove(plan.document(), new Place("activities", row), 1, "rbins-drafter");

        page.locator("#deliverable").fill("Words for a row that is gone");

        assertThat(status(page)).containsText("removed this entry");
        assertThat(page.locator("#deliverable")).hasValue("Words for a row that is gone");
    }

    @Test
    void aRowThatAColleagueRemovedIsAddedAgainAsAWhole() {
        var page = atARowThatIsRemovedWhileItIsWrittenIn();

        page.getByRole(AriaRole.BUTTON, named("Save")).click();
        assertThat(page.locator("#told")).containsText("removed this entry");
        page.locator("#partners").fill("More words");
        assertThat(status(page)).hasText(SAVED);

        var row = documents.read(plan.document()).part("activities").rows().get(0);
        assertThat(row.fields().get("title")).hasToString("\"To be removed\"");
        assertThat(String.valueOf(row.fields().get("deliverable"))).contains("Words for a row that is gone");
        assertThat(row.fields()).containsKey("partners");
        page.navigate("/plans/" + plan.key());
        assertThat(page.locator("#unsent")).isHidden();
    }

    @Test
    void whatWaitsForARowThatAColleagueRemovedIsAddedWhenItsWriterSaysSo() {
        var page = atARowThatIsRemovedWhileItIsWrittenIn();
        page.navigate("/plans/" + plan.key());

        page.locator("#unsent a").click();
        assertThat(page.locator("#told")).containsText("removed this entry");
        assertThat(page.locator("#deliverable")).hasValue("Words for a row that is gone");
        assertThat(documents.read(plan.document()).part("activities").rows()).isEmpty();
        page.locator("#title").fill("Added again");
        page.getByRole(AriaRole.BUTTON, named("Save")).click();

        assertThat(page.locator(".notice.ok")).isVisible();
        assertThat(page.locator("#unsent")).isHidden();
        assertThat(documents.read(plan.document()).part("activities").rows()).hasSize(1);
    }

    private Page atARowThatIsRemovedWhileItIsWrittenIn() {
        var row = UUID.randomUUID();
        drafts.add(plan.document(), "activities", row, Typed.of("title", "To be removed"), "rbins-drafter");
        var page = at("/sections/activities/rows/" + row, "jrc-drafter");
        drafts.remove(plan.document(), new Place("activities", row), 1, "rbins-drafter");
        page.locator("#deliverable").fill("Words for a row that is gone");
        assertThat(status(page)).containsText("removed this entry");
        return page;
    }

    @Test
    void anAutosaveIsSmall() {
        var page = at("/sections/summary", "jrc-drafter");
        page.locator("#text").fill("A sentence of the length that people write before they pause to think.");

        var call = page.waitForRequest("**/autosave", () -> page.keyboard().press("Control+s"));

        call.response();
        var sizes = call.sizes();
        assertThat(sizes.requestBodySize + sizes.requestHeadersSize).isLessThan(2048);
        assertThat(sizes.responseBodySize + sizes.responseHeadersSize).isLessThan(2048);
    }

    private Page at(String path, String person) {
        var visit = Browser.visit("http://127.0.0.1:" + port);
        visits.add(visit);
        var page = signIn(visit.newPage(), person);
        page.navigate("/plans/" + plan.key() + path);
        return page;
    }

    private static Page signIn(Page page, String person) {
        page.navigate("/login");
        page.fill("#username", person);
        page.fill("#password", "demo");
        page.locator("form[action='/login'] button").click();
        return page;
    }

    private static String direction(Page page, String what) {
        return (String) page.locator(what).evaluate("it => getComputedStyle(it).direction");
    }

    private static Locator status(Page page) {
        return page.locator(".acts-bar .saved");
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private String text(String section, String field) {
        var value = documents.read(plan.document()).part(section).fields().get(field);
        return value == null ? "" : value.at("/texts/en/text").asText();
    }
}
