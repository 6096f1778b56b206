package org.biennium.document;

import com.fasterxml.jackson.databind.JsonNode;

/** The answer that something is not known yet, {open: true}: it is an answer, of which a check reminds. */
final class Open {

    private Open() {}

    static JsonNode value() {
        return Json.NODES.objectNode().put("open", true);
    }

    static boolean is(JsonNode value) {
        return value.path("open").asBoolean();
    }

    /** The name of its input. */
    static String input(String field) {
        return field + ".open";
    }

    static boolean isTicked(String field, Typed typed) {
        return !typed.all(input(field)).isEmpty();
    }

    static Shown show(Words words) {
        return Shown.figure(words.say("document.open"));
    }
}
