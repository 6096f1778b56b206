package org.biennium.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.biennium.BienniumTest;
import org.biennium.engine.Accounts;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@BienniumTest
class PeoplePagesTest {

    private static final String GOOD_PASSWORD = "Quiet-River-42";

    @Autowired
    WebApplicationContext application;

    @Autowired
    People people;

    @Autowired
    Accounts accounts;

    @Autowired
    Register register;

    private MockMvc site;

    @BeforeEach
    void open() {
        site = MockMvcBuilders.webAppContextSetup(application)
                .apply(springSecurity())
                .build();
    }

    @Test
    void doNotExistForAnybodyButAdministrators() throws Exception {
        for (var visitor : List.of("oss-head", "gce-officer", "secretariat", "reader")) {
            assertThat(as(visitor, get("/people")).getStatus()).isEqualTo(404);
            assertThat(as(visitor, get("/people/oss-head")).getStatus()).isEqualTo(404);
            assertThat(as(visitor, post("/people/oss-head/close").param("sure", "true"))
                            .getStatus())
                    .isEqualTo(404);
        }
        assertThat(people.isOpen("oss-head")).isTrue();
    }

    @Test
    void listWhomASearchFinds() throws Exception {
        var list = page(get("/people").param("text", "oss-"));

        assertThat(list.select("tbody th a").eachText())
                .containsExactlyInAnyOrder(
                        "OSS · examen par les pairs (démonstration)",
                        "OSS · rédaction (démonstration)",
                        "OSS · responsable de l’institution (démonstration)");
        assertThat(list.select("tbody td").eachText()).contains("drafter", "OSS", "French, English, Arabic");
    }

    @Test
    void listFiftyOnAPageWithAWayToTheNext() throws Exception {
        var first = page(get("/people"));
        var second = page(get("/people").param("page", "2"));

        assertThat(first.select("tbody tr")).hasSize(50);
        assertThat(first.select("a[rel=next]")).hasSize(1);
        assertThat(second.select("tbody tr")).isNotEmpty();
        assertThat(second.select("a[rel=prev]")).hasSize(1);
        assertThat(second.select("tbody th a").eachAttr("href"))
                .doesNotContainAnyElementsOf(first.select("tbody th a").eachAttr("href"));
    }

    @Test
    void takeAPersonIn() throws Exception {
        var id = fresh();

        var answer = as("admin", creation(id));

        assertThat(answer.getRedirectedUrl()).isEqualTo("/people/" + id);
        assertThat(people.get(id).languages()).containsExactly("ar", "fr");
        assertThat(people.get(id).zone()).hasToString("Africa/Tunis");
        assertThat(people.rolesOf(id))
                .containsExactlyInAnyOrder(new Assignment(Role.DRAFTER, "oss"), new Assignment(Role.READER, null));
        assertThat(accounts.groupsOf(id)).containsExactlyInAnyOrder("drafter-oss", "reader", "staff");
        assertThat(accounts.check(id, GOOD_PASSWORD)).isTrue();
        leave(id);
    }

    @Test
    void keepWhatWasTypedWhenSomethingIsToBeMended() throws Exception {
        var id = fresh();

        var again = page(creation(id, "mail", "nobody"));

        assertThat(people.find(id)).isEmpty();
        assertThat(again.expectFirst("#name").val()).isEqualTo("Aïcha Ben Salah");
        assertThat(again.expectFirst("#password").val()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "id, Big Id, Choose a user name of 2 to 64 small letters",
        "name, '', Enter the name",
        "name, \u202e\u200b, Enter the name",
        "name, '. -', Enter the name",
        "name, Ada\u0085Eve, Enter the name",
        "name, Ada\u2028Eve, Enter the name",
        "mail, nobody@nowhere, Enter a complete mail address",
        "mail, a@b..cd, Enter a complete mail address",
        "mail, .a@b.cd, Enter a complete mail address",
        "mail, 'a@b.cd,', Enter a complete mail address",
        "mail, a\u202eb@example.org, Enter a complete mail address",
        "mail, é@example.org, Enter a complete mail address",
        "mail, e@exämple.org, Enter a complete mail address",
        "languages, tlh, Choose at least one language",
        "zone, Mars/Olympus, Choose a time zone",
        "phone, call me, Enter the telephone number",
        "host, nowhere, Choose a host institution",
        "roles, '', Choose at least one role",
        "password, password, This password is too easy to guess"
    })
    void sayWhatIsToBeMended(String field, String value, String sentence) throws Exception {
        var id = fresh();

        var again = page(creation(id, field, value));

        assertThat(again.select("[role=alert] li").eachText())
                .singleElement()
                .asString()
                .startsWith(sentence);
        assertThat(again.expectFirst("#" + field + "-problem").text()).startsWith(sentence);
        assertThat(people.find(id)).isEmpty();
        assertThat(accounts.exists(id)).isFalse();
    }

    @Test
    void takeANameWithoutTheSignsThatNobodySees() throws Exception {
        var id = fresh();

        as("admin", creation(id, "name", "\u202eAda\u200b Ben\u00ad Salah می\u200cخواهم"));

        assertThat(people.get(id).name()).isEqualTo("Ada Ben Salah می\u200cخواهم");
        leave(id);
    }

    @Test
    void askForTheHostOfARoleOfAHost() throws Exception {
        var id = fresh();

        var again = page(creation(id, "host", ""));

        assertThat(again.expectFirst("#roles-problem").text()).startsWith("Choose the host institution");
        assertThat(people.find(id)).isEmpty();
    }

    @Test
    void neverGiveAnIdTwice() throws Exception {
        var id = fresh();
        as("admin", creation(id));
        register.close(id);

        var again = page(creation(id));

        assertThat(again.expectFirst("#id-problem").text()).contains("belongs or belonged to somebody");
        assertThat(people.isOpen(id)).isFalse();
    }

    @Test
    void changeWhatIsKnownOfAPerson() throws Exception {
        var id = fresh();
        as("admin", creation(id));

        var answer = as("admin", details(post("/people/{id}", id), id, "name", "Aïcha Trabelsi"));

        assertThat(answer.getRedirectedUrl()).isEqualTo("/people/" + id);
        assertThat(people.get(id).name()).isEqualTo("Aïcha Trabelsi");
        leave(id);
    }

    @Test
    void giveAndWithdrawRolesAtOnce() throws Exception {
        var id = fresh();
        as("admin", creation(id));

        as(
                "admin",
                post("/people/{id}/roles", id)
                        .param("roles", "reader", "focal-point-oss")
                        .param("role", "reviewer")
                        .param("host", "cse"));

        assertThat(people.rolesOf(id))
                .containsExactlyInAnyOrder(
                        new Assignment(Role.READER, null),
                        new Assignment(Role.FOCAL_POINT, "oss"),
                        new Assignment(Role.REVIEWER, "cse"));
        assertThat(accounts.groupsOf(id))
                .containsExactlyInAnyOrder("reader", "focal-point-oss", "reviewer-cse", "staff");
        leave(id);
    }

    @Test
    void refuseRolesThatDoNotExist() throws Exception {
        assertThat(as("admin", post("/people/reader/roles").param("roles", "reader", "drafter-nowhere"))
                        .getStatus())
                .isEqualTo(400);
        assertThat(as("admin", post("/people/reader/roles").param("roles", "emperor"))
                        .getStatus())
                .isEqualTo(400);
        assertThat(people.rolesOf("reader")).containsExactly(new Assignment(Role.READER, null));
    }

    @Test
    void setAPasswordThatFollowsThePolicyOnly() throws Exception {
        var id = fresh();
        as("admin", creation(id));

        var again = page(post("/people/{id}/password", id).param("password", id));
        assertThat(again.expectFirst("#password-problem").text()).startsWith("This password is too easy to guess");
        assertThat(accounts.check(id, GOOD_PASSWORD)).isTrue();

        as("admin", post("/people/{id}/password", id).param("password", "Other-River-43"));
        assertThat(accounts.check(id, "Other-River-43")).isTrue();
        assertThat(accounts.check(id, GOOD_PASSWORD)).isFalse();
        leave(id);
    }

    @Test
    void closeAnAccountOnlyWhenSure() throws Exception {
        var id = fresh();
        as("admin", creation(id));

        page(post("/people/{id}/close", id));
        assertThat(people.isOpen(id)).isTrue();

        as("admin", post("/people/{id}/close", id).param("sure", "true"));
        assertThat(people.isOpen(id)).isFalse();
        assertThat(page(get("/people/{id}", id)).select("form[action^=/people]"))
                .isEmpty();
    }

    @Test
    void keepOneAdministrator() throws Exception {
        for (var other : people.holding(Role.ADMIN, null)) {
            assertThat(other.id()).as("administrators of the trial").isEqualTo("admin");
        }

        var again = page(post("/people/admin/roles").param("roles", "reader"));
        assertThat(again.expectFirst("#roles-problem").text()).startsWith("Somebody has to administer");

        page(post("/people/admin/close").param("sure", "true"));
        assertThat(people.holds("admin", Role.ADMIN, null)).isTrue();
    }

    @Test
    void answerStrangeRequestsPlainly() throws Exception {
        assertThat(as("admin", get("/people").param("page", "0")).getStatus()).isEqualTo(400);
        assertThat(as("admin", get("/people").param("text", "a\0b")).getStatus())
                .isEqualTo(400);
        assertThat(as("admin", get("/people").param("text", "%_'\"<script>")).getStatus())
                .isEqualTo(200);
        assertThat(as("admin", get("/people/nobody-here")).getStatus()).isEqualTo(404);
    }

    private String fresh() {
        return "t-" + UUID.randomUUID();
    }

    private void leave(String id) {
        register.close(id);
    }

    private static MockHttpServletRequestBuilder creation(String id) {
        return creation(id, "", "");
    }

    private static MockHttpServletRequestBuilder creation(String id, String field, String value) {
        var request = details(post("/people"), id, field, value);
        request.param("password", field.equals("password") ? value : GOOD_PASSWORD);
        if (!field.equals("roles")) {
            request.param("roles", "drafter", "reader");
        }
        return request;
    }

    private static MockHttpServletRequestBuilder details(
            MockHttpServletRequestBuilder request, String id, String field, String value) {
        var typed = new LinkedHashMap<String, String[]>();
        typed.put("id", new String[] {id});
        typed.put("name", new String[] {"Aïcha Ben Salah"});
        typed.put("mail", new String[] {id + "@example.org"});
        typed.put("languages", new String[] {"ar", "fr", ""});
        typed.put("zone", new String[] {"Africa/Tunis"});
        typed.put("phone", new String[] {"+216 71 206 633"});
        typed.put("host", new String[] {"oss"});
        typed.replace(field, new String[] {value});
        typed.forEach(request::param);
        return request;
    }

    private Document page(MockHttpServletRequestBuilder request) throws Exception {
        var answer = as("admin", request);
        assertThat(answer.getStatus()).isEqualTo(200);
        return Jsoup.parse(answer.getContentAsString());
    }

    private MockHttpServletResponse as(String visitor, MockHttpServletRequestBuilder request) throws Exception {
        return site.perform(request.with(user(visitor)).with(csrf()))
                .andReturn()
                .getResponse();
    }
}
