package org.biennium.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.model;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.view;

import jakarta.servlet.RequestDispatcher;
import java.util.Map;
import org.biennium.BienniumTest;
import org.biennium.Caller;
import org.biennium.engine.Refusal;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.MessageSource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.context.WebApplicationContext;

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
    void tellWhyAPersonsWishIsRefusedWithAWayBack() throws Exception {
        refusing()
                .perform(post("/plans/1")
                        .header("Referer", "http://localhost/plans/1/edit?at=3")
                        .locale(FRENCH))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(view().name("web/refusal"))
                .andExpect(model().attribute("sentence", "Il n’y a rien à cette adresse"))
                .andExpect(model().attribute("back", "/plans/1/edit"));
    }

    @Test
    void neverLeadBackToAnotherSite() throws Exception {
        for (var other :
                new String[] {"https://example.org/plans", "javascript:alert(1)", "http://localhost//example.org", "%%%"
                }) {
            refusing().perform(post("/plans/1").header("Referer", other)).andExpect(model().attribute("back", "/"));
        }
    }

    @Test
    void tellARefusalToTheApiAsAProblem() throws Exception {
        refusing()
                .perform(post("/api/plans").locale(FRENCH))
                .andDo(org.springframework.test.web.servlet.result.MockMvcResultHandlers.print())
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().contentType("application/problem+json"))
                .andExpect(jsonPath("$.detail").value("Il n’y a rien à cette adresse"));
    }

    private static final java.util.Locale FRENCH = java.util.Locale.FRENCH;

    private static org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder failed(String path) {
        return get("/error")
                .header("Accept-Language", "fr")
                .requestAttr(RequestDispatcher.ERROR_STATUS_CODE, 500)
                .requestAttr(RequestDispatcher.ERROR_REQUEST_URI, path)
                .requestAttr(RequestDispatcher.ERROR_EXCEPTION, new IllegalStateException("secret"));
    }

    private MockMvc refusing() {
        return MockMvcBuilders.standaloneSetup(new Refusing())
                .setControllerAdvice(new Refusals(messages))
                .build();
    }

    /** Not annotated as a controller, so that no other test meets it. */
    static class Refusing {

        @RequestMapping({"/plans/1", "/api/plans"})
        void refuse() {
            throw new Refusal("error.404.title");
        }
    }
}
