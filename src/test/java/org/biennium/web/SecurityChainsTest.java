package org.biennium.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.biennium.Caller.location;

import java.util.List;
import org.biennium.BienniumTest;
import org.biennium.Caller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@BienniumTest
class SecurityChainsTest {

    private static final String ENGINE = "/camunda/api/engine/engine/default";

    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/plans",
                "/tasks/none",
                "/people",
                "/mails",
                "/nowhere",
                "/camunda/app/tasklist/default/",
                "/camunda/app/cockpit/default/",
                "/camunda/app/admin/default/",
                "/v3/api-docs",
                "/engine-rest/engine",
                "/engine-rest/user"
            })
    void aStrangerIsLedToTheLogin(String path) {
        var answer = Caller.stranger(port).get(path);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(location(answer)).isEqualTo("/login");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/api/engine/engine/",
                ENGINE + "/task",
                ENGINE + "/user",
                "/camunda/api/admin/auth/user/default",
                "/camunda/api/admin/setup/default/user/create"
            })
    void aStrangerGetsABareRefusalFromTheWebApplications(String path) {
        var answer = Caller.stranger(port).get(path);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/login/code", "/css/biennium.css", "/images/biennium.svg", "/actuator/health"})
    void whatAStrangerMayReadCanBeLookedAtWithoutItsBody(String path) {
        var answer = Caller.stranger(port).json("HEAD", path, "");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void nothingElseOpensToWhoeverAsksWithoutTheBody() {
        var stranger = Caller.stranger(port);

        assertThat(stranger.json("HEAD", "/calendar/none.ics", "").statusCode()).isEqualTo(404);
        assertThat(location(stranger.json("HEAD", "/plans", ""))).isEqualTo("/login");
        assertThat(stranger.json("HEAD", "/actuator/prometheus", "").statusCode())
                .isEqualTo(401);
        assertThat(Caller.signedIn(port, "oss-drafter")
                        .json("HEAD", "/camunda/app/cockpit/default/", "")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aStrangerSeesOnlyThatTheApplicationIsHealthy() {
        var stranger = Caller.stranger(port);

        assertThat(stranger.get("/actuator/health").body()).isEqualTo("{\"status\":\"UP\"}");
        for (var path : List.of("/actuator", "/actuator/prometheus", "/actuator/env", "/actuator/heapdump")) {
            assertThat(stranger.get(path).statusCode()).as(path).isEqualTo(401);
        }
    }

    @Test
    void onlyAdministratorsSeeTheFigures() {
        assertThat(Caller.signedIn(port, "admin").get("/actuator/prometheus").statusCode())
                .isEqualTo(200);
        assertThat(Caller.basic(port, "admin", "demo")
                        .get("/actuator/prometheus")
                        .statusCode())
                .isEqualTo(200);
        assertThat(Caller.signedIn(port, "gce-officer")
                        .get("/actuator/prometheus")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void theApiAsksForBasicAndIsBlindToTheSession() {
        var signedIn = Caller.signedIn(port, "admin");

        var answer = signedIn.get("/api/none");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(asked -> assertThat(asked).startsWith("Basic"));
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void theApiTakesBasicAndStartsNoSession() {
        var caller = Caller.basic(port, "oss-drafter", "demo");

        var answer = caller.get("/api/none");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("Il n’y a rien à cette adresse", "\"instance\":\"/api/none\"");
        assertThat(caller.cookies()).isEmpty();
    }

    @Test
    void basicOpensNothingButTheApi() {
        var caller = Caller.basic(port, "admin", "demo");

        assertThat(location(caller.get("/people"))).isEqualTo("/login");
        assertThat(caller.get(ENGINE + "/task").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE,/user/oss-drafter",
        "POST,/user/create",
        "GET,/user",
        "GET,/group",
        "GET,/process-instance",
        "GET,/process-instance/x/variables",
        "GET,/history/process-instance",
        "GET,/history/variable-instance",
        "GET,/variable-instance",
        "GET,/authorization",
        "GET,/identity/groups?userId=admin",
        "POST,/task/x/bpmnError",
        "POST,/task/x/bpmnEscalation",
        "POST,/task/x/complete",
        "POST,/task/x/resolve",
        "POST,/task/x/assignee",
        "POST,/task/x/delegate",
        "POST,/task/x/identity-links",
        "POST,/task/x/comment/create",
        "PUT,/task/x",
        "PUT,/task/x/variables/y",
        "GET,/task/x/variables",
        "POST,/task/create",
        "POST,/task",
        "DELETE,/task/x",
        "POST,/process-definition/key/workPlan/start",
        "POST,/process-definition/key/workPlan/submit-form",
        "POST,/process-definition/x/start",
        "PUT,/process-definition/x/suspended",
        "POST,/message",
        "POST,/signal",
        "POST,/modification/execute",
        "POST,/filter/create",
        "PUT,/filter/x",
        "DELETE,/filter/x",
        "POST,/deployment/create",
        "GET,/deployment",
        "POST,/external-task/fetchAndLock",
        "GET,/job",
        "GET,/task/../user",
        "GET,/task/x/..;/variables"
    })
    void staffMakeOnlyTheCallsOfTasklist(String method, String path) {
        var drafter = Caller.signedIn(port, "oss-drafter");
        drafter.get("/camunda/app/tasklist/default/"); // hands out the token of the web applications

        var answer = drafter.json(method, ENGINE + path, method.equals("GET") ? "" : "{}");

        assertThat(answer.statusCode()).isIn(400, 403);
        assertThat(answer.body()).doesNotContain("Exception", "org.camunda");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/camunda/api/cockpit/plugin/base/default/process-definition/statistics",
        "GET,/camunda/api/admin/setup/default/user/create"
    })
    void staffReachNoOtherWebApplication(String method, String path) {
        assertThat(Caller.signedIn(port, "gce-officer").json(method, path, "").statusCode())
                .isEqualTo(403);
    }

    @Test
    void staffOpenTasklistAndAdministratorsTheRest() {
        var officer = Caller.signedIn(port, "gce-officer");
        var admin = Caller.signedIn(port, "admin");

        assertThat(officer.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);
        assertThat(officer.get(ENGINE + "/task").statusCode()).isEqualTo(200);
        for (var app : List.of("cockpit", "admin", "welcome")) {
            assertThat(officer.get("/camunda/app/" + app + "/default/").statusCode())
                    .as(app)
                    .isEqualTo(403);
            assertThat(admin.get("/camunda/app/" + app + "/default/").statusCode())
                    .as(app)
                    .isEqualTo(200);
        }
        assertThat(admin.get(ENGINE + "/group").statusCode()).isEqualTo(200);
    }

    @Test
    void theEnginesOwnLoginAndSetUpAreClosedToEverybody() {
        var admin = Caller.signedIn(port, "admin");
        admin.get("/camunda/app/tasklist/default/");

        assertThat(admin.json("POST", "/camunda/api/admin/setup/default/user/create", "{}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(admin.json("POST", "/camunda/api/admin/auth/user/default/login/tasklist", "")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void theEnginesRestInterfaceIsNotThere() {
        var admin = Caller.signedIn(port, "admin");

        assertThat(admin.get("/engine-rest/engine").statusCode()).isEqualTo(404);
        assertThat(admin.get("/rest/engine").statusCode()).isEqualTo(404);
    }

    @Test
    void formsOfOtherSitesAreRefused() {
        var drafter = Caller.signedIn(port, "oss-drafter");

        assertThat(drafter.postForged("/plans", java.util.Map.of("a", "b")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void ourPagesCarryTheirProtection() {
        var page = Caller.stranger(port).with("X-Forwarded-Proto", "https").get("/login");

        assertThat(page.headers().firstValue("Content-Security-Policy")).hasValueSatisfying(policy -> assertThat(policy)
                .contains("default-src 'self'", "frame-ancestors 'self'", "object-src 'none'")
                .doesNotContain("unsafe"));
        assertThat(page.headers().firstValue("Strict-Transport-Security")).isPresent();
        assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(page.headers().firstValue("X-Frame-Options")).hasValue("SAMEORIGIN");
        assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("same-origin");
        assertThat(page.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(cache -> assertThat(cache).contains("no-store"));
        assertThat(page.headers().map()).doesNotContainKeys("server", "x-powered-by");
    }

    @Test
    void theWebApplicationsCarryTheirOwn() {
        var page = Caller.signedIn(port, "oss-drafter").get("/camunda/app/tasklist/default/");

        assertThat(page.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .satisfies(policy -> assertThat(policy).contains("nonce-", "frame-ancestors"));
        assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }

    @Test
    void onlyTheProgramOfTheWebApplicationsIsKeptByBrowsers() {
        var drafter = Caller.signedIn(port, "oss-drafter");

        assertThat(drafter.get("/camunda/lib/deps.js").headers().firstValue("Cache-Control"))
                .hasValue("max-age=604800");
        for (var path : List.of(
                "/camunda/app/tasklist/default/",
                "/camunda/app/tasklist/scripts/config.js",
                ENGINE + "/task",
                "/nowhere")) {
            assertThat(drafter.get(path).headers().allValues("Cache-Control"))
                    .as(path)
                    .anyMatch(cache -> cache.contains("no-store"));
        }
    }

    @Test
    void theApiIsDescribedToThoseWhoSignedIn() {
        assertThat(Caller.signedIn(port, "reader").get("/v3/api-docs").statusCode())
                .isEqualTo(200);
    }
}
