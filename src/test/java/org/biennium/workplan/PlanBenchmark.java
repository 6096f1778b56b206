package org.biennium.workplan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.biennium.BenchmarkSummary;
import org.biennium.BienniumTest;
import org.biennium.Caller;
import org.biennium.Pace;
import org.biennium.Queries;
import org.biennium.document.Documents;
import org.biennium.document.Drafts;
import org.biennium.document.Editions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A plan of three hundred activities is as light to write and to read as one of ten. */
@BienniumTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlanBenchmark {

    private static final Duration AT_ONCE = Duration.ofMillis(300);
    private static final String MANY = "a plan of 300 activities";
    private static final String FEW = "a plan of 10";

    private final BenchmarkSummary summary = BenchmarkSummary.written();

    @LocalServerPort
    int port;

    @Autowired
    WrittenPlan written;

    @Autowired
    Documents documents;

    @Autowired
    Drafts drafts;

    @Autowired
    Editions editions;

    private WorkPlan few;
    private WorkPlan many;
    private WorkPlan published;

    @BeforeAll
    void threePlans() {
        few = plan("europe", "en", 10);
        many = plan("sahel", "fr", 300);
        published = written.seal(plan("easternafrica", "en", 300));
    }

    @Test
    void anAutosaveTakesNoLongerInALongPlan() {
        var paces = Pace.inTurn(typing("oss-drafter", many)::save, typing("jrc-drafter", few)::save);

        summary.ratioBelow(2, "Autosave in " + MANY, paces.get(0), FEW, paces.get(1));
    }

    @Test
    void aLongDraftIsOpenedAtOnce() {
        summary.below(AT_ONCE, "Opening " + MANY + " as its drafter", opening("oss-drafter", many, ""));
    }

    @Test
    void theActivitiesOfALongDraftAreListedAtOnce() {
        summary.below(
                AT_ONCE,
                "Opening the list of activities in " + MANY,
                opening("oss-drafter", many, "/sections/activities"));
    }

    @Test
    void anActivityOfALongDraftIsOpenedAtOnce() {
        summary.below(
                AT_ONCE,
                "Opening one activity in " + MANY,
                opening(
                        "oss-drafter",
                        many,
                        "/sections/activities/rows/" + activities(many).last()));
    }

    @Test
    void aLongPublishedPlanIsReadAtOnce() {
        summary.below(AT_ONCE, "Reading " + MANY, opening("reader", published, ""));
    }

    @Test
    void whatBecameOfALongPlanIsToldAtOnce() {
        var before = editions.name(many.document(), "Before it was rewritten", "oss-drafter");
        activities(many).rewrite();

        summary.below(
                AT_ONCE,
                "Difference of two versions of " + MANY,
                opening("oss-drafter", many, "/versions/changes?before=" + before.code() + "&now=" + PlanVersions.NOW));
    }

    @Test
    void aLongPlanTakesAsManyQueriesAsAShortOne() {
        summary.asMany(
                "queries", "Opening " + MANY, queries("oss-drafter", many, ""), FEW, queries("jrc-drafter", few, ""));
        summary.asMany(
                "queries",
                "Autosave in " + MANY,
                Queries.during(typing("oss-drafter", many)::save),
                FEW,
                Queries.during(typing("jrc-drafter", few)::save));
    }

    private WorkPlan plan(String centre, String language, int activities) {
        var plan = written.empty(centre, language);
        written.complete(plan.document());
        activities(plan).upTo(activities);
        return plan;
    }

    private LongPlan activities(WorkPlan plan) {
        return new LongPlan(drafts, documents, plan.document());
    }

    private Typing typing(String person, WorkPlan plan) {
        var row = activities(plan).last();
        return new Typing(
                Caller.signedIn(port, person),
                "/plans/" + plan.key() + "/sections/activities/rows/" + row,
                "deliverable");
    }

    private Pace opening(String person, WorkPlan plan, String place) {
        var reader = Caller.signedIn(port, person);
        return Pace.of(() -> open(reader, plan, place));
    }

    private int queries(String person, WorkPlan plan, String place) {
        var reader = Caller.signedIn(port, person);
        return Queries.during(() -> open(reader, plan, place));
    }

    private static void open(Caller reader, WorkPlan plan, String place) {
        assertThat(reader.get("/plans/" + plan.key() + place).statusCode()).isEqualTo(200);
    }
}
