package org.biennium.workplan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;
import org.biennium.Caller;

/** Somebody who types in one form of the editor: what the page sends, one save after the other. */
final class Typing {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern REVISION = Pattern.compile("name=\"revision\" value=\"(\\d+)\"");
    private static final Pattern NEXT_REVISION = Pattern.compile("\"revision\":(\\d+)");

    private final Caller writer;
    private final String address;
    private final String input;
    private final String token;
    private String revision;
    private int saves;

    /** Whoever has opened the form at this address to type in this field. */
    Typing(Caller writer, String address, String input) {
        this.writer = writer;
        this.address = address;
        this.input = input;
        var page = writer.get(address).body();
        token = first(TOKEN, page);
        revision = first(REVISION, page);
    }

    /** Saves one more word than the time before. */
    void save() {
        saves++;
        var answer = writer.postForged(
                address + "/autosave",
                Map.of("_csrf", token, "revision", revision, "f." + input, "Words, and more of them " + saves));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        revision = first(NEXT_REVISION, answer.body());
    }

    private static String first(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        assertThat(found.find()).as(pattern + " in " + text).isTrue();
        return found.group(1);
    }
}
