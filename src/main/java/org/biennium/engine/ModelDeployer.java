package org.biennium.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Deploys each process with its forms as one deployment of stable names, so that the same files are never deployed
 * twice, however the application was started, and a changed file gives a new version to its own process alone.
 */
@Component
class ModelDeployer extends AbstractProcessEnginePlugin {

    private static final String SOURCE = "biennium";

    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
        try {
            var deployments = deployments();
            // All are read before the first is deployed: a broken model deploys none.
            deployments.values().forEach(ModelDeployer::check);
            deployments.forEach((slug, files) -> deploy(engine, slug, files));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, Map<String, byte[]>> deployments() throws IOException {
        var resources = new PathMatchingResourcePatternResolver();
        var deployments = new TreeMap<String, Map<String, byte[]>>();
        for (var model : resources.getResources("classpath*:processes/*.bpmn")) {
            var slug = nameOf(model).replace(".bpmn", "");
            var files = new TreeMap<String, byte[]>();
            files.put("processes/" + nameOf(model), model.getContentAsByteArray());
            for (var form : resources.getResources("classpath*:forms/" + slug + "/*.form")) {
                files.put("forms/" + slug + "/" + nameOf(form), form.getContentAsByteArray());
            }
            deployments.put(slug, files);
        }
        return deployments;
    }

    private static void check(Map<String, byte[]> files) {
        files.forEach((name, content) -> {
            if (name.endsWith(".bpmn")) {
                Bpmn.validateModel(Bpmn.readModelFromStream(stream(content)));
            }
        });
    }

    static void deploy(ProcessEngine engine, String slug, Map<String, byte[]> files) {
        var deployment = engine.getRepositoryService()
                .createDeployment()
                .name(slug)
                .source(SOURCE)
                .enableDuplicateFiltering(false);
        files.forEach((name, content) -> deployment.addInputStream(name, stream(content)));
        deployment.deploy();
    }

    private static InputStream stream(byte[] content) {
        return new ByteArrayInputStream(content);
    }

    private static String nameOf(Resource resource) {
        var name = resource.getFilename();
        if (name == null) {
            throw new IllegalStateException("A model without a file name: " + resource);
        }
        return name;
    }
}
