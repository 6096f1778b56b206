package org.biennium.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The words of Tasklist that its own files of texts do not reach: written into its programs, or missing there. */
@Component
class TasklistWords {

    private static final String OUT_OF_REACH = "tasklist.out-of-reach";

    /** What the vendor's programs say, with {0} for what varies, and the key of what is said instead. */
    private static final Map<String, String> INSTEAD = Map.ofEntries(
            Map.entry("Field is required.", "tasklist.form.required"),
            Map.entry("Field must have maximum length of {0}.", "tasklist.form.too-long"),
            Map.entry("Field must have minimum length of {0}.", "tasklist.form.too-short"),
            Map.entry("Field must match pattern {0}.", "tasklist.form.other-pattern"),
            Map.entry("Select", "tasklist.form.select"),
            Map.entry("Search", "tasklist.form.search"),
            Map.entry("No results", "tasklist.form.no-results"),
            Map.entry("Nothing to show.", "tasklist.form.nothing"),
            Map.entry("Close", "tasklist.close"),
            Map.entry("zoom in", "tasklist.diagram.larger"),
            Map.entry("zoom out", "tasklist.diagram.smaller"),
            Map.entry("reset zoom", "tasklist.diagram.whole"),
            Map.entry("Request has been terminated{0}", OUT_OF_REACH),
            Map.entry("Unsuccessful HTTP response", OUT_OF_REACH),
            Map.entry("Bad Gateway", OUT_OF_REACH),
            Map.entry("Service Unavailable", OUT_OF_REACH),
            Map.entry("Gateway Timeout", OUT_OF_REACH),
            Map.entry("Gateway Time-out", OUT_OF_REACH));

    /** What our scripts say. */
    private static final List<String> OWN = List.of(
            "tasklist.lists",
            "tasklist.tasks",
            "tasklist.task",
            "tasklist.diagram",
            "tasklist.fold",
            "tasklist.widen",
            "tasklist.restore",
            "tasklist.hand-back",
            "tasklist.due",
            "tasklist.past",
            "tasklist.no-due",
            "tasklist.taken-by",
            "tasklist.take-first",
            "tasklist.with-a-colleague",
            "tasklist.form.fault",
            "tasklist.close",
            "tasklist.done",
            "tasklist.opened");

    private final MessageSource messages;

    TasklistWords(MessageSource messages) {
        this.messages = messages;
    }

    String name(Locale locale) {
        return say("layout.navigation.tasks", locale);
    }

    Map<String, String> instead(Locale locale) {
        var words = new TreeMap<String, String>();
        INSTEAD.forEach((vendor, key) -> words.put(vendor, say(key, locale, "{0}")));
        return words;
    }

    /** By the last word of their keys. */
    Map<String, String> own(Locale locale) {
        var words = new TreeMap<String, String>();
        OWN.forEach(key -> words.put(key.substring(key.indexOf('.') + 1), say(key, locale, "{0}", "{1}")));
        return words;
    }

    private String say(String key, Locale locale, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}
