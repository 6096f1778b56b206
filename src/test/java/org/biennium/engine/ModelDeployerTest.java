package org.biennium.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.biennium.BienniumTest;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.Deployment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BienniumTest
class ModelDeployerTest {

    private static final String SLUG = "trial-of-deployer";

    @Autowired
    ProcessEngine engine;

    @AfterEach
    void tidy() {
        deploymentsOf(SLUG)
                .forEach(deployment -> engine.getRepositoryService().deleteDeployment(deployment.getId(), true));
    }

    @Test
    void aStartWithoutChangeDeploysNothing() {
        var before = engine.getRepositoryService().createDeploymentQuery().count();

        new ModelDeployer().postProcessEngineBuild(engine);

        assertThat(engine.getRepositoryService().createDeploymentQuery().count())
                .isEqualTo(before);
    }

    @Test
    void aChangedFormGivesItsOwnProcessAVersionAndNoOther() throws IOException {
        var files = copyOfWorkPlan();
        ModelDeployer.deploy(engine, SLUG, files);
        var others = engine.getRepositoryService().createDeploymentQuery().count();

        files.computeIfPresent(
                "forms/" + SLUG + "/draft-work-plan.form",
                (name, form) -> text(form).replace("Optional.", "As you like.").getBytes(StandardCharsets.UTF_8));
        ModelDeployer.deploy(engine, SLUG, files);

        assertThat(deploymentsOf(SLUG)).hasSize(2);
        assertThat(engine.getRepositoryService().createDeploymentQuery().count())
                .isEqualTo(others + 1);
    }

    @Test
    void namesAreTheSameHoweverTheApplicationIsStarted() throws IOException {
        assertThat(workPlan().keySet()).contains("processes/work-plan.bpmn", "forms/work-plan/draft-work-plan.form");
    }

    /** The process under another name, so that nobody else's cases are touched. */
    private static Map<String, byte[]> copyOfWorkPlan() throws IOException {
        var files = new TreeMap<String, byte[]>();
        workPlan()
                .forEach((name, content) -> files.put(
                        name.replace("work-plan.bpmn", SLUG + ".bpmn")
                                .replace("forms/work-plan/", "forms/" + SLUG + "/"),
                        text(content)
                                .replace("\"workPlan\"", "\"trialOfDeployer\"")
                                .getBytes(StandardCharsets.UTF_8)));
        return files;
    }

    private static Map<String, byte[]> workPlan() throws IOException {
        return Objects.requireNonNull(ModelDeployer.deployments().get("work-plan"));
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8);
    }

    private List<Deployment> deploymentsOf(String slug) {
        return engine.getRepositoryService()
                .createDeploymentQuery()
                .deploymentName(slug)
                .list();
    }
}
