package org.biennium.workplan;

import org.biennium.document.Schemas;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What the JSON of a plan looks like, for programs: one schema for each version of each template. */
@RestController
class SchemaApi {

    private static final MediaType TYPE = MediaType.parseMediaType("application/schema+json");

    private final Schemas schemas;

    SchemaApi(Schemas schemas) {
        this.schemas = schemas;
    }

    @GetMapping("/api/schemas/{template}/{version}")
    ResponseEntity<byte[]> schema(@PathVariable String template, @PathVariable int version) {
        return ResponseEntity.ok()
                .contentType(TYPE)
                .body(schemas.find(template, version).orElseThrow(PlanPages::nothingHere));
    }
}
