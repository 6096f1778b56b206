package org.biennium.workplan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.biennium.BienniumTest;
import org.biennium.Caller;
import org.biennium.Tasklist;
import org.biennium.TestClock;
import org.biennium.document.Statements;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What Tasklist is told is said in the reader's language. */
@BienniumTest
class TasklistNamesTest {

    @LocalServerPort
    int port;

    @Autowired
    Story story;

    @Autowired
    TestClock clock;

    private static final Instant DUE = Instant.parse("2026-12-19T04:59:00Z");

    private final ObjectMapper json = new ObjectMapper();
    private Tasklist drafter;
    private Tasklist officer;

    @BeforeEach
    void signIn() {
        drafter = Tasklist.of(Caller.signedIn(port, "oss-drafter"));
        officer = Tasklist.of(Caller.signedIn(port, "gce-officer"));
    }

    @AfterEach
    void setTheClockBack() {
        clock.set(TestClock.START);
    }

    @Test
    void aTaskIsCalledByStepCentreAndPeriod() {
        var task = story.open(story.opened("sahel"), WorkPlanProcess.DRAFT).taskId();

        var ofDrafter = read(drafter.get("task/" + task));

        assertThat(ofDrafter.path("name").asText()).isEqualTo("Rédiger le plan · Sahara et Sahel · 2027-2028");
        assertThat(ofDrafter.path("description").isNull()).isTrue();
        assertThat(ofDrafter.path("card").path("due").asText())
                .startsWith("vendredi 18 décembre 2026")
                .contains("Montréal", "Tunis");
        assertThat(ofDrafter.path("card").path("takenBy").asText()).contains("OSS");
        assertThat(read(officer.get("task/" + task)).path("name").asText())
                .isEqualTo("Draft the plan · Sahara and Sahel · 2027-2028");
    }

    @Test
    void aStepOfAJointCentreSaysForWhichHostItIs() {
        var task = story.open(story.submitted("centralasia"), "carec").taskId();

        assertThat(read(officer.get("task/" + task)).path("name").asText())
                .isEqualTo("Sign off the plan (CAREC) · Central Asia · 2027-2028");
    }

    @Test
    void aListIsNamedByTheSameNumberOfQueriesHoweverLongItIs() {
        story.opened("sahel");
        var all = filter("all");
        var few = Statements.during("biennium.", () -> list(all, 1));
        Stream.of("westafrica", "southernafrica", "pacific").forEach(story::opened);

        var many = Statements.during("biennium.", () -> list(all, 15));

        assertThat(list(all, 15).findValues("card").size()).isGreaterThan(3);
        assertThat(many).hasSameSizeAs(few);
    }

    @Test
    void listsProcessesAndDiagramsAreNamed() {
        var filters = read(drafter.get("filter"));
        assertThat(filters.findValuesAsText("name"))
                .containsExactlyInAnyOrder("Mes tâches", "De mon centre", "Cette semaine", "En retard");

        var definition = read(drafter.get("process-definition?latestVersion=true&key=workPlan"))
                .get(0);
        assertThat(definition.path("name").asText()).isEqualTo("Plan de travail biennal");

        var xml = read(drafter.get("process-definition/" + definition.path("id").asText() + "/xml"))
                .path("bpmn20Xml")
                .asText();
        assertThat(xml)
                .contains("name=\"Rédiger le plan\"", "name=\"Plan publié\"")
                .doesNotContain("Draft the plan");
    }

    @Test
    void whatIsNotThereIsSaidInASentence() {
        var answer = drafter.get("task/nowhere");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(Tasklist.sentence(answer)).startsWith("Ce que vous cherchez n’existe plus");
    }

    @Test
    void aRefusalIsTheCallersMatterAndSaidInASentence() {
        var task = story.open(story.opened("sahel"), WorkPlanProcess.DRAFT).taskId();

        var answer = drafter.complete(task, Map.of());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Tasklist.sentence(answer)).startsWith("Il manque encore");
    }

    @Test
    void thisWeekAndLateFollowTheProductsClock() {
        story.opened("sahel");

        assertThat(List.of(
                        list(drafter, filter(drafter, "this-week"))
                                .path("count")
                                .asInt(),
                        list(drafter, filter(drafter, "late")).path("count").asInt()))
                .containsExactly(0, 0);
    }

    private String filter(String code) {
        return filter(officer, code);
    }

    private String filter(Tasklist reader, String code) {
        for (var filter : read(reader.get("filter"))) {
            if (filter.path("properties").path("biennium").asText().equals(code)) {
                return filter.path("id").asText();
            }
        }
        throw new AssertionError("No filter " + code);
    }

    private JsonNode list(String filter, int most) {
        return read(officer.asked("filter/" + filter + "/list?firstResult=0&maxResults=" + most, Map.of()));
    }

    private JsonNode list(Tasklist reader, String filter) {
        return read(reader.asked("filter/" + filter + "/list", Map.of()));
    }

    private JsonNode read(HttpResponse<String> answer) {
        try {
            return json.readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError(answer.body(), e);
        }
    }
}
