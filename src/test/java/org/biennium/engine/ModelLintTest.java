package org.biennium.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.function.UnaryOperator;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules that hold every model and its picture, and proof that each can be broken. */
class ModelLintTest {

    private static final Path FORMS = Path.of("forms");
    private static final Path WORK_PLAN = Path.of("processes", "work-plan.bpmn");

    @ParameterizedTest
    @MethodSource("models")
    void aModelIsNamedAndWiredAsItShould(Path file) {
        assertThat(ModelLint.faults(Bpmn.readModelFromFile(file.toFile()), slug(file), FORMS))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("models")
    void aPictureIsReadableAtAGlance(Path file) {
        assertThat(DrawingLint.faults(Bpmn.readModelFromFile(file.toFile()))).isEmpty();
    }

    @Test
    void aStepHasItsNameForItselfInTheWholeProduct() throws IOException {
        var owners = new HashMap<String, Path>();
        for (var file : models()) {
            for (var activity : Bpmn.readModelFromFile(file.toFile()).getModelElementsByType(Activity.class)) {
                assertThat(owners.put(activity.getId(), file))
                        .as(activity.getId())
                        .isNull();
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            draftWorkPlan                    | theWorkPlan                     | theWorkPlan: is an imperative
            workPlanPublished                | publishWorkPlan                 | publishWorkPlan: is a noun with a past participle
            isWorkPlanValidated              | validation                      | validation: is a question
            workPlanIsSealed                 | sealed                          | sealed: is an answer
            P3650D                           | P10Y                            | workPlan: says in days
            isExecutable="true"              | isExecutable="false"            | workPlan: is executable
            formRefBinding="deployment"      | formRefBinding="latest"         | binds its form by deployment
            formRef="validateWorkPlan"       | formRef="draftWorkPlan"         | has the form of its own name
            ${sealWorkPlan}                  | ${sealer}                       | calls the bean of its own name
            name="Validated?"                | name="Validated"                | asks a question by its name
            default="workPlanIsValidated"    | camunda:asyncBefore="true"      | has a default answer
            name="validated"                 | name=""                         | names the answer it is
            name="workPlan.withdrawn"        | name="withdrawn"                | is named process.state
            ${returned}                      | ${execution.setVariable("a",1)} | asks one plain
            """)
    void aBrokenRuleIsNamed(String sound, String broken, String fault) throws IOException {
        var model = workPlanWith(text -> text.replace(sound, broken));

        assertThat(ModelLint.faults(model, "work-plan", FORMS)).anyMatch(found -> found.contains(fault));
    }

    @Test
    void aBrokenPictureIsNamed() throws IOException {
        var shifted = workPlanWith(text -> text.replace(
                "<dc:Bounds x=\"730\" y=\"260\" width=\"120\"", "<dc:Bounds x=\"530\" y=\"260\" width=\"120\""));
        var low = workPlanWith(text -> text.replace("y=\"140\"", "y=\"310\""));
        var crossing = workPlanWith(text -> text.replace("y=\"140\"", "y=\"230\""));
        var undrawn = workPlanWith(text -> text.replace("bpmnElement=\"sealWorkPlan\"", "bpmnElement=\"workPlan\""));

        assertThat(DrawingLint.faults(shifted))
                .contains("signOffWorkPlan overlaps recommendWorkPlan")
                .contains("workPlanIsSigned does not end at recommendWorkPlan");
        assertThat(DrawingLint.faults(low)).contains("workPlanIsReturnedByValidator runs through validateWorkPlan");
        assertThat(DrawingLint.faults(crossing))
                .contains("workPlanIsReturnedByHost crosses or touches workPlanIsReturnedByValidator");
        assertThat(DrawingLint.faults(undrawn)).contains("sealWorkPlan is not drawn");
    }

    private static BpmnModelInstance workPlanWith(UnaryOperator<String> change) throws IOException {
        var text = Files.readString(WORK_PLAN);
        var changed = change.apply(text);
        assertThat(changed).isNotEqualTo(text);
        return Bpmn.readModelFromStream(new ByteArrayInputStream(changed.getBytes(StandardCharsets.UTF_8)));
    }

    private static String slug(Path file) {
        return file.getFileName().toString().replace(".bpmn", "");
    }

    static List<Path> models() throws IOException {
        try (var files = Files.list(Path.of("processes"))) {
            return files.filter(file -> file.toString().endsWith(".bpmn"))
                    .sorted()
                    .toList();
        }
    }
}
