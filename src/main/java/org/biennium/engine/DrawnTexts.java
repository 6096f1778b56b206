package org.biennium.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.biennium.language.EnglishTexts;
import org.springframework.stereotype.Component;

/** What models and forms say in English stands in them alone: the Modeler shows it, and the door translates it. */
@Component
public class DrawnTexts implements EnglishTexts {

    @Override
    public Map<String, String> byKey() {
        var texts = new LinkedHashMap<String, String>();
        deployments().keySet().forEach(slug -> texts.putAll(of(slug)));
        return texts;
    }

    /** The texts of one process and its forms, by their message keys. */
    public Map<String, String> of(String slug) {
        var texts = new LinkedHashMap<String, String>();
        deployments()
                .getOrDefault(slug, Map.of())
                .forEach((name, content) -> texts.putAll(
                        name.endsWith(".form")
                                ? Form.read(new ByteArrayInputStream(content)).texts()
                                : ModelWords.names(new String(content, StandardCharsets.UTF_8), slug)));
        return texts;
    }

    private static Map<String, Map<String, byte[]>> deployments() {
        try {
            return ModelDeployer.deployments();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
