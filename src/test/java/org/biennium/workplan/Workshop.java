package org.biennium.workplan;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Pattern;
import org.biennium.Caller;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A workshop of which the drafts are due four weeks before, and the page on which an officer moves it. */
final class Workshop {

    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([0-9a-f]+)\"");
    private static final Pattern REVISION = Pattern.compile("name=\"revision\" value=\"(\\d+)\"");

    private final String code;
    private final JdbcClient jdbc;
    private final Caller officer;

    Workshop(String code, JdbcClient jdbc, Caller officer) {
        this.code = code;
        this.jdbc = jdbc;
        this.officer = officer;
    }

    /** Plans of the period serve it from now on. */
    void isServedByPlans() {
        jdbc.sql("""
                        insert into biennium.period_meeting (period, process, meeting, chosen_by, chosen_at)
                        values ('2027-2028', 'work-plan', ?, 'gce-officer', '2026-11-24')""").param(code).update();
        jdbc.sql("""
                        update biennium.milestone set anchor = 'meeting start', offset_amount = -4, least_days = 0
                        where code = 'plan-draft'""").update();
    }

    void letGo() {
        jdbc.sql("delete from biennium.period_meeting where meeting = ?")
                .param(code)
                .update();
        jdbc.sql("""
                        update biennium.milestone set anchor = 'period start', offset_amount = -13, least_days = 21
                        where code = 'plan-draft'""").update();
    }

    String preview(String first, String last) {
        return officer.get(place() + "?first=" + first + "&last=" + last + "&zone=America/Toronto&status=tentative")
                .body();
    }

    HttpResponse<String> apply(String preview, String first, String last, String reason) {
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
                        "tentative",
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
