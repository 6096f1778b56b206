package org.biennium.workplan;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.biennium.document.Documents;
import org.biennium.document.Drafts;
import org.biennium.document.Editions;
import org.biennium.document.Place;
import org.biennium.document.Saving;
import org.biennium.document.Typed;
import org.biennium.engine.Actor;
import org.biennium.engine.OpenStep;
import org.biennium.engine.StepDesk;
import org.biennium.people.Centres;
import org.biennium.record.Acts;
import org.biennium.record.Step;
import org.biennium.record.Steps;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** What people do in the stories of a plan; each story has the plan of its centre to itself. */
public class Story {

    static final String PERIOD = "2027-2028";

    private final StepDesk desk;
    private final WorkPlans plans;
    private final PlanActions actions;
    private final Drafts drafts;
    private final Documents documents;
    private final Editions editions;
    private final Centres centres;
    private final Acts acts;
    private final Steps steps;
    private final TransactionOperations transaction;
    private final JdbcClient jdbc;

    Story(
            StepDesk desk,
            WorkPlans plans,
            PlanActions actions,
            Drafts drafts,
            Documents documents,
            Editions editions,
            Centres centres,
            Acts acts,
            Steps steps,
            TransactionOperations transaction,
            JdbcClient jdbc) {
        this.desk = desk;
        this.plans = plans;
        this.actions = actions;
        this.drafts = drafts;
        this.documents = documents;
        this.editions = editions;
        this.centres = centres;
        this.acts = acts;
        this.steps = steps;
        this.transaction = transaction;
        this.jdbc = jdbc;
    }

    static Actor onThePage(String person) {
        return new Actor(person, Actor.Channel.PAGE);
    }

    /** The officer opens the centre's plan; one that an earlier story left open is withdrawn first. */
    public String opened(String centre) {
        clear(centre);
        return desk.start(WorkPlanProcess.SLUG, Map.of("centre", centre, "period", PERIOD), onThePage("gce-officer"));
    }

    /** Ends what earlier stories left open: nothing hangs on a date. */
    void clear() {
        centres.all().forEach(centre -> clear(centre.code()));
    }

    /** Ends what an earlier story left open, so that the centre has no plan. */
    public void clear(String centre) {
        plans.all().stream()
                .filter(plan -> plan.centre().equals(centre) && plan.period().equals(PERIOD))
                .filter(plan -> !plan.state().isEnded())
                .forEach(plan -> actions.withdraw(
                        plan.key(),
                        "A new story begins",
                        onThePage(centres.get(centre).lead() + "-head")));
        jdbc.sql(
                        "update biennium.work_plan set state = 'withdrawn' where centre = ? and period = ? and state = 'published'")
                .params(centre, PERIOD)
                .update();
    }

    /** The key of the centre's plan that is under way. */
    String running(String centre) {
        return plans.all().stream()
                .filter(plan -> plan.centre().equals(centre) && plan.period().equals(PERIOD))
                .filter(plan -> !plan.state().isEnded())
                .map(WorkPlan::key)
                .findFirst()
                .orElseThrow(() -> new AssertionError("No plan of " + centre + " is under way"));
    }

    /** Everything compulsory filled in by the lead's drafter. */
    public String drafted(String centre) {
        var key = opened(centre);
        fill(key, drafterOf(centre));
        return key;
    }

    public String submitted(String centre) {
        var key = drafted(centre);
        submit(key);
        return key;
    }

    public String signed(String centre) {
        var key = submitted(centre);
        for (var host : centres.get(centre).hosts()) {
            sign(key, host);
        }
        return key;
    }

    public String recommended(String centre) {
        var key = signed(centre);
        complete(key, WorkPlanProcess.RECOMMEND, "gce-officer", "recommendation", "validate", "Sound and well funded");
        return key;
    }

    public String published(String centre) {
        var key = recommended(centre);
        complete(key, WorkPlanProcess.VALIDATE, "gce-validator", "decision", "validate", "");
        return key;
    }

    public void submit(String key) {
        desk.complete(
                open(key, WorkPlanProcess.DRAFT).taskId(),
                Map.of(),
                onThePage(drafterOf(plan(key).centre())));
    }

    public void sign(String key, String host) {
        desk.complete(open(key, host).taskId(), Map.of("decision", "sign"), onThePage(host + "-head"));
    }

    public void signOff(String key, String host, String decision, String remark) {
        desk.complete(
                open(key, host).taskId(), Map.of("decision", decision, "remark", remark), onThePage(host + "-head"));
    }

    public void complete(String key, String step, String person, String field, String choice, String remark) {
        desk.complete(open(key, step).taskId(), Map.of(field, choice, "remark", remark), onThePage(person));
    }

    /** The officer goes on without the signature of a partner who is silent. */
    public void goOnWithout(String key, String host) {
        actions.goOnWithout(key, host, "Nobody answers", onThePage("gce-officer"));
    }

    /** The open step of this name, or the signature that is awaited from this host. */
    OpenStep open(String key, String stepOrHost) {
        return desk.openStepsOf(key).stream()
                .filter(step -> step.step().equals(stepOrHost) || stepOrHost.equals(step.host()))
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError(stepOrHost + " is not open in " + key + " but " + openSteps(key)));
    }

    /** The names of the steps that wait, with the host where there is one. */
    List<String> openSteps(String key) {
        return desk.openStepsOf(key).stream()
                .map(step -> step.host() == null ? step.step() : step.step() + " " + step.host())
                .sorted()
                .toList();
    }

    WorkPlan plan(String key) {
        return plans.find(key).orElseThrow();
    }

    History history(String key) {
        return new History(acts.of(key));
    }

    /** Somebody opens the step that waits. */
    void opens(String key, String stepOrHost, String person) {
        transaction.executeWithoutResult(
                status -> steps.seen(open(key, stepOrHost).taskId(), person));
    }

    /** When the first open step is due, in its own zone. */
    String due(String key) {
        return steps.of(key).stream()
                .filter(Step::isOpen)
                .map(Step::due)
                .map(due -> due.instant().atZone(due.zone()).toString())
                .findFirst()
                .orElseThrow();
    }

    String drafterOf(String centre) {
        return centres.get(centre).lead() + "-drafter";
    }

    /** Fills in all that is compulsory, through the same door as the pages. */
    public void fill(String key, String person) {
        var document = plan(key).document();
        section(document, "summary", Typed.of("text", "Cooperation for the lands at the edge of the desert"), person);
        section(document, "context", Typed.of("problems", "Degraded land, scattered data"), person);
        section(
                document,
                "goals",
                Typed.of("goal", "Shared data on land and species")
                        .and(Typed.of("objectives", "Train 60 people by 2028")),
                person);
        row(
                document,
                "activities",
                Typed.of("title", "Training in land-cover monitoring")
                        .and(Typed.of("type", "training"))
                        .and(Typed.of("targets", "GBF-TARGET-02", "GBF-TARGET-20"))
                        .and(Typed.of("budget.amount", "120000"))
                        .and(Typed.of("budget.currency", "USD"))
                        .and(Typed.of("end", "2028-06-30")),
                person);
        row(document, "indicators", Typed.of("indicator", "People trained").and(Typed.of("target", "60")), person);
    }

    /** The draft as it stands is kept under a name. */
    public void name(String key, String person, String name) {
        editions.name(plan(key).document(), name, person);
    }

    /** An edit that changes the summary. */
    void edit(String key, String person, String text) {
        section(plan(key).document(), "summary", Typed.of("text", text), person);
    }

    /** Many edits of every kind: a longer text, a new row, one that is gone, another amount, another order. */
    void rewrite(String key, String person) {
        var document = plan(key).document();
        edit(key, person, "Cooperation of eight countries for the lands at the edge of the desert");
        section(
                document,
                "goals",
                Typed.of("objectives", "Train 120 people by 2028").and(Typed.of("outcomes", "A common atlas")),
                person);
        section(document, "resources", Typed.of("staff", "Two experts at half time"), person);
        activity(document, "An atlas of arid lands", "secured", "85000", person);
        activity(document, "A help desk for focal points", "gap", "40000", person);
        var rows = documents.read(document).part("activities").rows();
        var order = documents.read(document).part("activities").revision();
        done(drafts.move(document, new Place("activities", rows.get(2).id()), order, false, person));
        var first = rows.get(0);
        done(drafts.save(
                document,
                new Place("activities", first.id()),
                first.revision(),
                Typed.of("budget.amount", "150000")
                        .and(Typed.of("budget.currency", "USD"))
                        .and(Typed.of("fundingStatus", "pledged"))
                        .and(Typed.of("countries", "TN", "MA", "EG")),
                person));
        var indicator = documents.read(document).part("indicators").rows().get(0);
        done(drafts.remove(document, new Place("indicators", indicator.id()), indicator.revision(), person));
        row(document, "indicators", Typed.of("indicator", "Countries with data").and(Typed.of("target", "8")), person);
    }

    private void activity(UUID document, String title, String funding, String amount, String person) {
        row(
                document,
                "activities",
                Typed.of("title", title)
                        .and(Typed.of("type", "knowledge-sharing"))
                        .and(Typed.of("targets", "GBF-TARGET-20"))
                        .and(Typed.of("budget.amount", amount))
                        .and(Typed.of("budget.currency", "USD"))
                        .and(Typed.of("fundingStatus", funding))
                        .and(Typed.of("end", "2028-06-30")),
                person);
    }

    private void section(UUID document, String section, Typed typed, String person) {
        var revision = documents.read(document).part(section).revision();
        done(drafts.save(document, Place.of(section), revision, typed, person));
    }

    private void row(UUID document, String section, Typed typed, String person) {
        done(drafts.add(document, section, UUID.randomUUID(), typed, person));
    }

    private static void done(Saving saving) {
        if (!(saving instanceof Saving.Done)) {
            throw new AssertionError("Not saved: " + saving);
        }
    }
}
