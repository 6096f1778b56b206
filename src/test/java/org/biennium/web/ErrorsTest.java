package org.biennium.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.RequestDispatcher;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.biennium.BienniumTest;
import org.biennium.Caller;
import org.biennium.engine.Refusal;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.ModelAndView;

@BienniumTest
class ErrorsTest {

    @LocalServerPort
    int port;

    @Autowired
    WebApplicationContext application;

    @Autowired
    MessageSource messages;

    @Test
    void areToldInTheLanguageOfTheirReader() {
        var drafter = Caller.signedIn(port, "oss-drafter");

        var missing = drafter.get("/nowhere");
        var closed = drafter.get("/camunda/app/cockpit/default/");
        var wrongWay = drafter.post("/tasks/none", Map.of());

        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.body()).contains("Il n’y a rien à cette adresse");
        assertThat(closed.statusCode()).isEqualTo(403);
        assertThat(closed.body()).contains("Vous n’avez pas accès à cette page");
        assertThat(wrongWay.statusCode()).isEqualTo(405);
        assertThat(wrongWay.body()).contains("Cela n’est pas possible ici");
    }

    @Test
    void sayThatAFormIsTooLarge() {
        var drafter = Caller.signedIn(port, "oss-drafter");

        var answer = drafter.post("/plans", Map.of("text", "x".repeat(10_000_000)));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("L’envoi est trop volumineux");
    }

    @Test
    void sayThatAPageWasOpenForTooLong() {
        var answer = Caller.stranger(port).with("Accept-Language", "fr").postForged("/plans", Map.of("text", "x"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("Cette page est restée ouverte trop longtemps");
    }

    @Test
    void sayThatAnAddressIsNotUnderstood() {
        var answer = Caller.signedIn(port, "oss-drafter").get("/plans;a=b/%2F..");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("Exception", "Tomcat", "at org.");
    }

    @Test
    void areNoneForSignsThatBrowsersSendAsTheyAre() {
        var drafter = Caller.signedIn(port, "oss-drafter");

        assertThat(drafter.get("/plans?x=[a]").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"/plans/%ff, fr-CA, fr", "/plans/%00, 'ar, es;q=0.5', es", "/plans/%ff, de, en"})
    void areOursAlsoWhereTheServerStopsTheRequest(String path, String accepted, String language) {
        var answer = Caller.stranger(port).with("Accept-Language", accepted).get(path);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(answer.body()).doesNotContain("Exception", "Tomcat", "HTTP Status", "at org.");
        var page = Jsoup.parse(answer.body());
        assertThat(page.select("html").attr("lang")).isEqualTo(language);
        assertThat(page.select("h1").eachText()).containsExactly(title(language));
        assertThat(page.title()).isEqualTo(title(language) + " · Biennium");
        assertThat(page.select("a").eachAttr("href")).containsExactly("/");
    }

    @Test
    void areToldInAllLanguagesWhereTheReadersIsNotKnown() {
        var page = Jsoup.parse(Caller.stranger(port).get("/plans/%ff").body());

        assertThat(page.select("section[lang] h1").eachText()).containsExactly(title("en"), title("fr"), title("es"));
    }

    @Test
    void areOursAlsoForAHeaderThatIsTooLong() {
        var answer = Caller.stranger(port).with("X-Long", "x".repeat(20_000)).get("/login");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(title("en")).doesNotContain("HTTP Status");
    }

    @Test
    void keepOurInsidesToOurselves() throws Exception {
        var page = MockMvcBuilders.webAppContextSetup(application)
                .build()
                .perform(failed("/plans/WP-2027-SAHEL"))
                .andExpect(status().isInternalServerError())
                .andReturn()
                .getResponse()
                .getContentAsString();

        assertThat(page)
                .contains("Un problème est survenu de notre côté", "Veuillez indiquer cette référence")
                .doesNotContain("Exception", "secret", "biennium.web", "at org.");
    }

    @Test
    void areProblemDocumentsForTheApi() throws Exception {
        var answer = MockMvcBuilders.webAppContextSetup(application)
                .build()
                .perform(failed("/api/plans"))
                .andExpect(status().isInternalServerError())
                .andExpect(content().contentType("application/problem+json"))
                .andExpect(jsonPath("$.title").value("Un problème est survenu de notre côté"))
                .andExpect(jsonPath("$.instance").value("/api/plans"))
                .andReturn();

        assertThat(answer.getResponse().getContentAsString()).doesNotContain("Exception", "secret");
    }

    @Test
    void tellWhyAPersonsWishIsRefusedWithAWayBack() {
        var page = (ModelAndView) refused("/plans/1", "http://localhost/plans/1/edit?at=3");

        assertThat(page.getViewName()).isEqualTo("web/refusal");
        assertThat(page.getStatus()).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(page.getModel())
                .containsEntry("sentence", "Il n’y a rien à cette adresse")
                .containsEntry("back", "/plans/1/edit");
    }

    @Test
    void neverLeadBackToAnotherSite() {
        for (var other : List.of(
                "https://example.org/plans", "javascript:alert(1)", "http://localhost//example.org", "%%%", "")) {
            var page = (ModelAndView) refused("/plans/1", other);

            assertThat(page.getModel()).as(other).containsEntry("back", "/");
        }
    }

    @Test
    void tellARefusalToTheApiAsAProblem() {
        var answer = (ResponseEntity<?>) refused("/api/plans", "");

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(answer.getBody())
                .asInstanceOf(type(ProblemDetail.class))
                .extracting(ProblemDetail::getDetail)
                .isEqualTo("Il n’y a rien à cette adresse");
    }

    private String title(String language) {
        return messages.getMessage("error.400.title", null, Locale.forLanguageTag(language));
    }

    private Object refused(String path, String referer) {
        var request = new MockHttpServletRequest("POST", path);
        request.addHeader("Referer", referer);
        return new Refusals(messages).tell(new Refusal("error.404.title"), request, Locale.FRENCH);
    }

    private static MockHttpServletRequestBuilder failed(String path) {
        return get("/error")
                .header("Accept-Language", "fr")
                .requestAttr(RequestDispatcher.ERROR_STATUS_CODE, 500)
                .requestAttr(RequestDispatcher.ERROR_REQUEST_URI, path)
                .requestAttr(RequestDispatcher.ERROR_EXCEPTION, new IllegalStateException("secret"));
    }
}
