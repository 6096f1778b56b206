package org.biennium.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.biennium.Caller.location;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.biennium.BienniumTest;
import org.biennium.Caller;
import org.biennium.TestClock;
import org.biennium.engine.Accounts;
import org.biennium.people.Assignment;
import org.biennium.people.People;
import org.biennium.people.Person;
import org.biennium.people.Register;
import org.biennium.people.Role;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What people set for themselves, and for nobody else. */
@BienniumTest
class SettingsTest {

    private static final String PASSWORD = "Bright-River-9!";
    private static final String ANOTHER = "Quiet-Meadow-7?";

    @LocalServerPort
    int port;

    @Autowired
    Register register;

    @Autowired
    People people;

    @Autowired
    Accounts accounts;

    @Autowired
    TestClock clock;

    private final String owner = "owner" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void enterTheOwner() {
        register.enter(
                new Person(
                        owner,
                        "Ada",
                        owner + "@example.org",
                        List.of("fr"),
                        Locale.FRENCH,
                        ZoneId.of("Africa/Tunis"),
                        "+216 1",
                        null),
                Set.of(new Assignment(Role.READER, null)),
                PASSWORD);
    }

    @AfterEach
    void closeTheOwner() {
        register.close(owner);
    }

    @Test
    void showWhoSomebodyIsAndLeadThereFromTheirName() {
        var caller = signedIn();

        assertThat(page(caller, "/plans").select("a.me-name").attr("href")).isEqualTo("/settings");
        assertThat(page(caller, "/settings").select("section dd").eachText())
                .containsExactly("Ada", owner, owner + "@example.org", "lecture seule");
    }

    @Test
    void applyAtOnce() {
        var caller = signedIn();

        var answer = caller.post(
                "/settings",
                Map.of("languages", "es", "zone", "America/Lima", "phone", "+51 1 234", "groupMails", "true"));

        assertThat(location(answer)).isEqualTo("/settings");
        var page = page(caller, "/settings");
        assertThat(page.select("html").attr("lang")).isEqualTo("es");
        assertThat(page.select(".notice.ok").text()).isEqualTo("Se han guardado sus preferencias.");
        assertThat(people.get(owner).zone()).hasToString("America/Lima");
        assertThat(people.get(owner).phone()).isEqualTo("+51 1 234");
        assertThat(people.groupsMails(owner)).isTrue();
        assertThat(people.get(owner).name()).isEqualTo("Ada");
    }

    @Test
    void stayTheLanguageOfTheBrowserAfterTheSignOut() {
        var caller = signedIn();

        caller.post("/settings", Map.of("languages", "es", "zone", "Africa/Tunis"));
        caller.post("/logout", Map.of());

        assertThat(page(caller, "/login").select("html").attr("lang")).isEqualTo("es");
    }

    @ParameterizedTest
    @CsvSource({"zone, SystemV/AST4", "zone, Etc/GMT-14", "zone, UTC", "phone, +", "phone, (((("})
    void takeOnlyWhatIsOfferedAndWhatCanBeDialled(String field, String value) {
        var typed = new TreeMap<>(Map.of("languages", "fr", "zone", "Africa/Tunis", "phone", "+216 1"));
        typed.put(field, value);

        var answer = signedIn().post("/settings", typed);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(answer.body()).select("#" + field + "-problem").text())
                .isNotEmpty();
        assertThat(people.get(owner).phone()).isEqualTo("+216 1");
    }

    @Test
    void refuseAFormThatIsBrokenOff() {
        var caller = signedIn();
        var token = page(caller, "/settings").select("input[name=_csrf]").val();

        var answer =
                caller.send("POST", "/settings?_csrf=" + token, "--x\r\nbroken", "multipart/form-data; boundary=x");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Jsoup.parse(answer.body()).select("h1").text()).startsWith("Cette demande");
    }

    @Test
    void warnWhereTheFirstLanguageIsNotAvailableYet() {
        var caller = signedIn();

        caller.post("/settings", Map.of("languages", "ar", "zone", "Africa/Tunis"));

        assertThat(page(caller, "/settings").select("#first-language").text())
                .isEqualTo("Your first language is not available yet: Arabic. Until it is, pages, Tasklist and mails"
                        + " come in English.");
    }

    @Test
    void keepWhatWasTypedWhenSomethingIsToBeMended() {
        var caller = signedIn();

        var answer = caller.post(
                "/settings", Map.of("languages", "es", "zone", "Tunis", "phone", "<b>", "groupMails", "true"));

        assertThat(answer.statusCode()).isEqualTo(422);
        var page = Jsoup.parse(answer.body());
        assertThat(page.select("#zone").val()).isEqualTo("Tunis");
        assertThat(page.select("#phone").val()).isEqualTo("<b>");
        assertThat(page.select("input[name=groupMails][checked]")).hasSize(1);
        assertThat(page.select(".error a").eachAttr("href")).containsExactly("#zone", "#phone");
        assertThat(people.get(owner).languages()).containsExactly("fr");
    }

    @Test
    void areNobodyElsesToChange() {
        var before = people.get("oss-head");

        signedIn()
                .post(
                        "/settings",
                        Map.of(
                                "id",
                                "oss-head",
                                "name",
                                "Eve",
                                "mail",
                                "eve@example.org",
                                "host",
                                "oss",
                                "languages",
                                "es",
                                "zone",
                                "America/Lima"));

        assertThat(people.get("oss-head")).isEqualTo(before);
        assertThat(people.get(owner).name()).isEqualTo("Ada");
        assertThat(people.get(owner).mail()).isEqualTo(owner + "@example.org");
        assertThat(people.get(owner).host()).isNull();
    }

    @Test
    void takeANewPasswordAndEndEveryOtherSignIn() {
        var here = signedIn();
        var elsewhere = signedIn();
        assertThat(elsewhere.get("/plans").statusCode()).isEqualTo(200);

        var answer = here.post("/settings/password", passwords(PASSWORD, ANOTHER, ANOTHER));

        assertThat(location(answer)).isEqualTo("/settings");
        assertThat(page(here, "/settings").select(".notice.ok").text()).startsWith("Le nouveau mot de passe");
        assertThat(location(elsewhere.get("/plans"))).isEqualTo("/login");
        assertThat(elsewhere.get("/camunda/api/engine/engine/default/task").statusCode())
                .isEqualTo(401);
        assertThat(location(Caller.stranger(port).signIn(owner, ANOTHER))).isEqualTo("/");
    }

    @Test
    void endASignInThatWasNotUsedYet() {
        var elsewhere = signedIn();
        var here = signedIn();

        here.post("/settings/password", passwords(PASSWORD, ANOTHER, ANOTHER));

        assertThat(location(elsewhere.get("/plans"))).isEqualTo("/login");
    }

    @Test
    void endEverySignInWhenTheAdministratorSetsThePassword() {
        var caller = signedIn();

        register.setPassword(owner, ANOTHER);

        assertThat(location(caller.get("/plans"))).isEqualTo("/login");
    }

    @Test
    void refuseAPasswordInOneSentence() {
        assertThat(refused(passwords("wrong", ANOTHER, ANOTHER))).startsWith("Le mot de passe actuel est incorrect.");
        assertThat(refused(passwords(PASSWORD, ANOTHER, PASSWORD)))
                .startsWith("Les deux saisies du nouveau mot de passe diffèrent.");
        assertThat(refused(passwords(PASSWORD, "short", "short"))).startsWith("Ce mot de passe est trop facile");
        assertThat(refused(passwords(PASSWORD, "aB3!".repeat(60), "aB3!".repeat(60))))
                .contains("200 caractères");
        assertThat(accounts.check(owner, PASSWORD)).isTrue();
    }

    @Test
    void letNobodyTryManyPresentPasswords() {
        var caller = signedIn();
        for (var attempt = 0; attempt < 5; attempt++) {
            caller.post("/settings/password", passwords("wrong", ANOTHER, ANOTHER));
            assertThat(page(caller, "/settings").select("#password-problem").text())
                    .startsWith("Le mot de passe actuel est incorrect.");
        }

        caller.post("/settings/password", passwords(PASSWORD, ANOTHER, ANOTHER));

        assertThat(page(caller, "/settings").select("#password-problem").text()).startsWith("Trop de tentatives");
        assertThat(accounts.check(owner, PASSWORD)).isTrue();
        clock.advance(Duration.ofMinutes(10));
        caller.post("/settings/password", passwords(PASSWORD, ANOTHER, ANOTHER));
        assertThat(accounts.check(owner, ANOTHER)).isTrue();
    }

    @Test
    void areForThoseWhoHaveSignedIn() {
        assertThat(location(Caller.stranger(port).get("/settings"))).isEqualTo("/login");
        assertThat(signedIn()
                        .postForged("/settings", Map.of("languages", "es", "zone", "America/Lima"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(people.get(owner).languages()).containsExactly("fr");
    }

    private String refused(Map<String, String> passwords) {
        var caller = signedIn();
        var answer = caller.post("/settings/password", passwords);
        assertThat(location(answer)).isEqualTo("/settings#password-title");
        return page(caller, "/settings").select("#password-problem").text();
    }

    private static Map<String, String> passwords(String present, String password, String again) {
        return Map.of("present", present, "password", password, "again", again);
    }

    private Caller signedIn() {
        var caller = Caller.stranger(port);
        assertThat(location(caller.signIn(owner, PASSWORD))).isEqualTo("/");
        return caller;
    }

    private static Document page(Caller caller, String path) {
        return Jsoup.parse(caller.get(path).body());
    }
}
