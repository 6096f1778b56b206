package org.biennium.workplan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.biennium.BienniumTest;
import org.biennium.Caller;
import org.biennium.Queries;
import org.biennium.document.Documents;
import org.biennium.document.Drafts;
import org.biennium.document.Place;
import org.biennium.document.Typed;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

@BienniumTest
class PlanEditorTest {

    @LocalServerPort
    int port;

    @Autowired
    Environment environment;

    @Autowired
    WrittenPlan written;

    @Autowired
    Documents documents;

    @Autowired
    Drafts drafts;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    WorkPlan plan;
    Desktop drafter;

    @BeforeEach
    void begin() {
        plan = written.empty("sahel", "fr");
        drafter = Desktop.of("oss-drafter", port);
    }

    @Test
    void whatADrafterSavesIsFoundByAColleagueAtAnotherDesk() {
        var page = drafter.open(at("/sections/goals"));
        page.field("goal").text("Des données ouvertes <script>alert(1)</script> 🌍");

        var saved = drafter.send(page.form());

        assertThat(saved.status()).isEqualTo(200);
        assertThat(saved.text()).contains("Enregistré : une modification.");
        assertThat(Desktop.of("oss-drafter", port)
                        .open(at("/sections/goals"))
                        .field("goal")
                        .wholeText())
                .contains("Des données ouvertes <script>alert(1)</script> 🌍");
        assertThat(drafter.open(at("")).page().select("main script:not([src])")).isEmpty();
    }

    @Test
    void everyFieldOfEverySectionComesBackAsItWasTyped() {
        written.complete(plan.document());
        for (var part : documents.read(plan.document()).parts()) {
            var address = at("/sections/" + part.section().key());
            if (part.section().repeats()) {
                for (var row : part.rows()) {
                    assertThat(drafter.send(drafter.open(address + "/rows/" + row.id())
                                            .form())
                                    .text())
                            .contains("Rien n’avait changé.");
                }
            } else {
                assertThat(drafter.send(drafter.open(address).form()).text()).contains("Rien n’avait changé.");
            }
        }
    }

    @Test
    void aRowIsAddedChangedMovedAndRemoved() {
        var form = drafter.open(at("/sections/activities/rows/new"));
        form.field("title").val("Former des équipes");
        form.page().expectFirst("[name=f.targets][value=GBF-TARGET-21]").attr("checked", true);
        form.field("budget").val("12 000,50");
        var list = drafter.send(form.form());
        addActivity("Partager des données");

        assertThat(list.page().select("tbody tr")).hasSize(1);
        assertThat(list.text().replaceAll("\\p{Z}", " ")).contains("Former des équipes", "12 000,50 USD");

        var second = drafter.open(at("/sections/activities"))
                .page()
                .select("tbody form")
                .get(1);
        var moved = drafter.send(second);
        assertThat(moved.page().select("tbody th").eachText())
                .containsExactly("1. Partager des données", "2. Former des équipes");

        var removal = drafter.open(moved.page().select("tbody th a").get(0).attr("href"))
                .page()
                .expectFirst(".removal form");
        assertThat(drafter.send(removal).page().select("tbody tr")).hasSize(1);
    }

    @Test
    void aStaleSaveTellsWhoSavedAndKeepsWhatWasTyped() {
        var page = drafter.open(at("/sections/goals"));
        page.field("goal").text("À moi");
        page.field("outcomes").text("");
        drafts.save(
                plan.document(),
                Place.of("goals"),
                0,
                Typed.of("goal", "À l’autre").and(Typed.of("outcomes", "Aussi à l’autre")),
                "oss-head");

        var told = drafter.send(page.form());

        assertThat(told.status()).isEqualTo(409);
        assertThat(told.field("told").text()).contains("a enregistré cette partie");
        assertThat(told.field("goal-conflict").text()).contains("À l’autre", "À moi");
        assertThat(told.field("goal").wholeText().strip()).isEqualTo("À moi");
        assertThat(told.field("outcomes").wholeText().strip()).isEqualTo("Aussi à l’autre");
        assertThat(drafter.send(told.form()).text()).contains("Enregistré : une modification.");
    }

    @Test
    void whoIsBrokenOffBecauseTwoWaitForEachOtherIsToldToTryAgain() {
        var page = drafter.open(at("/sections/goals"));
        page.field("goal").text("Typed while somebody else was in the way");

        var told = theOther(other -> {
            lock(other, "select from biennium.document_section where document = ? and key = 'goals' for update");
            var saving = CompletableFuture.supplyAsync(() -> drafter.send(page.form()));
            while (nobodyWaits()) {
                Thread.onSpinWait();
            }
            lock(other, "select from biennium.document where id = ? for update");
            return saving.join();
        });

        assertThat(told.status()).isEqualTo(422);
        assertThat(told.text()).contains("Autre chose a été enregistré ici au même moment");
        assertThat(drafter.send(page.form()).text()).contains("Enregistré : une modification.");
    }

    /** Somebody whom the database has wait longer, so that of two who wait for each other it is never they who are broken off. */
    private <T> T theOther(Function<JdbcClient, T> acts) {
        var owner = new DriverManagerDataSource(environment.getRequiredProperty("spring.flyway.url"), "postgres", "");
        var other = JdbcClient.create(owner);
        return Objects.requireNonNull(
                new TransactionTemplate(new DataSourceTransactionManager(owner)).execute(status -> {
                    other.sql("set local deadlock_timeout = '1min'").update();
                    return acts.apply(other);
                }));
    }

    private void lock(JdbcClient other, String sql) {
        other.sql(sql).param(plan.document()).query((row, number) -> number).single();
    }

    private boolean nobodyWaits() {
        return jdbc.sql("select not exists (select from pg_locks where not granted)")
                .query(Boolean.class)
                .single();
    }

    @Test
    void aProblemStandsBesideItsFieldAndAtTheTop() {
        var page = drafter.open(at("/sections/resources"));
        page.field("needed").val("beaucoup");
        page.field("staff").text("Deux personnes");

        var told = drafter.send(page.form());

        assertThat(told.status()).isEqualTo(422);
        assertThat(told.page().select("#problems a").eachAttr("href")).containsExactly("#needed");
        assertThat(told.field("needed").val()).isEqualTo("beaucoup");
        assertThat(told.field("needed").attr("aria-invalid")).isEqualTo("true");
        assertThat(told.field("needed").attr("aria-describedby")).contains("needed-problem");
        assertThat(told.field("needed-problem").text()).startsWith("Indiquez le montant");
        assertThat(told.field("staff").wholeText()).contains("Deux personnes");
    }

    @Test
    void whatWasTypedAfterTheSubmissionIsShownAndNotSaved() {
        var page = drafter.open(at("/sections/goals"));
        page.field("goal").text("Trop tard");
        written.submit(plan);

        var told = drafter.send(page.form());

        assertThat(told.status()).isEqualTo(409);
        assertThat(told.field("closed").text()).contains("Le plan a été soumis");
        assertThat(told.field("goal").wholeText()).contains("Trop tard");
        assertThat(documents.read(plan.document()).part("goals").fields()).isEmpty();
    }

    @Test
    void whatWasTypedIntoARowThatIsGoneCanBeAddedAgain() {
        var row = addActivity("Former");
        var page = drafter.open(at("/sections/activities/rows/" + row));
        page.field("title").val("Former mieux");
        drafts.remove(plan.document(), new Place("activities", row), 1, "oss-head");

        var told = drafter.send(page.form());

        assertThat(told.status()).isEqualTo(409);
        assertThat(drafter.send(told.form()).text()).contains("Former mieux");
    }

    @Test
    void tenMegabytesAreRefusedInASentence() {
        var page = drafter.open(at("/sections/summary"));
        var token = page.form().expectFirst("[name=_csrf]").val();

        var told = drafter.post(
                at("/sections/summary"),
                Desktop.pair("_csrf", token) + "&revision=0&" + Desktop.pair("f.text", "a".repeat(10_000_000)));

        assertThat(told.status()).isEqualTo(413);
        assertThat(told.page().expectFirst("h1").text()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sections/nowhere",
                "/sections/summary/rows/new",
                "/sections/activities/rows/3b241101-e2bb-4255-8caf-4136c566a962"
            })
    void whatDoesNotExistIsNotFound(String path) {
        assertThat(drafter.open(at(path)).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jrc-drafter", "gce-validator", "reader", "secretariat"})
    void aDraftIsNotThereForStrangers(String stranger) {
        var visitor = Desktop.of(stranger, port);

        assertThat(List.of("", "/sections/summary", "/sections/activities/rows/new", "/versions/1.json"))
                .allSatisfy(path -> assertThat(visitor.open(at(path)).status()).isEqualTo(404));
    }

    @Test
    void aReaderWhoMayNotWriteIsShownTheTextInstead() {
        var head = Desktop.of("oss-head", port);

        assertThat(head.open(at("/sections/goals")).address()).isEqualTo(at(""));
        assertThat(head.open(at("")).page().select("main a[href*=/sections/]").not("[download]"))
                .isEmpty();
    }

    @Test
    void aPlanOfThreeHundredActivitiesTakesAsManyQueriesAsOneOfTen() {
        var activities = new LongPlan(drafts, documents, plan.document()).upTo(10);
        var few = queries(activities.last());

        activities.upTo(300);

        assertThat(queries(activities.last())).isEqualTo(few);
        assertThat(drafter.open(at("")).page().select("article.document-row[id^=row-]"))
                .hasSizeGreaterThanOrEqualTo(300);
    }

    /** How much the database is asked, by the engine too, for each thing that is done to a plan while it is drafted. */
    private Map<String, Integer> queries(UUID row) {
        var place = at("/sections/activities/rows/" + row);
        var typing = new Typing(Caller.signedIn(port, "oss-drafter"), place, "deliverable");
        return Map.of(
                "plan", Queries.during(() -> drafter.open(at(""))),
                "list", Queries.during(() -> drafter.open(at("/sections/activities"))),
                "activity", Queries.during(() -> drafter.open(place)),
                "autosave", Queries.during(typing::save));
    }

    private UUID addActivity(String title) {
        var row = UUID.randomUUID();
        drafts.add(plan.document(), "activities", row, Typed.of("title", title), "oss-drafter");
        return row;
    }

    private String at(String path) {
        return "/plans/" + plan.key() + path;
    }
}
