package org.biennium.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FormTest {

    private static final String FORM = """
            {"id": "signOffWorkPlan", "type": "default", "components": [
              {"type": "text", "id": "summary", "text": "{{facts.summary}}"},
              {"type": "radio", "key": "decision", "id": "decision", "label": "Decision", "validate": {"required": true},
               "values": [{"value": "sign", "label": "Sign"}, {"value": "return", "label": "Return"}]},
              {"type": "textarea", "key": "remark", "id": "remark", "label": "Reason", "validate": {"maxLength": 10}},
              {"type": "checkbox", "key": "read", "id": "read", "label": "I have read it"},
              {"type": "select", "key": "centre", "id": "centre", "label": "Centre", "values": []}]}
            """;

    private static final List<ProcessRoom.Option> CENTRES = List.of(new ProcessRoom.Option("sahel", "Sahara et Sahel"));

    @Test
    void takesAnAnswerThatHoldsWhatItAsks() {
        var answers = check(Map.of("decision", "sign", "remark", "  well  ", "read", true, "centre", "sahel"));

        assertThat(answers)
                .containsEntry("decision", "sign")
                .containsEntry("remark", "well")
                .containsEntry("read", true)
                .containsEntry("centre", "sahel");
    }

    @Test
    void givesWhatWasLeftOpenAsNothing() {
        assertThat(check(Map.of("decision", "sign", "remark", "   ")))
                .containsEntry("remark", null)
                .containsEntry("read", false)
                .containsEntry("centre", null);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesWhatItDoesNotAskFor(String field, Object value, String sentence) {
        var sent = new HashMap<String, Object>(Map.of("decision", "sign"));
        sent.put(field, value);

        assertThatThrownBy(() -> check(sent)).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.key())
                .isEqualTo(sentence));
    }

    static List<Object[]> refused() {
        return List.of(
                new Object[] {"decision", "", "form.required"},
                new Object[] {"decision", "approve", "form.not-a-choice"},
                new Object[] {"decision", List.of("sign"), "form.not-a-text"},
                new Object[] {"remark", "eleven char", "form.too-long"},
                new Object[] {"remark", 7, "form.not-a-text"},
                new Object[] {"remark", "a\0b", "form.unreadable-character"},
                new Object[] {"read", "yes", "form.not-a-choice"},
                new Object[] {"centre", "atlantis", "form.not-a-choice"},
                new Object[] {"returned", false, "form.unknown-field"});
    }

    @Test
    void speaksEveryTextOfItsFieldsAndOffersItsData() throws Exception {
        var spoken =
                Form.read(form().spoken(key -> "fr:" + key, field -> CENTRES)).fields();

        assertThat(spoken)
                .extracting(FormField::label)
                .containsExactly(
                        "fr:task.sign-off-work-plan.decision",
                        "fr:task.sign-off-work-plan.remark",
                        "fr:task.sign-off-work-plan.read",
                        "fr:task.sign-off-work-plan.centre");
        assertThat(spoken.get(0).options())
                .extracting(ProcessRoom.Option::label)
                .containsExactly(
                        "fr:task.sign-off-work-plan.decision.sign", "fr:task.sign-off-work-plan.decision.return");
    }

    private static Map<String, Object> check(Map<String, Object> sent) {
        return form().check(sent, field -> CENTRES);
    }

    private static Form form() {
        return Form.read(new ByteArrayInputStream(FORM.getBytes(StandardCharsets.UTF_8)));
    }
}
