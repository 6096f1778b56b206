package org.biennium.workplan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.biennium.BienniumTest;
import org.biennium.Caller;
import org.biennium.document.Audience;
import org.biennium.document.Drafts;
import org.biennium.document.Place;
import org.biennium.document.Restriction;
import org.biennium.document.Restrictions;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What was kept of a plan, as people read it, compare it and make it the draft again. */
@BienniumTest
class VersionPagesTest {

    @LocalServerPort
    int port;

    @Autowired
    Story story;

    @Autowired
    Drafts drafts;

    @Test
    void listsVersionsAndNamedDraftsWithWhoWhenAndFingerprint() {
        var key = aReturnedPlan();
        story.name(key, "oss-drafter", "Before the meeting of 3 March");

        var page = page("gce-officer", "/plans/" + key + "/versions");

        assertThat(page.select(".kept-text h3 bdi").eachText())
                .containsExactly("The draft as it stands now", "Before the meeting of 3 March", "Version 1");
        assertThat(page.select(".kept-text").get(1).text()).contains("Named: ", "Montreal");
        assertThat(page.select(".kept-text .fingerprint").eachText())
                .hasSize(2)
                .allMatch(it -> it.matches("[0-9a-f]{64}"));
    }

    @Test
    void keepsNamedDraftsFromThoseOutside() {
        var key = aReturnedPlan();
        story.name(key, "oss-drafter", "Before the meeting of 3 March");
        story.submit(key);

        var list = page("gce-validator", "/plans/" + key + "/versions");

        assertThat(list.select(".kept-text h3 bdi").eachText()).containsExactly("Version 2", "Version 1");
        assertThat(as("gce-validator")
                        .get("/plans/" + key + "/versions/draft-1")
                        .statusCode())
                .isEqualTo(404);
        assertThat(as("gce-validator")
                        .get("/plans/" + key + "/versions/changes?before=draft-1&now=version-2")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void showsOnlyTheFinalVersionToTheNetwork() {
        var key = story.drafted("sahel");
        story.submit(key);
        story.signOff(key, "oss", "return", "Say more");
        story.edit(key, "oss-drafter", "Cooperation for the oases");
        story.submit(key);
        story.sign(key, "oss");
        story.complete(key, WorkPlanProcess.RECOMMEND, "gce-officer", "recommendation", "validate", "Sound");
        story.complete(key, WorkPlanProcess.VALIDATE, "gce-validator", "decision", "validate", "");

        var page = page("reader", "/plans/" + key + "/versions");

        assertThat(page.select(".kept-text h3 bdi").eachText()).containsExactly("Version 2, final");
        assertThat(as("reader").get("/plans/" + key + "/versions/version-1").statusCode())
                .isEqualTo(404);
    }

    @Test
    void comparesAnyTwoWordByWordWithTheSectionsToJumpTo() {
        var key = story.submitted("sahel");
        story.signOff(key, "oss", "return", "Say more");
        story.rewrite(key, "oss-drafter");

        var page = page("gce-officer", "/plans/" + key + "/versions/changes?before=version-1&now=now");

        assertThat(page.select("h1").text()).isEqualTo("What changed");
        assertThat(page.select(".change-count").text()).contains("fields changed", "entries added", "entry removed");
        assertThat(page.select("nav.jumps a").eachAttr("href"))
                .contains("#changes-summary", "#changes-activities")
                .allSatisfy(link -> assertThat(page.select(link)).hasSize(1));
        assertThat(page.select("#changes-summary ins").text()).contains("of eight countries");
    }

    @Test
    void tellsWhatWasRestrictedSince() {
        var key = aReturnedPlan();
        drafts.restrict(
                story.plan(key).document(),
                Place.of("context"),
                Restrictions.WHOLE,
                new Restriction(Audience.CENTRE, "Talks with a donor"),
                "oss-drafter");

        var page = page("gce-officer", "/plans/" + key + "/versions/changes?before=version-1&now=now");

        assertThat(page.select("#changes-context").text())
                .contains("Restriction: The whole section", "For everybody", "global coordination entity only: Talks");
    }

    @Test
    void comparesTheOtherWayRoundToo() {
        var key = aReturnedPlan();

        var page = page("gce-officer", "/plans/" + key + "/versions/changes?before=now&now=version-1");

        assertThat(page.select("#changes-summary del").text()).contains("oases");
    }

    @Test
    void readsAnOlderText() {
        var key = aReturnedPlan();

        var page = page("oss-drafter", "/plans/" + key + "/versions/version-1");

        assertThat(page.select("h1").text()).isEqualTo("Version 1");
        assertThat(page.select("#section-summary .prose").text()).contains("the edge of the desert");
    }

    @Test
    void aDrafterNamesTheDraft() {
        var key = story.drafted("sahel");

        as("oss-drafter").post("/plans/" + key + "/versions", Map.of("name", "Avant la réunion du 3 mars"));

        var page = page("oss-head", "/plans/" + key + "/versions");
        assertThat(page.select(".kept-text h3 bdi").eachText())
                .containsExactly("Le projet dans son état actuel", "Avant la réunion du 3 mars");
    }

    @Test
    void aNameThatIsTakenComesBackWithWhatWasTyped() {
        var key = story.drafted("sahel");
        story.name(key, "oss-drafter", "Avant la réunion");
        var drafter = as("oss-drafter");

        drafter.post("/plans/" + key + "/versions", Map.of("name", "Avant la réunion"));

        var page = Jsoup.parse(drafter.get("/plans/" + key + "/versions").body());
        assertThat(page.select("[role=alert]").text()).contains("Un projet porte déjà le nom");
        assertThat(page.select("#name").val()).isEqualTo("Avant la réunion");
    }

    @Test
    void aDrafterRestoresAnOlderTextAfterSeeingWhatWillChange() {
        var key = aReturnedPlan();
        var drafter = as("oss-drafter");
        var restore = "/plans/" + key + "/versions/version-1/restore";
        var preview = Jsoup.parse(drafter.get(restore).body());
        assertThat(preview.select("#changes-summary del").text()).contains("oases");

        drafter.post(restore, Map.of("draft", preview.select("[name=draft]").val()));

        var page = page("gce-officer", "/plans/" + key + "/versions");
        assertThat(page.select(".kept-text h3 bdi").eachText())
                .containsExactly("The draft as it stands now", "Draft before restoring: Version 1", "Version 1");
        var left = page("gce-officer", "/plans/" + key + "/versions/changes?before=version-1&now=now");
        assertThat(left.select("main").text()).contains("Nothing differs between these two texts.");
    }

    @Test
    void aDraftThatChangedSinceThePreviewIsNotReplaced() {
        var key = aReturnedPlan();
        var drafter = as("oss-drafter");
        var restore = "/plans/" + key + "/versions/version-1/restore";
        var seen =
                Jsoup.parse(drafter.get(restore).body()).select("[name=draft]").val();
        story.edit(key, "oss-drafter", "Cooperation for the mountains");

        drafter.post(restore, Map.of("draft", seen));

        var page = Jsoup.parse(drafter.get(restore).body());
        assertThat(page.select("[role=alert]").text()).contains("Non rétabli");
        assertThat(page.select("#changes-summary del").text()).contains("mountains");
    }

    @Test
    void nothingIsRestoredOnceThePlanIsSubmitted() {
        var key = aReturnedPlan();
        var drafter = as("oss-drafter");
        var restore = "/plans/" + key + "/versions/version-1/restore";
        var seen =
                Jsoup.parse(drafter.get(restore).body()).select("[name=draft]").val();
        story.submit(key);

        drafter.post(restore, Map.of("draft", seen));

        var page = Jsoup.parse(drafter.get("/plans/" + key + "/versions").body());
        assertThat(page.select("[role=alert]").text()).contains("Le plan a été soumis entre-temps");
    }

    /** Submitted, returned and changed since. */
    private String aReturnedPlan() {
        var key = story.submitted("sahel");
        story.signOff(key, "oss", "return", "Say more about the oases");
        story.edit(key, "oss-drafter", "Cooperation for the oases at the edge of the desert");
        return key;
    }

    private Caller as(String person) {
        return Caller.signedIn(port, person);
    }

    private Document page(String person, String path) {
        var answer = as(person).get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }
}
