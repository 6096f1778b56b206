package org.biennium.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import org.biennium.BienniumTest;
import org.biennium.engine.ReferenceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@BienniumTest
class RulesTest {

    @Autowired
    Rules rules;

    @Autowired
    JdbcClient jdbc;

    @Test
    void theRulesThatShipAreLoaded() {
        assertThat(shipped())
                .extracting(Rule::code)
                .containsExactly("far", "fortnight", "eve", "late", "late-week", "late-fortnight");
        assertThat(shipped().get(0).processes()).isEqualTo(Set.of("progress-report"));
        assertThat(shipped().get(3))
                .isEqualTo(new Rule(
                        "late",
                        null,
                        1,
                        Rule.Unit.WORKING_DAYS,
                        Recipient.TURN,
                        false,
                        Set.of(),
                        null,
                        null,
                        1,
                        true,
                        0));
        assertThat(shipped().get(4).copiesHead()).isTrue();
        assertThat(shipped().get(5).recipient()).isEqualTo(Recipient.OFFICER);
    }

    /** Without those that officers have added in other stories. */
    private List<Rule> shipped() {
        return rules.all().stream().filter(rule -> !rule.isAdded()).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_fr", "_es"})
    void everyRuleThatShipsHasItsNameInEveryLanguageAndNoNameIsLeftOver(String language) {
        var bundle = ResourceBundle.getBundle("messages/reminder" + language, Locale.ROOT);

        assertThat(bundle.keySet().stream().filter(key -> key.startsWith("reminder.rule.name.")))
                .containsExactlyInAnyOrderElementsOf(ReferenceFile.rows("reminder-rules.csv").stream()
                        .map(row -> "reminder.rule.name." + row.get("code"))
                        .toList());
    }

    @Test
    void whatAnOfficerChangedOutlivesTheNextStart() {
        jdbc.sql("""
                        update biennium.reminder_rule set day_offset = -4, changed_by = 'gce-officer'
                        where code = 'eve'""").update();
        try {
            rules.load();

            assertThat(shipped().get(2).offset()).isEqualTo(-4);
        } finally {
            jdbc.sql("update biennium.reminder_rule set changed_by = null where code = 'eve'")
                    .update();
            rules.load();
        }
        assertThat(shipped().get(2).offset()).isEqualTo(-3);
    }
}
