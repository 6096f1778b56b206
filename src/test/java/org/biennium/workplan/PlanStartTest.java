package org.biennium.workplan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.biennium.BienniumTest;
import org.biennium.document.Documents;
import org.biennium.document.Drafts;
import org.biennium.document.Place;
import org.biennium.document.Typed;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Starting from the last plan of the centre. The drafter reads French. */
@BienniumTest
class PlanStartTest {

    private static final String ME = "oss-drafter";

    @LocalServerPort
    int port;

    @Autowired
    Story story;

    @Autowired
    WrittenPlan written;

    @Autowired
    Documents documents;

    @Autowired
    Drafts drafts;

    UUID activity = UUID.randomUUID();
    WorkPlan last;
    String key;
    Desktop drafter;

    @BeforeEach
    void begin() {
        last = written.empty("sahel", "en");
        drafts.save(last.document(), Place.of("summary"), 0, Typed.of("text", "The summary of the last plan"), ME);
        drafts.add(last.document(), "activities", activity, Typed.of("title", "Train forest guards"), ME);
        drafts.add(
                last.document(),
                "indicators",
                UUID.randomUUID(),
                Typed.of("indicator", "Guards trained").and(Typed.of("activity", activity.toString())),
                ME);
        written.seal(last);
        key = story.opened("sahel");
        drafter = Desktop.of(ME, port);
    }

    @Test
    void whatIsTickedIsTakenOverWithItsOriginAndItsReferences() {
        var page = start();
        page.page().select("main [type=checkbox]").attr("checked", "true");

        var plan = drafter.send(page.page().expectFirst("main form"));

        assertThat(plan.text()).contains("Une section reprise", "2 fiches reprises");
        var content = documents.read(document());
        var taken = content.part("activities").rows().get(0);
        assertThat(taken.id()).isNotEqualTo(activity);
        assertThat(content.part("indicators").rows().get(0).fields().get("activity"))
                .hasToString("\"" + taken.id() + "\"");
        assertThat(String.valueOf(content.part("summary").fields().get("text"))).contains("\"original\":\"en\"");
        assertThat(plan.page().select("#row-" + taken.id() + " .origin").text())
                .isEqualTo("Repris de " + last.key() + ", version 1");
        assertThat(plan.page().select("#section-summary .origin")).hasSize(1);
    }

    @Test
    void takenTwiceItIsTakenOnce() {
        var page = start();
        page.page().select("main [type=checkbox]").attr("checked", "true");
        drafter.send(page.page().expectFirst("main form"));
        drafter.send(page.page().expectFirst("main form"));

        assertThat(documents.read(document()).part("activities").rows()).hasSize(1);
        assertThat(start().text()).contains("déjà reprise");
    }

    @Test
    void whatHasBeenWrittenIsNotReplaced() {
        var page = start();
        story.edit(key, ME, "What we wrote for this plan");
        page.page().select("main [type=checkbox]").attr("checked", "true");

        drafter.send(page.page().expectFirst("main form"));

        assertThat(documents.read(document()).part("summary").fields().toString())
                .contains("What we wrote for this plan");
    }

    @Test
    void aReferenceToARowThatStaysBehindIsLeftOut() {
        var page = start();
        page.page().select("main [type=checkbox]").get(2).attr("checked", true);

        drafter.send(page.page().expectFirst("main form"));

        assertThat(documents.read(document()).part("indicators").rows())
                .singleElement()
                .satisfies(row -> assertThat(row.fields().keySet()).containsExactly("indicator"));
    }

    @Test
    void theOriginStaysToBeSeenWhenThePlanIsSealed() {
        var page = start();
        page.page().select("main [type=checkbox]").attr("checked", "true");
        drafter.send(page.page().expectFirst("main form"));
        var version = documents.takeVersion(document(), ME);
        documents.seal(document(), version, "gce-validator");

        assertThat(drafter.open("/plans/" + key)
                        .page()
                        .select(".document-row .origin")
                        .eachText())
                .hasSize(2)
                .allMatch(List.of("Repris de " + last.key() + ", version 1")::contains);
    }

    private Desktop.Answer start() {
        return drafter.open("/plans/" + key + "/start");
    }

    private UUID document() {
        return story.plan(key).document();
    }
}
