package org.biennium.workplan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.biennium.workplan.WorkPlanProcess.DRAFT;
import static org.biennium.workplan.WorkPlanProcess.RECOMMEND;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.biennium.BienniumTest;
import org.biennium.Caller;
import org.biennium.Tables;
import org.biennium.Tasklist;
import org.biennium.document.Statements;
import org.biennium.people.Assignment;
import org.biennium.people.Person;
import org.biennium.people.Register;
import org.biennium.people.Role;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is sent by mistake, by malice or at the same moment: a clear answer, nothing lost, nothing half done. */
@BienniumTest
class HostileInputTest {

    private static final String HOSTILE = "<script>alert(1)</script> <img src=x onerror=alert(2)>"
            + " [x](javascript:alert(3)) {{facts}} ${7*7} __${T(java.lang.Runtime)}__ | & '; drop table biennium.act; --"
            + " مركز دعم التعاون ‏(أ)‏ 👩🏽‍🔬🌍 é vs é";
    private static final String NUL = "a\0b";

    @LocalServerPort
    int port;

    @Autowired
    Story story;

    @Autowired
    Register register;

    @Autowired
    JdbcClient jdbc;

    @Test
    void hostileTextIsKeptExactlyAndShownAsText() throws JsonProcessingException {
        var key = story.submitted("sahel");

        story.signOff(key, "oss", "sign-with-reservation", HOSTILE);

        assertThat(story.history(key).answerOf("oss", 1).orElseThrow().content().reason())
                .isEqualTo(HOSTILE);
        var page = Desktop.of("gce-officer", port).open("/plans/" + key).page();
        assertThat(page.select("main").text()).contains(HOSTILE);
        assertThat(page.select("main script:not([src]), main img")).isEmpty();
        var summary = summary(
                tasklist("gce-officer").get("task/" + story.open(key, RECOMMEND).taskId() + "/form-variables"));
        assertThat(summary).doesNotContain("<script", "<img", "](javascript", "{{", "${");
        assertThat(Jsoup.parse(summary).wholeText()).contains(HOSTILE);
    }

    static Stream<Arguments> whatNoFormAsks() {
        return Stream.of(
                Arguments.of(Map.of("decision", "sign", "approved", true), "pas de champ « approved »"),
                Arguments.of(Map.of("decision", "return", "returned", false), "pas de champ « returned »"),
                Arguments.of(Map.of("decision", "sign", "host", "sanbi"), "pas de champ « host »"),
                Arguments.of(Map.of("decision", "sign", "remark", 17), "attend un texte"),
                Arguments.of(Map.of("decision", "sign", "remark", true), "attend un texte"),
                Arguments.of(Map.of("decision", 1), "attend un texte"),
                Arguments.of(Map.of("decision", "approve"), "l’une des réponses proposées"),
                Arguments.of(Map.of("remark", "And the decision?"), "est vide"),
                Arguments.of(Map.of("decision", "sign", "remark", NUL), "ne peut pas être enregistré"),
                Arguments.of(
                        Map.of("decision", "return", "remark", " \u00a0\t\u00a0"), "Veuillez indiquer votre motif"),
                Arguments.of(Map.of("decision", "sign", "remark", "a".repeat(10_000_000)), "10 000 caractères"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("whatNoFormAsks")
    void whatTheFormDoesNotAskIsRefusedInASentence(Map<String, Object> sent, String said) {
        var key = story.submitted("sahel");
        var task = story.open(key, "oss").taskId();
        var before = Tables.of(jdbc);

        var answer = tasklist("oss-head").complete(task, sent);

        assertThat(Tasklist.sentence(answer).replaceAll("\\h", " ")).contains(said);
        assertThat(answer.body()).hasSizeLessThan(1000).doesNotContain("Exception", "org.");
        assertThat(Tables.of(jdbc)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"value\":{\"a\":1}}",
                "{\"value\":[\"sign\"]}",
                "{\"value\":\"{}\",\"type\":\"Json\"}",
                "{\"value\":\"x\",\"type\":\"Bytes\"}",
                "{\"value\":\"rO0=\",\"type\":\"Object\",\"valueInfo\":{\"objectTypeName\":\"java.util.Date\","
                        + "\"serializationDataFormat\":\"application/x-java-serialized-object\"}}"
            })
    void anObjectIsNoText(String remark) {
        var key = story.submitted("sahel");
        var head = Caller.signedIn(port, "oss-head");
        Tasklist.of(head);
        var before = Tables.of(jdbc);

        var answer = head.json(
                "POST",
                Tasklist.ENGINE + "task/" + story.open(key, "oss").taskId() + "/submit-form",
                "{\"variables\":{\"decision\":{\"value\":\"sign\"},\"remark\":" + remark + "}}");

        assertThat(answer.statusCode()).isIn(400, 500);
        assertThat(Tasklist.sentence(answer)).isNotBlank();
        assertThat(Tables.of(jdbc)).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("whatNoPageAsks")
    void whatAPageDoesNotAskIsRefusedInASentence(Map<String, String> sent, int status, String said) {
        var key = story.submitted("sahel");
        var head = Caller.signedIn(port, "oss-head");
        var before = Tables.of(jdbc);

        var answer =
                head.post("/plans/" + key + "/steps/" + story.open(key, "oss").taskId(), sent);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(Tables.of(jdbc)).isEqualTo(before);
        var page = Jsoup.parse(status == 302 ? head.get("/plans/" + key).body() : answer.body());
        assertThat(page.select("main").text().replaceAll("\\h", " ")).contains(said);
    }

    static Stream<Arguments> whatNoPageAsks() {
        return Stream.of(
                Arguments.of(Map.of("decision", "sign", "approved", "true"), 302, "pas de champ « approved »"),
                Arguments.of(Map.of("decision", "approve"), 302, "l’une des réponses proposées"),
                Arguments.of(Map.of("decision", "sign", "remark", NUL), 302, "ne peut pas être enregistré"),
                Arguments.of(Map.of("decision", "sign", "remark", "a".repeat(20_000)), 302, "10 000 caractères"),
                Arguments.of(Map.of("decision", "sign", "remark", "a".repeat(10_000_000)), 413, ""));
    }

    @Test
    void aBusinessKeyFromOutsideIsIgnored() {
        story.clear("caribbean");

        var answer = tasklist("gce-officer")
                .post(
                        "process-definition/" + definition() + "/submit-form",
                        Map.of(
                                "businessKey",
                                "WP-2027-INVENTED",
                                "variables",
                                Map.of(
                                        "centre",
                                        Map.of("value", "caribbean"),
                                        "period",
                                        Map.of("value", Story.PERIOD))));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(count("select count(*) from act_ru_execution where business_key_ = 'WP-2027-INVENTED'"))
                .isZero();
        assertThat(openPlans("caribbean")).singleElement().satisfies(key -> assertThat(story.openSteps(key))
                .containsExactly(DRAFT));
        story.clear("caribbean");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bpmnError", "bpmnEscalation", "complete"})
    void noStepIsPassedBesideItsFormEvenByAnAdministrator(String way) {
        var key = story.submitted("sahel");
        var task = story.open(key, "oss").taskId();
        var before = Tables.of(jdbc);

        var answer =
                tasklist("admin").post("task/" + task + "/" + way, Map.of("errorCode", "any", "escalationCode", "any"));

        assertThat(story.openSteps(key)).containsExactly("signOffWorkPlan oss");
        assertThat(Tables.of(jdbc).get("biennium.act")).isEqualTo(before.get("biennium.act"));
        assertThat(Tables.of(jdbc).get("biennium.step")).isEqualTo(before.get("biennium.step"));
        if (way.startsWith("bpmn")) {
            assertThat(Tasklist.sentence(answer))
                    .isEqualTo(
                            "A step is completed only through its own form. Please open the task and fill in the form.");
        }
    }

    @Test
    void ofTwoSavesOnTheSameTextTheSecondIsAskedAndTheFirstStands() {
        var key = story.opened("sahel");
        var drafter = Caller.signedIn(port, "oss-drafter");
        var address = "/plans/" + key + "/sections/goals";

        assertThat(drafter.post(address, Map.of("revision", "0", "f.goal", "The first"))
                        .statusCode())
                .isEqualTo(302);
        var before = Tables.of(jdbc);
        var second = drafter.post(address, Map.of("revision", "0", "f.goal", "The second"));

        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).contains("The first", "The second");
        assertThat(Tables.of(jdbc)).isEqualTo(before);
    }

    @Test
    void ofTwoStartsAtOnceOnePlanComesAndTheOtherIsToldOfIt() {
        var earlier = story.opened("caribbean"); // what was withdrawn has taken the plain number
        story.clear("caribbean");
        var answers = Map.of("centre", "caribbean", "period", Story.PERIOD);
        var one = tasklist("gce-officer");
        var other = tasklist("gce-officer");
        var definition = definition();

        var both = atOnce(() -> one.start(definition, answers), () -> other.start(definition, answers));

        var key = openPlans("caribbean").get(0);
        assertThat(openPlans("caribbean")).hasSize(1).doesNotContain(earlier);
        assertThat(both).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(200, 400);
        assertThat(refusalAmong(both, 200))
                .isEqualTo("This centre already has a plan for 2027-2028: " + key
                        + ". Open that one instead, or have it withdrawn first.");
        assertThat(story.openSteps(key)).containsExactly(DRAFT);
        assertThat(story.history(key).acts()).hasSize(1);
        story.clear("caribbean");
    }

    @Test
    void ofTwoWhoCompleteAStepAtOnceOneHasDoneItAndTheOtherIsTold() {
        var second = new Person(
                "hostile-" + UUID.randomUUID(),
                "Second Head",
                "second@demo.invalid",
                List.of("fr"),
                Locale.FRENCH,
                ZoneId.of("Africa/Tunis"),
                null,
                "oss");
        register.enter(second, Set.of(new Assignment(Role.HEAD, "oss")), "Wadi-Halfa 1954 to Tessalit");
        var colleague = Caller.stranger(port);
        colleague.signIn(second.id(), "Wadi-Halfa 1954 to Tessalit");
        var one = tasklist("oss-head");
        var other = Tasklist.of(colleague);
        try {
            for (var round = 0; round < 3; round++) {
                var key = story.submitted("sahel");
                var task = story.open(key, "oss").taskId();

                var both = atOnce(
                        () -> one.complete(task, Map.of("decision", "sign")),
                        () -> other.complete(task, Map.of("decision", "sign")));

                assertThat(both).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(204, 400);
                assertThat(refusalAmong(both, 204)).startsWith("Cette étape est déjà faite.");
                assertThat(story.openSteps(key)).containsExactly(RECOMMEND);
                assertThat(story.history(key).acts().stream()
                                .filter(act -> act.content().step().equals(WorkPlanProcess.SIGN_OFF)))
                        .hasSize(1);
            }
        } finally {
            register.close(second.id());
        }
    }

    @Test
    void takingBackAndOpeningAtOnceLeaveOneTruth() {
        var drafter = Caller.signedIn(port, "oss-drafter");
        var head = Caller.signedIn(port, "oss-head");
        var inTasklist = Tasklist.of(head);
        for (var round = 0; round < 6; round++) {
            var key = story.submitted("sahel");
            var task = story.open(key, "oss").taskId();
            var byPage = round % 2 == 0;

            var both = atOnce(
                    () -> drafter.post("/plans/" + key + "/take-back", Map.of()),
                    () -> byPage ? head.get("/plans/" + key) : inTasklist.get("task/" + task + "/form-variables"));

            var takenBack = story.openSteps(key).equals(List.of(DRAFT));
            assertThat(both.get(0).statusCode()).isEqualTo(302);
            assertThat(Jsoup.parse(drafter.get("/plans/" + key).body()).select("#refusal"))
                    .hasSize(takenBack ? 0 : 1);
            assertThat(both.get(1).body()).doesNotContain("Exception", "org.");
            if (byPage || !takenBack) {
                assertThat(both.get(1).statusCode()).isIn(200, 422);
            }
            assertThat(story.plan(key).state()).isEqualTo(takenBack ? WorkPlan.State.DRAFT : WorkPlan.State.IN_REVIEW);
            assertThat(story.openSteps(key)).hasSize(1);
        }
    }

    @Test
    void threeHundredActivitiesAskTheDatabaseNoMoreThanOne() {
        var few = statements(story.drafted("sahel"));
        var key = story.drafted("sahel");
        jdbc.sql("""
                        insert into biennium.document_row
                            (id, document, section, position, revision, fields, saved_by, saved_at)
                        select gen_random_uuid(), row.document, section, position + more, revision, fields, saved_by, saved_at
                        from biennium.document_row row
                        join biennium.work_plan plan on plan.document = row.document, generate_series(1, 299) more
                        where plan.key = ? and section = 'activities'""").param(key).update();

        assertThat(statements(key)).isEqualTo(few);
        assertThat(Desktop.of("gce-officer", port)
                        .open("/plans/" + key)
                        .page()
                        .select("article.document-row[id^=row-]")
                        .size())
                .isGreaterThanOrEqualTo(300);
        assertThat(story.plan(key).version()).isEqualTo(1);
    }

    /** How many statements on documents the reading view, the editor and the submission take. */
    private Map<String, Integer> statements(String key) {
        var drafter = Desktop.of("oss-drafter", port);
        var tasklist = tasklist("oss-drafter");
        var task = story.open(key, DRAFT).taskId();
        var row = jdbc.sql("""
                        select r.id::text from biennium.document_row r
                        join biennium.work_plan p on p.document = r.document
                        where p.key = ? and section = 'activities' limit 1""").param(key).query(String.class).single();
        var address = "/plans/" + key;
        return Map.of(
                "reading", during(() -> drafter.open(address)),
                "list", during(() -> drafter.open(address + "/sections/activities")),
                "row", during(() -> drafter.open(address + "/sections/activities/rows/" + row)),
                "form", during(() -> tasklist.get("task/" + task + "/form-variables")),
                "submission",
                        during(() -> assertThat(
                                        tasklist.complete(task, Map.of()).statusCode())
                                .isEqualTo(204)));
    }

    private static int during(Runnable work) {
        return Statements.during(work).size();
    }

    /** Both from the same moment on. */
    private static List<HttpResponse<String>> atOnce(
            Supplier<HttpResponse<String>> one, Supplier<HttpResponse<String>> other) {
        var start = new CyclicBarrier(2);
        return Stream.of(one, other)
                .map(call -> CompletableFuture.supplyAsync(() -> {
                    try {
                        start.await();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                    return call.get();
                }))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
    }

    private static String refusalAmong(List<HttpResponse<String>> both, int success) {
        return both.stream()
                .filter(answer -> answer.statusCode() != success)
                .map(Tasklist::sentence)
                .findFirst()
                .orElse("nobody was refused");
    }

    private static String summary(HttpResponse<String> formVariables) throws JsonProcessingException {
        var json = new ObjectMapper();
        var facts = json.readTree(formVariables.body()).path("facts").path("value");
        return (facts.isTextual() ? json.readTree(facts.asText()) : facts)
                .path("summary")
                .asText();
    }

    private Tasklist tasklist(String person) {
        return Tasklist.of(Caller.signedIn(port, person));
    }

    private String definition() {
        return jdbc.sql("select id_ from act_re_procdef where key_ = 'workPlan' order by version_ desc limit 1")
                .query(String.class)
                .single();
    }

    private List<String> openPlans(String centre) {
        return jdbc.sql("select key from biennium.work_plan where centre = ? and period = ? and state <> 'withdrawn'")
                .params(centre, Story.PERIOD)
                .query(String.class)
                .list();
    }

    private int count(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }
}
