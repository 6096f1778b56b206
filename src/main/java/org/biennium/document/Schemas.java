package org.biennium.document;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The JSON Schemas of the documents of all templates, at addresses that stay. */
@Component
public class Schemas {

    private final Templates templates;
    private final String address;

    Schemas(Templates templates, @Value("${biennium.address}") String address) {
        this.templates = templates;
        this.address = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }

    /** The schema of a template that was published, as JSON. */
    public Optional<byte[]> find(String template, int version) {
        return templates.find(template, version).map(found -> {
            var schema = Schema.of(found).put("$id", address + path(template, version));
            return schema.toPrettyString().getBytes(StandardCharsets.UTF_8);
        });
    }

    /** Where the schema of this text is found on this site. */
    public static String path(Content content) {
        return path(content.template().code(), content.template().version());
    }

    private static String path(String template, int version) {
        return "/api/schemas/" + template + "/" + version;
    }
}
