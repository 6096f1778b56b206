package org.biennium.workplan;

import java.net.http.HttpResponse;
import java.util.Map;
import org.biennium.Caller;

/** The page on which an officer moves a workshop. */
final class Workshop {

    private final String code;
    private final Previews previews;

    Workshop(String code, Caller officer) {
        this.code = code;
        previews = new Previews(officer);
    }

    String preview(String first, String last) {
        return preview(first, last, "tentative");
    }

    String preview(String first, String last, String status) {
        return previews.preview(
                place(), Map.of("first", first, "last", last, "zone", "America/Toronto", "status", status));
    }

    HttpResponse<String> apply(String preview, String first, String last, String reason) {
        return apply(preview, first, last, "tentative", reason);
    }

    HttpResponse<String> apply(String preview, String first, String last, String status, String reason) {
        return previews.apply(
                place(),
                Map.of("first", first, "last", last, "zone", "America/Toronto", "status", status, "reason", reason),
                preview);
    }

    private String place() {
        return "/meetings/" + code + "/move";
    }
}
