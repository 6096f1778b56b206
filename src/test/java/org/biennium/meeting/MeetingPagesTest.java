package org.biennium.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.biennium.BienniumTest;
import org.biennium.Caller;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@BienniumTest
class MeetingPagesTest {

    private static final String CODE = "TEST-WS-9";

    @LocalServerPort
    int port;

    @Autowired
    Meetings meetings;

    @Autowired
    ReferenceMeetings reference;

    @Autowired
    JdbcClient database;

    private Caller officer;

    @BeforeEach
    void anOfficer() {
        officer = Caller.signedIn(port, "gce-officer");
    }

    @Test
    void theKnownMeetingsStandThereAndTheOneWithoutADateIsToBeDetermined() {
        var page = Caller.signedIn(port, "oss-drafter").get("/meetings").body();

        assertThat(page)
                .contains("Dix-huitième réunion de la Conférence des Parties", "à déterminer", "Rome, Italie")
                .contains("Sixième réunion de l’Organe subsidiaire chargé de l’application")
                .doesNotContain("/meetings/new");
    }

    @Test
    void anOfficerAddsAMeetingAndEditsIt() {
        var code = fresh();

        assertThat(officer.post("/meetings", workshop(code)).statusCode()).isEqualTo(302);
        assertThat(meetings.find(code)).hasValueSatisfying(meeting -> {
            assertThat(meeting.titles()).containsEntry("fr", "Atelier");
            assertThat(meeting.first()).isEqualTo("2027-02-09");
            assertThat(meeting.revision()).isEqualTo(1);
        });

        var edited = workshop(code);
        edited.put("title-fr", "Deuxième atelier");
        edited.put("revision", "1");
        assertThat(officer.post("/meetings/" + code, edited).statusCode()).isEqualTo(302);
        assertThat(meetings.find(code).orElseThrow().titles()).containsEntry("fr", "Deuxième atelier");
        assertThat(meetings.editsOf(code)).hasSize(2);
    }

    @Test
    void whatCannotStandIsRefusedInASentenceAndWhatWasTypedIsKept() {
        var typed = workshop(fresh());
        typed.put("last", "2027-02-01");
        typed.put("zone", "Mars/Olympus");
        typed.put("title-es", "");

        var answer = officer.post("/meetings", typed);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("The last day cannot come before the first.")
                .contains("Choose a time zone from the list")
                .contains("Each language needs a title")
                .contains("value=\"Mars/Olympus\"", "value=\"Atelier\"");
    }

    @Test
    void oneOfTheseDaysAloneIsNoDate() {
        var typed = workshop(fresh());
        typed.put("last", "");

        assertThat(officer.post("/meetings", typed).body()).contains("Enter both days, or neither");
    }

    @Test
    void hostileInputIsRefusedWithoutATrace() {
        for (var code : new String[] {"'; drop table biennium.meeting; --", "a".repeat(5000), "\u202eABC", ""}) {
            var typed = workshop(code);
            assertThat(officer.post("/meetings", typed).statusCode()).as(code).isEqualTo(422);
        }
        var typed = workshop(fresh());
        typed.put("title-en", "Two\nlines\0");
        typed.put("first", "99999-99-99");
        typed.put("country", "XX");
        typed.put("partOf", "NO-SUCH");
        assertThat(officer.post("/meetings", typed).statusCode()).isEqualTo(422);
    }

    @Test
    void theSlowerOfTwoOfficersIsToldAndKeepsWhatTheyTyped() {
        var code = fresh();
        officer.post("/meetings", workshop(code));
        var first = workshop(code);
        first.put("revision", "1");
        first.put("city", "Montreal");
        var second = workshop(code);
        second.put("revision", "1");
        second.put("city", "Nairobi");

        assertThat(officer.post("/meetings/" + code, first).statusCode()).isEqualTo(302);
        var answer = officer.post("/meetings/" + code, second);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Somebody else has changed " + code, "value=\"Nairobi\"");
        assertThat(meetings.find(code).orElseThrow().city()).isEqualTo("Montreal");
    }

    @Test
    void whatAnOfficerEditedOutlivesTheNextStart() {
        var known = meetings.find("SBI-5").orElseThrow();
        var typed = new HashMap<String, String>();
        known.titles().forEach((language, title) -> typed.put("title-" + language, title));
        typed.put("city", "Santiago de Cali");
        typed.put("country", "CO");
        typed.put("revision", String.valueOf(known.revision()));
        officer.post("/meetings/SBI-5", typed);

        reference.load();

        assertThat(meetings.find("SBI-5").orElseThrow().city()).isEqualTo("Santiago de Cali");
    }

    private String fresh() {
        return CODE + "-"
                + database.sql("select count(*) from biennium.meeting")
                        .query(Integer.class)
                        .single();
    }

    private static Map<String, String> workshop(String code) {
        var fields = new HashMap<String, String>();
        fields.put("code", code);
        fields.put("title-en", "Workshop");
        fields.put("title-fr", "Atelier");
        fields.put("title-es", "Taller");
        fields.put("first", "2027-02-09");
        fields.put("last", "2027-02-11");
        fields.put("zone", "America/Toronto");
        fields.put("status", "tentative");
        return fields;
    }
}
