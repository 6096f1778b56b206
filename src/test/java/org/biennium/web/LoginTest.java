package org.biennium.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.biennium.Caller.location;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.biennium.BienniumTest;
import org.biennium.Caller;
import org.biennium.TestClock;
import org.biennium.people.Assignment;
import org.biennium.people.Person;
import org.biennium.people.Register;
import org.biennium.people.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@BienniumTest
class LoginTest {

    private static final String PASSWORD = "Bright-River-9!";

    @LocalServerPort
    int port;

    @Autowired
    Register register;

    @Autowired
    TestClock clock;

    private final String owner = "owner" + UUID.randomUUID().toString().substring(0, 8);
    private boolean closed;

    @BeforeEach
    void enterTheOwner() {
        register.enter(
                new Person(owner, "Ada", "ada@example.org", List.of("fr"), Locale.FRENCH, ZoneOffset.UTC, null, null),
                Set.of(new Assignment(Role.ADMIN, null)),
                PASSWORD);
    }

    @AfterEach
    void closeTheOwner() {
        if (!closed) {
            register.close(owner);
        }
    }

    @Test
    void leadsToThePageThatWasAskedFor() {
        var caller = Caller.stranger(port);
        assertThat(location(caller.get("/tasks/none"))).isEqualTo("/login");

        assertThat(location(caller.signIn(owner, PASSWORD))).isEqualTo("/tasks/none");
        assertThat(caller.get("/tasks/none").body()).contains("Cette étape ne vous attend plus");
    }

    @Test
    void neverLeadsToAnAnswerMeantForAScript() {
        var caller = Caller.stranger(port);
        caller.get("/camunda/api/engine/engine/default/task");

        assertThat(location(caller.signIn(owner, PASSWORD))).isEqualTo("/");
    }

    @Test
    void neverLeadsToAnotherSite() {
        for (var field : List.of("continue", "redirect", "spring-security-redirect", "targetUrl", "next")) {
            var caller = Caller.stranger(port);
            caller.get("/login?" + field + "=https://example.org/");
            var form = Map.of("username", owner, "password", PASSWORD, field, "https://example.org/");

            assertThat(location(caller.post("/login", form))).isEqualTo("/");
        }
        var caller = Caller.stranger(port);
        caller.get("//example.org/%2e%2e");
        assertThat(location(caller.signIn(owner, PASSWORD))).doesNotContain("example.org");
    }

    @Test
    void changesTheSessionSoThatAnOldOneIsWorthNothing() {
        var caller = Caller.stranger(port);
        caller.get("/login");
        var before = caller.cookies().get("biennium");

        caller.signIn(owner, PASSWORD);

        var stale = Caller.stranger(port);
        stale.cookies().put("biennium", before);
        assertThat(caller.cookies().get("biennium")).isNotEqualTo(before);
        assertThat(location(stale.get("/"))).isEqualTo("/login");
    }

    @Test
    void keepsItsCookiesFromScriptsAndOtherSites() {
        var caller = Caller.stranger(port);
        caller.get("/login");
        var plain = caller.signIn(owner, PASSWORD).headers().allValues("Set-Cookie");
        var secured = Caller.stranger(port)
                .with("X-Forwarded-Proto", "https")
                .get("/login")
                .headers()
                .allValues("Set-Cookie");

        assertThat(plain)
                .hasSize(3)
                .allMatch(cookie -> cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"))
                .noneMatch(cookie -> cookie.contains("Secure"));
        assertThat(secured).isNotEmpty().allMatch(cookie -> cookie.contains("Secure"));
    }

    @Test
    void endsEverywhereBySigningOutOfOurPages() {
        var caller = signedIn();

        assertThat(location(caller.post("/logout", Map.of()))).isEqualTo("/login?out");

        assertThat(location(caller.get("/"))).isEqualTo("/login");
        assertThat(caller.get("/camunda/api/engine/engine/").statusCode()).isEqualTo(401);
    }

    @Test
    void endsEverywhereBySigningOutOfTasklist() {
        var caller = signedIn();
        caller.get("/camunda/app/tasklist/default/");

        var answer = caller.json("POST", "/camunda/api/admin/auth/user/default/logout", "");

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(location(caller.get("/"))).isEqualTo("/login");
    }

    @Test
    void cannotBeEndedByAForgedForm() {
        var caller = signedIn();

        caller.postForged("/logout", Map.of());

        assertThat(location(caller.get("/"))).isEqualTo("/people");
    }

    @Test
    void losesARevokedRoleWithTheNextRequest() {
        var caller = signedIn();
        assertThat(caller.get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(200);

        register.assign(owner, Set.of(new Assignment(Role.READER, null)));

        assertThat(caller.get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(403);
        assertThat(caller.get("/camunda/api/engine/engine/default/group").statusCode())
                .isEqualTo(403);
    }

    @Test
    void endsWhenTheAccountIsClosed() {
        var caller = signedIn();

        register.close(owner);
        closed = true;

        assertThat(location(caller.get("/"))).isEqualTo("/login");
        assertThat(caller.get("/camunda/api/engine/engine/default/task").statusCode())
                .isEqualTo(401);
        assertThat(location(caller.signIn(owner, PASSWORD))).isEqualTo("/login?refused");
    }

    @Test
    void answersTheSameWhetherTheAccountExistsOrNot() {
        var known = from("192.0.2.10").signIn(owner, "wrong");
        var unknown = from("192.0.2.11").signIn("nobody-" + owner, "wrong");

        assertThat(location(known)).isEqualTo(location(unknown)).isEqualTo("/login?refused");
        assertThat(List.of(known, unknown))
                .allSatisfy(answer -> assertThat(answer.body()).isEmpty());
    }

    @Test
    void tellsInWordsHowLongToWait() {
        var caller = from("192.0.2.20").with("Accept-Language", "es");
        for (int i = 0; i < 5; i++) {
            caller.signIn(owner, "wrong");
        }

        var answer = caller.signIn(owner, "wrong");

        assertThat(location(answer)).isEqualTo("/login?wait=1");
        assertThat(caller.get(location(answer)).body()).contains("Vuelva a intentarlo dentro de un minuto");
    }

    @Test
    void slowsDownBasicTooAndSaysWhenToTryAgain() {
        var caller = Caller.basic(port, owner, "wrong").with("X-Forwarded-For", "192.0.2.30");
        for (int i = 0; i < 5; i++) {
            assertThat(caller.get("/api/none").statusCode()).isEqualTo(401);
        }

        var answer = caller.get("/api/none");

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0)).isGreaterThanOrEqualTo(60);
        assertThat(location(from("192.0.2.30").signIn(owner, PASSWORD))).isEqualTo("/login?wait=1");
    }

    @Test
    void isNeverLockedByStrangersForItsOwner() {
        var atHome = from("192.0.2.40");
        assertThat(location(atHome.signIn(owner, PASSWORD))).isEqualTo("/");
        for (int i = 0; i < 21; i++) {
            from("198.51.100." + i).signIn(owner, "wrong");
        }

        assertThat(location(from("198.51.100.200").signIn(owner, PASSWORD))).startsWith("/login?wait");
        assertThat(location(from("192.0.2.40").signIn(owner, PASSWORD))).isEqualTo("/");
        assertThat(location(onTheDeviceOf(atHome, "198.51.100.201").signIn(owner, PASSWORD)))
                .isEqualTo("/");
    }

    @Test
    void opensAgainForStrangersAfterAWhile() {
        for (int i = 0; i < 6; i++) {
            from("192.0.2.50").signIn(owner, "wrong");
        }

        clock.advance(Duration.ofMinutes(1));

        assertThat(location(from("192.0.2.50").signIn(owner, PASSWORD))).isEqualTo("/");
    }

    @Test
    void refusesANameThatNoAccountCanHave() {
        for (var name : List.of("", " ", "a\u0000b", "x".repeat(5000), "' or 1=1 --", "ada@example.org")) {
            assertThat(location(from("192.0.2.60").signIn(name, "wrong")))
                    .as(name.length() > 20 ? "a long name" : name)
                    .isEqualTo("/login?refused");
        }
    }

    private Caller signedIn() {
        var caller = Caller.stranger(port);
        assertThat(location(caller.signIn(owner, PASSWORD))).isEqualTo("/");
        return caller;
    }

    private Caller from(String address) {
        return Caller.stranger(port).with("X-Forwarded-For", address);
    }

    private Caller onTheDeviceOf(Caller other, String address) {
        var caller = from(address);
        caller.cookies().put("biennium-device", other.cookies().get("biennium-device"));
        return caller;
    }
}
