package org.biennium.workplan;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Pattern;
import org.biennium.Caller;

/** The page on which an officer moves a workshop. */
final class Workshop {

    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([0-9a-f]+)\"");
    private static final Pattern REVISION = Pattern.compile("name=\"revision\" value=\"(\\d+)\"");

    private final String code;
    private final Caller officer;

    Workshop(String code, Caller officer) {
        this.code = code;
        this.officer = officer;
    }

    String preview(String first, String last) {
        return preview(first, last, "tentative");
    }

    String preview(String first, String last, String status) {
        return officer.get(place() + "?first=" + first + "&last=" + last + "&zone=America/Toronto&status=" + status)
                .body();
    }

    HttpResponse<String> apply(String preview, String first, String last, String reason) {
        return apply(preview, first, last, "tentative", reason);
    }

    HttpResponse<String> apply(String preview, String first, String last, String status, String reason) {
        return officer.post(
                place(),
                Map.of(
                        "first",
                        first,
                        "last",
                        last,
                        "zone",
                        "America/Toronto",
                        "status",
                        status,
                        "seen",
                        found(SEEN, preview),
                        "revision",
                        found(REVISION, preview),
                        "reason",
                        reason));
    }

    private String place() {
        return "/meetings/" + code + "/move";
    }

    private static String found(Pattern pattern, String page) {
        var found = pattern.matcher(page);
        assertThat(found.find()).as(pattern + " in " + page).isTrue();
        return found.group(1);
    }
}
