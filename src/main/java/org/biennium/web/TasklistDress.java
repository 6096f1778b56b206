package org.biennium.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** How the engine's web applications present themselves: our name, our login, our colours. */
@RestController
class TasklistDress {

    private final ObjectMapper json;

    TasklistDress(ObjectMapper json) {
        this.json = json;
    }

    @GetMapping("/camunda/app/{app:tasklist|cockpit|admin|welcome}/scripts/config.js")
    ResponseEntity<String> settings(@PathVariable String app) throws JsonProcessingException {
        var settings = Map.of(
                "app", Map.of("name", "Biennium", "vendor", "TSC"),
                "locales", Map.of("availableLocales", List.of("en"), "fallbackLocale", "en"),
                "customScripts", List.of("scripts/biennium"),
                "disableWelcomeMessage", true);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.parseMediaType("text/javascript;charset=UTF-8"))
                .body("export default " + json.writeValueAsString(settings) + ";\n");
    }
}
