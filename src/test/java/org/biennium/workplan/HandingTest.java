package org.biennium.workplan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.biennium.BienniumTest;
import org.biennium.Browser;
import org.biennium.Caller;
import org.biennium.document.Drafts;
import org.biennium.document.Handing;
import org.biennium.document.Handings;
import org.biennium.document.Place;
import org.biennium.document.Typed;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Parts of a plan go from hand to hand among those who draft it. */
@BienniumTest
class HandingTest {

    @LocalServerPort
    int port;

    @Autowired
    WrittenPlan written;

    @Autowired
    Story story;

    @Autowired
    Drafts drafts;

    @Autowired
    Handings handings;

    @Autowired
    JdbcClient jdbc;

    private WorkPlan plan;
    private UUID activity;

    @BeforeEach
    void aDraftOfAJointCentreWithAnActivity() {
        plan = written.empty("europe", "en");
        activity = UUID.randomUUID();
        drafts.add(plan.document(), "activities", activity, Typed.of("title", "Train the trainers"), "jrc-drafter");
    }

    @Test
    void anActivityIsHandedToAColleagueWhoIsToldInTheirLanguage() {
        hand("jrc-drafter", "rbins-drafter", "Could you check the figures?");

        assertThat(inHand()).containsExactly("rbins-drafter");
        assertThat(letters())
                .containsExactly(
                        "rbins-drafter: [Plan 2025-2026] Europe\u00a0: Activités, activité 1, partie qui vous est confiée");
        assertThat(one("text"))
                .contains("JRC · drafter (demo) vous a confié une partie du plan")
                .contains("> Could you check the figures?")
                .contains("/plans/" + plan.key() + "/sections/activities/rows/" + activity);
        var page = Desktop.of("rbins-drafter", port).open("/plans/" + plan.key());
        assertThat(page.page().expectFirst(".handings .card").text())
                .startsWith("Ce qui vous est confié Activités, activité 1 par JRC · drafter (demo)")
                .endsWith("Could you check the figures?");
    }

    @Test
    void sentTwiceItIsHandedOnce() {
        hand("jrc-drafter", "rbins-drafter", "");
        hand("jrc-drafter", "rbins-drafter", "");

        assertThat(inHand()).containsExactly("rbins-drafter");
        assertThat(letters()).hasSize(1);
    }

    @Test
    void handedBackItTellsWhoeverHadHandedIt() {
        hand("jrc-drafter", "rbins-drafter", "");

        var page = Desktop.of("rbins-drafter", port).open("/plans/" + plan.key());
        var drafter = Desktop.of("rbins-drafter", port);
        var answer = drafter.send(drafter.open("/plans/" + plan.key()).page().expectFirst(".handings form"));

        assertThat(page.status()).isEqualTo(200);
        assertThat(answer.text()).contains("Cette partie n’est plus confiée à personne.");
        assertThat(inHand()).isEmpty();
        assertThat(letters()).endsWith("jrc-drafter: [Plan 2025-2026] Europe: Activities, activity 1, handed back");
    }

    @Test
    void handedOnItTellsWhoeverHadHandedIt() {
        hand("jrc-drafter", "rbins-drafter", "");

        hand("rbins-drafter", "iucnmed-drafter", "");

        assertThat(inHand()).containsExactly("iucnmed-drafter");
        assertThat(letters().stream().map(letter -> letter.split(":")[0]))
                .containsExactly("rbins-drafter", "iucnmed-drafter", "jrc-drafter");
    }

    @Test
    void takenFromOneWhoHasItItTellsThem() {
        hand("jrc-drafter", "rbins-drafter", "");

        hand("iucnmed-drafter", "jrc-drafter", "");

        assertThat(inHand()).containsExactly("jrc-drafter");
        assertThat(letters())
                .endsWith(
                        "rbins-drafter: [Plan 2025-2026] Europe\u00a0: Activités, activité 1, partie qui ne vous est plus"
                                + " confiée");
    }

    @Test
    void nobodyIsLockedOut() {
        hand("jrc-drafter", "rbins-drafter", "");

        var page = Desktop.of("jrc-drafter", port).open(at());

        assertThat(page.text()).contains("In the hands of IRSNB").contains("Nobody is locked out");
        assertThat(page.form().select("button[type=submit]")).isNotEmpty();
    }

    @Test
    void whatWasInARemovedRowIsInNobodysHands() {
        hand("jrc-drafter", "rbins-drafter", "");

        drafts.remove(plan.document(), new Place("activities", activity), 1, "jrc-drafter");

        assertThat(inHand()).isEmpty();
        assertThat(Desktop.of("rbins-drafter", port)
                        .open("/plans/" + plan.key())
                        .page()
                        .select(".handings"))
                .isEmpty();
    }

    @Test
    void whatIsSubmittedIsInNobodysHands() {
        var key = story.drafted("sahel");
        var document = story.plan(key).document();
        handings.hand(document, Place.of("summary"), "oss-drafter", "oss-drafter", null);

        story.submit(key);

        assertThat(handings.of(document)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"oss-drafter", "jrc-head", "gce-officer", "no-such-person", "", "'; drop table"})
    void whoDoesNotDraftThePlanCannotBeNamed(String stranger) {
        var answer = hand("jrc-drafter", stranger, "Keep this sentence");

        assertThat(answer).contains("Choose one of those who draft this plan").contains("Keep this sentence");
        assertThat(inHand()).isEmpty();
        assertThat(letters()).isEmpty();
    }

    @Test
    void aNoteThatIsTooLongIsRefusedAndKept() {
        var answer = hand("jrc-drafter", "rbins-drafter", "x".repeat(501));

        assertThat(answer).contains("at most 500 characters").contains("x".repeat(501));
        assertThat(inHand()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/sections/nowhere/hand", "/sections/activities/rows/3b241101-e2bb-4255-8caf-4136c566a962/hand"})
    void aPlaceThatIsNotThereCannotBeHanded(String path) {
        Caller.signedIn(port, "jrc-drafter").post("/plans/" + plan.key() + path, Map.of("to", "rbins-drafter"));

        assertThat(inHand()).isEmpty();
    }

    @Test
    void whatIsInHandsOfAnotherPlanCannotBeTaken() {
        hand("jrc-drafter", "rbins-drafter", "");
        var other = written.empty("sahel", "fr");
        var id = handings.of(plan.document()).get(0).id();

        Caller.signedIn(port, "oss-drafter").post("/plans/" + other.key() + "/handings/" + id + "/back", Map.of());

        assertThat(inHand()).containsExactly("rbins-drafter");
    }

    @Test
    void ofTwoWhoHandItAtOnceOneFindsItTaken() {
        var callers = Stream.of("jrc-drafter", "iucnmed-drafter")
                .map(id -> Caller.signedIn(port, id))
                .toList();
        callers.parallelStream().forEach(caller -> caller.post(at() + "/hand", Map.of("to", "rbins-drafter")));

        assertThat(inHand()).containsExactly("rbins-drafter");
        assertThat(letters()).hasSize(1);
    }

    @Test
    void everyPartOfItIsAccessibleOnATelephone() {
        hand("jrc-drafter", "rbins-drafter", "Could you check the figures?");
        try (var visit = Browser.visit("http://127.0.0.1:" + port, "fr-FR", 360)) {
            var page = visit.newPage();
            page.navigate("/login");
            page.fill("#username", "rbins-drafter");
            page.fill("#password", "demo");
            page.locator("form[action='/login'] button").click();
            for (var path : List.of("/plans/" + plan.key(), at())) {
                page.navigate(path);
                page.locator("details summary").all().forEach(summary -> summary.click());
                Browser.assertAccessible(page);
                Browser.assertNothingClipped(page);
                Browser.screenshot(page, "handing-" + (path.endsWith(plan.key()) ? "plan" : "form") + "-fr-360");
            }
        }
    }

    private String hand(String by, String to, String note) {
        var caller = Caller.signedIn(port, by);
        caller.post(at() + "/hand", Map.of("to", to, "note", note));
        return caller.get(at()).body();
    }

    private String at() {
        return "/plans/" + plan.key() + "/sections/activities/rows/" + activity;
    }

    private List<String> inHand() {
        return handings.of(plan.document()).stream().map(Handing::to).toList();
    }

    private List<String> letters() {
        return jdbc.sql("select recipient || ': ' || subject from biennium.mail where case_key = ? order by number")
                .param(plan.key())
                .query(String.class)
                .list();
    }

    private String one(String column) {
        return jdbc.sql("select " + column + " from biennium.mail where case_key = ?")
                .param(plan.key())
                .query(String.class)
                .single();
    }
}
