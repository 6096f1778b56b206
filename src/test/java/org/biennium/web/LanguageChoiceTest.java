package org.biennium.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.biennium.Caller.location;

import java.util.Set;
import org.biennium.BienniumTest;
import org.biennium.Caller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@BienniumTest
class LanguageChoiceTest {

    @LocalServerPort
    int port;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fr-CA,fr;q=0.9,en;q=0.5 | fr | Connexion",
                "es-MX | es | Iniciar sesión",
                "ru,de;q=0.9,es;q=0.3 | es | Iniciar sesión",
                "ar | en | Sign in",
                "en-GB,fr;q=0.9 | en | Sign in"
            })
    void aStrangerReadsTheFirstLanguageOfTheBrowserThatIsShipped(String accepted, String language, String heading) {
        var page = Caller.stranger(port)
                .with("Accept-Language", accepted)
                .get("/login")
                .body();

        assertThat(page).contains("lang=\"" + language + "\"", "dir=\"ltr\"", "<h1>" + heading + "</h1>");
    }

    @Test
    void aStrangerWhoseBrowserNamesNoneReadsEnglish() {
        assertThat(Caller.stranger(port).get("/login").body()).contains("<h1>Sign in</h1>");
    }

    @Test
    void aStrangersChoiceIsKept() {
        var stranger = Caller.stranger(port).with("Accept-Language", "fr");

        assertThat(location(stranger.get("/login?language=es"))).isEqualTo("/login");

        assertThat(stranger.get("/login").body()).contains("<h1>Iniciar sesión</h1>");
    }

    @Test
    void aChoiceOnThePageOfTheCodeStaysThereWithTheCode() {
        var stranger = Caller.stranger(port);

        assertThat(location(stranger.get("/login?language=es&c=ABCD-EFGH"))).isEqualTo("/login/code?c=ABCD-EFGH");
        assertThat(stranger.get("/login/code?c=ABCD-EFGH").body()).contains("lang=\"es\"");
    }

    @Test
    void aChoiceThatIsNotShippedIsEnglish() {
        var stranger = Caller.stranger(port).with("Accept-Language", "fr");

        stranger.get("/login?language=%22%3E%3Cscript%3E");

        assertThat(stranger.get("/login").body()).contains("<h1>Sign in</h1>");
    }

    @Test
    void whoHasSignedInReadsTheirOwn() {
        var drafter = Caller.signedIn(port, "oss-drafter").with("Accept-Language", "es");
        drafter.cookies().put("biennium-language", "es");

        assertThat(drafter.get("/nowhere").body()).contains("lang=\"fr\"", "Se déconnecter");
    }

    @Test
    void whoseSessionHasEndedIsStillSpokenToInTheirOwn() {
        var drafter = Caller.signedIn(port, "oss-drafter").with("Accept-Language", "es");
        drafter.cookies().keySet().retainAll(Set.of("biennium-language"));

        assertThat(drafter.get("/login").body()).contains("lang=\"fr\"", "Se connecter");
    }
}
