package org.biennium.workplan;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.biennium.Caller;

/** The pages on which an officer sees what a change of dates does before doing it. */
final class Previews {

    private static final Pattern HIDDEN = Pattern.compile("name=\"(seen|revision)\" value=\"(\\w+)\"");

    private final Caller officer;

    Previews(Caller officer) {
        this.officer = officer;
    }

    /** What is shown of a change that was typed. */
    String preview(String place, Map<String, String> typed) {
        return officer.get(place
                        + typed.entrySet().stream()
                                .map(field -> field.getKey() + "="
                                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                                .collect(Collectors.joining("&", "?", "")))
                .body();
    }

    /** Does what such a preview shows. */
    HttpResponse<String> apply(String place, Map<String, String> typed, String preview) {
        var fields = new HashMap<>(typed);
        HIDDEN.matcher(preview).results().forEach(found -> fields.put(found.group(1), found.group(2)));
        assertThat(fields).as(preview).containsKey("seen");
        return officer.post(place, fields);
    }

    /** Looks, then does it. */
    HttpResponse<String> seeAndApply(String place, Map<String, String> typed) {
        return apply(place, typed, preview(place, typed));
    }
}
