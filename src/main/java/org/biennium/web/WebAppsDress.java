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

/** How the engine's web applications present themselves: our name, our login, our colours. */
@RestController
class WebAppsDress {

    private static final Map<String, String> NAMES =
            Map.of("tasklist", "Tasklist", "cockpit", "Cockpit", "admin", "Admin", "welcome", "Welcome");

    private final ObjectMapper json;
    private final MessageSource messages;

    WebAppsDress(ObjectMapper json, MessageSource messages) {
        this.json = json;
        this.messages = messages;
    }

    @GetMapping("/camunda/app/{app:tasklist|cockpit|admin|welcome}/scripts/config.js")
    ResponseEntity<String> settings(@PathVariable String app, Locale locale) throws JsonProcessingException {
        var settings = Map.of(
                "app",
                        Map.of(
                                "vendor",
                                messages.getMessage("layout.product.name", null, locale),
                                "name",
                                NAMES.get(app)),
                "locales", Map.of("availableLocales", List.of("en"), "fallbackLocale", "en"),
                "customScripts", List.of("../tasklist/scripts/biennium"),
                "disableWelcomeMessage", true,
                "biennium", Map.of("home", messages.getMessage("layout.web-apps.home", null, locale)));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.parseMediaType("text/javascript;charset=UTF-8"))
                .body("export default " + json.writeValueAsString(settings) + ";\n");
    }
}
