package org.biennium.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the JSON of a document looks like, as a JSON Schema: said by its template alone. Compulsory fields may be missing:
 * a draft is a document too.
 */
final class Schema {

    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private Schema() {}

    static ObjectNode of(Template template) {
        var schema = object(List.of("document", "template", "templateVersion", "language", "sections"));
        schema.put("$schema", DIALECT);
        schema.put("title", template.code() + ", version " + template.version());
        var properties = schema.withObjectProperty("properties");
        properties.set("document", id());
        properties.set("template", constant(Json.NODES.textNode(template.code())));
        properties.set("templateVersion", constant(Json.NODES.numberNode(template.version())));
        properties.set("language", matching("[a-z]{2,3}"));
        var sections = properties.putObject("sections").put("type", "array").put("items", false);
        sections.put("minItems", template.sections().size());
        template.sections()
                .forEach(section -> sections.withArrayProperty("prefixItems").add(section(section)));
        return schema;
    }

    private static ObjectNode section(Section section) {
        var schema = object(List.of("key", section.repeats() ? "rows" : "fields"));
        schema.withObjectProperty("properties").set("restricted", restricted());
        describe(schema, section.title(), section.help());
        var properties = schema.withObjectProperty("properties");
        properties.set("key", constant(Json.NODES.textNode(section.key())));
        var rows = section.rows();
        if (rows == null) {
            properties.set("fields", fields(section));
        } else {
            var row = object(List.of("id", "fields"));
            row.withObjectProperty("properties").set("id", id());
            row.withObjectProperty("properties").set("fields", fields(section));
            row.withObjectProperty("properties").set("restricted", restricted());
            properties.set("rows", list(row).put("maxItems", rows.most()));
        }
        return schema;
    }

    /** By field, or by the sign for all: for whom it is meant and why, or that this copy does not hold it. */
    private static ObjectNode restricted() {
        var told = object(List.of("audience", "reason"));
        told.withObjectProperty("properties")
                .set("audience", oneOf(Stream.of(Audience.values()).map(Audience::code)));
        told.withObjectProperty("properties")
                .set("reason", Json.NODES.objectNode().put("type", "string"));
        var schema = Json.NODES.objectNode().put("type", "object");
        schema.putObject("additionalProperties")
                .putArray("oneOf")
                .add(told)
                .add(constant(Json.NODES.textNode("restricted")));
        return schema;
    }

    private static ObjectNode fields(Section section) {
        var schema = object(List.of());
        for (var field : section.fields()) {
            var value = field.schema();
            describe(value, field.label(), field.help());
            schema.withObjectProperty("properties").set(field.key(), value);
        }
        return schema;
    }

    private static void describe(ObjectNode schema, Label title, @Nullable Label help) {
        schema.put("title", title.in(Locale.ENGLISH));
        if (help != null) {
            schema.put("description", help.in(Locale.ENGLISH));
        }
    }

    /** An object of these properties and no others. */
    static ObjectNode object(List<String> required) {
        var schema = Json.NODES.objectNode().put("type", "object");
        schema.putObject("properties");
        schema.put("additionalProperties", false);
        required.forEach(name -> schema.withArrayProperty("required").add(name));
        return schema;
    }

    static ObjectNode list(ObjectNode items) {
        var schema = Json.NODES.objectNode().put("type", "array");
        schema.set("items", items);
        return schema;
    }

    static ObjectNode text(int longest) {
        return Json.NODES.objectNode().put("type", "string").put("minLength", 1).put("maxLength", longest);
    }

    static ObjectNode matching(String pattern) {
        return Json.NODES.objectNode().put("type", "string").put("pattern", "^" + pattern + "$");
    }

    static ObjectNode oneOf(Stream<String> codes) {
        var schema = Json.NODES.objectNode().put("type", "string");
        codes.forEach(code -> schema.withArrayProperty("enum").add(code));
        return schema;
    }

    /** One of these, or {open: true} where something may be declared not known yet. */
    static ObjectNode either(Stream<ObjectNode> values, boolean mayBeOpen) {
        var open = object(List.of("open"));
        open.withObjectProperty("properties").set("open", constant(Json.NODES.booleanNode(true)));
        var all = Stream.concat(values, mayBeOpen ? Stream.of(open) : Stream.empty())
                .toList();
        if (all.size() == 1) {
            return all.get(0);
        }
        var schema = Json.NODES.objectNode();
        all.forEach(value -> schema.withArrayProperty("oneOf").add(value));
        return schema;
    }

    static ObjectNode id() {
        return Json.NODES.objectNode().put("type", "string").put("format", "uuid");
    }

    static ObjectNode constant(JsonNode value) {
        return Json.NODES.objectNode().set("const", value);
    }
}
