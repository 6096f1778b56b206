package org.biennium.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.biennium.BienniumTest;
import org.biennium.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@BienniumTest
class PresencesTest {

    @Autowired
    Presences presences;

    @Autowired
    Documents documents;

    @Autowired
    Drafts drafts;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    private UUID document;

    @BeforeEach
    void aDocument() {
        document = documents.create("work-plan", "en", "jrc-drafter");
    }

    @Test
    void tellEachOfTheOthers() {
        presences.sign(document, Place.of("summary"), "jrc-drafter");
        presences.sign(document, Place.of("goals"), "rbins-drafter");

        assertThat(presences.besides("jrc-drafter", document))
                .containsExactly(new Presence("rbins-drafter", Place.of("goals"), 0));
        assertThat(presences.besides("rbins-drafter", document))
                .containsExactly(new Presence("jrc-drafter", Place.of("summary"), 0));
    }

    @Test
    void forgetWhoeverGivesNoSignForAMinute() {
        presences.sign(document, Place.of("summary"), "jrc-drafter");

        clock.advance(Duration.ofSeconds(59));
        assertThat(presences.besides("rbins-drafter", document)).hasSize(1);
        clock.advance(Duration.ofSeconds(1));
        assertThat(presences.besides("rbins-drafter", document)).isEmpty();
    }

    @Test
    void countTheRowsAsTheyStand() {
        var rows = IntStream.range(0, 3).mapToObj(number -> UUID.randomUUID()).toList();
        rows.forEach(row -> drafts.add(document, "activities", row, Typed.of("title", "An activity"), "jrc-drafter"));
        presences.sign(document, new Place("activities", rows.get(2)), "jrc-drafter");

        drafts.remove(document, new Place("activities", rows.get(0)), 1, "rbins-drafter");

        assertThat(presences.besides("rbins-drafter", document))
                .containsExactly(new Presence("jrc-drafter", new Place("activities", rows.get(2)), 2));
    }

    @Test
    void takeARowNotSavedYetForItsSection() {
        var row = UUID.randomUUID();

        presences.sign(document, new Place("activities", row), "jrc-drafter");

        assertThat(presences.besides("rbins-drafter", document))
                .containsExactly(new Presence("jrc-drafter", new Place("activities", row), 0));
    }

    @Test
    void doNotGrow() {
        for (var section : new String[] {"summary", "goals", "summary", "context"}) {
            presences.sign(document, Place.of(section), "jrc-drafter");
        }

        var lines = jdbc.sql("select count(*) from biennium.document_presence where document = ?")
                .param(document)
                .query(Integer.class)
                .single();
        assertThat(lines).isOne();
    }
}
