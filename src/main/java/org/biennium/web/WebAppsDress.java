package org.biennium.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * How the engine's web applications present themselves: our name, our login, our colours. Tasklist speaks the language of
 * whoever looks at it; the others are for administrators and stay English.
 */
@RestController
class WebAppsDress {

    private static final Map<String, String> NAMES =
            Map.of("cockpit", "Cockpit", "admin", "Admin", "welcome", "Welcome");

    // On a slow line the loader gives a part up for good after seven seconds; the page asks for patience, too, but
    // where
    // the loader does not look.
    private static final String PATIENCE = "window.require?.config?.({ waitSeconds: 0 });\n";

    private final ObjectMapper json;
    private final MessageSource messages;
    private final TasklistWords words;

    WebAppsDress(ObjectMapper json, MessageSource messages, TasklistWords words) {
        this.json = json;
        this.messages = messages;
        this.words = words;
    }

    @GetMapping("/camunda/app/{app:tasklist|cockpit|admin|welcome}/scripts/config.js")
    ResponseEntity<String> settings(@PathVariable String app, Locale locale) throws JsonProcessingException {
        var settings = app.equals("tasklist") ? ofTasklist(locale) : ofAdministrators(app, locale);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.parseMediaType("text/javascript;charset=UTF-8"))
                .body(PATIENCE + "export default " + json.writeValueAsString(settings) + ";\n");
    }

    private Map<String, ?> ofAdministrators(String app, Locale locale) {
        return Map.of(
                "app", Map.of("vendor", product(locale), "name", NAMES.get(app)),
                "locales", Map.of("availableLocales", List.of("en"), "fallbackLocale", "en"),
                "customScripts", List.of("../tasklist/scripts/biennium"),
                "disableWelcomeMessage", true,
                "biennium", Map.of("home", home(locale)));
    }

    private Map<String, ?> ofTasklist(Locale locale) {
        var language = locale.getLanguage();
        return Map.of(
                "app", Map.of("vendor", product(locale), "name", "· " + words.name(locale)),
                "locales", Map.of("availableLocales", List.of(language), "fallbackLocale", language),
                "customScripts", List.of("scripts/biennium", "scripts/words", "scripts/cards", "scripts/outcome"),
                "disableWelcomeMessage", true,
                "biennium",
                        Map.of(
                                "home", home(locale),
                                "name", words.name(locale),
                                "direction", Direction.of(locale),
                                "title", messages.getMessage("layout.page.title", new Object[] {"{0}"}, locale),
                                "vendor", words.instead(locale),
                                "words", words.own(locale)));
    }

    private String product(Locale locale) {
        return messages.getMessage("layout.product.name", null, locale);
    }

    private String home(Locale locale) {
        return messages.getMessage("layout.web-apps.home", null, locale);
    }
}
