package org.biennium.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.junit.jupiter.api.Test;

class ModelWordsTest {

    @Test
    void namesAreSaidByTheIdsOfTheirElementsAndAllElseStays() throws IOException {
        var words = Map.of(
                "task.draft-work-plan", "Rédiger le plan",
                "model.work-plan.isWorkPlanSigned", "Visé\u00a0?");

        var spoken = Bpmn.readModelFromStream(stream(
                ModelWords.speak(Files.readString(Path.of("processes/work-plan.bpmn")), "work-plan", words::get)));

        assertThat(name(spoken.getModelElementById("draftWorkPlan"))).isEqualTo("Rédiger le plan");
        assertThat(name(spoken.getModelElementById("isWorkPlanSigned"))).isEqualTo("Visé\u00a0?");
        assertThat(name(spoken.getModelElementById("sealWorkPlan"))).isEqualTo("Seal the plan");
        assertThat(((Message) spoken.getModelElementById("workPlanWithdrawnMessage")).getName())
                .isEqualTo("workPlan.withdrawn");
    }

    @Test
    void aHostileNameStaysAName() {
        var name = "\"/><script>alert(1)</script> & ]]> é";

        var spoken = ModelWords.speak(model(""), "p", key -> name);

        assertThat(name(Bpmn.readModelFromStream(stream(spoken)).getModelElementById("s")))
                .isEqualTo(name);
    }

    @Test
    void aModelReadsNoFileOfTheServer() {
        var hostile = model("<!DOCTYPE x [<!ENTITY secret SYSTEM \"file:///etc/hostname\">]>");

        assertThatThrownBy(() -> ModelWords.speak(hostile, "p", key -> null))
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage(
                        "DOCTYPE is disallowed when the feature \"http://apache.org/xml/features/disallow-doctype-decl\" set to true.");
    }

    private static String model(String beginning) {
        return beginning
                + "<b:definitions xmlns:b=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" targetNamespace=\"t\">"
                + "<b:process id=\"p\"><b:startEvent id=\"s\" name=\"Start\"/></b:process></b:definitions>";
    }

    private static String name(org.camunda.bpm.model.xml.instance.ModelElementInstance element) {
        return ((FlowElement) element).getName();
    }

    private static ByteArrayInputStream stream(String xml) {
        return new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8));
    }
}
