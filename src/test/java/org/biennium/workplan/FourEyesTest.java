package org.biennium.workplan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.biennium.workplan.WorkPlanProcess.DRAFT;
import static org.biennium.workplan.WorkPlanProcess.RECOMMEND;
import static org.biennium.workplan.WorkPlanProcess.VALIDATE;

import java.net.http.HttpResponse;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.biennium.BienniumTest;
import org.biennium.Caller;
import org.biennium.Tables;
import org.biennium.Tasklist;
import org.biennium.people.Assignment;
import org.biennium.people.Person;
import org.biennium.people.Register;
import org.biennium.people.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever decided or wrote does not decide again, also by Tasklist's own calls; each refusal says who can. */
@BienniumTest
class FourEyesTest {

    private static final String PASSWORD = "Wadi-Halfa 1954 to Tessalit";
    private static final Assignment DRAFTER = new Assignment(Role.DRAFTER, "oss");
    private static final Assignment HEAD = new Assignment(Role.HEAD, "oss");
    private static final Assignment REVIEWER = new Assignment(Role.REVIEWER, "oss");
    private static final Assignment OFFICER = new Assignment(Role.OFFICER, null);
    private static final Assignment VALIDATOR = new Assignment(Role.VALIDATOR, null);

    @LocalServerPort
    int port;

    @Autowired
    Story story;

    @Autowired
    Register register;

    @Autowired
    JdbcClient jdbc;

    private final List<String> entered = new ArrayList<>();

    @AfterEach
    void leave() {
        entered.forEach(register::close);
    }

    @Test
    void whoDraftedDoesNotSign() {
        var both = enter("fr", "oss", DRAFTER, HEAD);
        var key = story.opened("sahel");
        story.fill(key, both);
        story.submit(key);

        assertRefused(
                key,
                "oss",
                both,
                Map.of("decision", "sign"),
                "Vous avez rédigé cette version\u00a0: une autre personne doit se prononcer. Qui peut le faire\u00a0: OSS · responsable"
                        + " de l’institution (démonstration).");
    }

    @Test
    void whoCompletedTheDraftDoesNotSign() {
        var both = enter("es", "oss", DRAFTER, HEAD);
        var key = story.drafted("sahel");
        assertThat(complete(key, DRAFT, both, Map.of("remark", "")).statusCode())
                .isEqualTo(204);

        var refusal = refused(key, "oss", both, Map.of("decision", "sign"));

        assertThat(refusal).contains("OSS · responsable de l’institution (démonstration)");
    }

    @Test
    void whoRecommendedDoesNotValidate() {
        var both = enter("en", null, OFFICER, VALIDATOR);
        var key = story.signed("sahel");
        assertThat(complete(key, RECOMMEND, both, Map.of("recommendation", "validate", "remark", "Sound"))
                        .statusCode())
                .isEqualTo(204);

        assertRefused(
                key,
                VALIDATE,
                both,
                Map.of("decision", "validate"),
                "You have already acted on this version in another role, so another person must take this step."
                        + " Who can: GCE · validating officer (demo).");
    }

    @Test
    void nobodyRecommendsOrValidatesForTheirOwnCentre() {
        var ofTheHost = enter("en", "oss", OFFICER, VALIDATOR);
        var withARoleThere = enter("en", null, OFFICER, VALIDATOR, REVIEWER);
        var sentence = "This is the plan of your own centre, so another person must decide on it. Who can: ";
        var key = story.signed("sahel");

        for (var own : List.of(ofTheHost, withARoleThere)) {
            assertThat(refused(key, RECOMMEND, own, Map.of("recommendation", "validate", "remark", "Sound")))
                    .startsWith(sentence)
                    .contains("GCE · coordination officer (demo)");
            unclaim(key, RECOMMEND, own);
        }
        story.complete(key, RECOMMEND, "gce-officer", "recommendation", "validate", "Sound");
        for (var own : List.of(ofTheHost, withARoleThere)) {
            assertThat(refused(key, VALIDATE, own, Map.of("decision", "validate")))
                    .startsWith(sentence)
                    .contains("GCE · validating officer (demo)");
            unclaim(key, VALIDATE, own);
        }
    }

    @Test
    void whoIsRemovedFromTheGroupIsRefusedAtOnceWhatTheyHadTaken() {
        var head = enter("fr", "oss", HEAD);
        var key = story.submitted("sahel");
        var tasklist = tasklist(head);
        var task = story.open(key, "oss").taskId();
        assertThat(tasklist.claim(task, head).statusCode()).isEqualTo(204);

        register.assign(head, Set.of(REVIEWER));
        var before = Tables.of(jdbc);
        var answer = tasklist.complete(task, Map.of("decision", "sign"));

        assertThat(Tasklist.sentence(answer)).startsWith("Cette étape ne vous revient pas.");
        assertThat(Tables.of(jdbc)).isEqualTo(before);
        assertThat(tasklist.get("task/" + task + "/form-variables").statusCode())
                .isNotEqualTo(200);
    }

    @Test
    void nobodyClaimsForSomebodyElse() {
        var head = enter("fr", "oss", HEAD);
        var key = story.submitted("sahel");
        var task = story.open(key, "oss").taskId();
        var before = Tables.of(jdbc);

        var answer = tasklist(head).claim(task, "oss-head");

        assertThat(Tasklist.sentence(answer))
                .isEqualTo("Vous ne pouvez prendre une tâche en charge que pour vous-même.");
        assertThat(Tables.of(jdbc)).isEqualTo(before);
    }

    @Test
    void aColleagueDoesNotCompleteWhatAnotherHasTaken() {
        var colleague = enter("fr", "oss", HEAD);
        var key = story.submitted("sahel");
        var task = story.open(key, "oss").taskId();
        tasklist("oss-head").claim(task, "oss-head");
        var before = Tables.of(jdbc);

        var answer = tasklist(colleague).complete(task, Map.of("decision", "sign"));

        assertThat(Tasklist.sentence(answer))
                .isEqualTo("Cette étape a été prise en charge par OSS · responsable de l’institution (démonstration)."
                        + " Personne d’autre ne peut la terminer tant qu’elle n’a pas été remise au groupe.");
        assertThat(Tables.of(jdbc)).isEqualTo(before);
    }

    private void assertRefused(
            String key, String stepOrHost, String person, Map<String, String> answers, String sentence) {
        assertThat(refused(key, stepOrHost, person, answers)).isEqualTo(sentence);
    }

    /** The sentence by which this person is told that they cannot; nothing but the taking has happened. */
    private String refused(String key, String stepOrHost, String person, Map<String, String> answers) {
        var tasklist = tasklist(person);
        var step = story.open(key, stepOrHost);
        assertThat(tasklist.claim(step.taskId(), person).statusCode()).isEqualTo(204);
        var before = Tables.of(jdbc);
        var answer = tasklist.complete(step.taskId(), answers);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("Exception", "org.");
        assertThat(Tables.of(jdbc)).isEqualTo(before);
        return Tasklist.sentence(answer);
    }

    private HttpResponse<String> complete(String key, String step, String person, Map<String, String> answers) {
        var task = story.open(key, step).taskId();
        var tasklist = tasklist(person);
        tasklist.claim(task, person);
        return tasklist.complete(task, answers);
    }

    private void unclaim(String key, String step, String person) {
        var answer = tasklist(person).post("task/" + story.open(key, step).taskId() + "/unclaim", Map.of());
        assertThat(answer.statusCode()).isEqualTo(204);
    }

    private Tasklist tasklist(String person) {
        if (!entered.contains(person)) {
            return Tasklist.of(Caller.signedIn(port, person));
        }
        var caller = Caller.stranger(port);
        assertThat(Caller.location(caller.signIn(person, PASSWORD))).doesNotContain("/login");
        return Tasklist.of(caller);
    }

    private String enter(String language, @Nullable String host, Assignment... roles) {
        var id = "eyes-" + UUID.randomUUID();
        register.enter(
                new Person(
                        id,
                        "Four Eyes",
                        id + "@demo.invalid",
                        List.of(language),
                        Locale.forLanguageTag(language),
                        ZoneId.of("Africa/Tunis"),
                        null,
                        host),
                Set.of(roles),
                PASSWORD);
        entered.add(id);
        return id;
    }
}
