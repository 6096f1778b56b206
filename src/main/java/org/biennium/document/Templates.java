package org.biennium.document;

import static java.time.ZoneOffset.UTC;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The templates, published once and for all under their version. */
@Component
class Templates {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Map<String, Template> known = new ConcurrentHashMap<>();

    Templates(JdbcClient jdbc, Clock clock) throws IOException {
        this.jdbc = jdbc;
        this.clock = clock;
        for (var file : new PathMatchingResourcePatternResolver().getResources("classpath*:documents/*.json")) {
            try (var content = file.getInputStream()) {
                publish(Json.read(content.readAllBytes()));
            }
        }
    }

    /** Publishes a template, or finds it published with the same content; refuses another content. */
    final void publish(JsonNode content) {
        var template = Json.template(content);
        TemplateCheck.check(template);
        var sha256 = Json.sha256(Json.canonical(content));
        jdbc.sql("""
                        insert into biennium.template (code, version, content, sha256, published_at)
                        values (:code, :version, :content::jsonb, :sha256, :at)
                        on conflict (code, version) do nothing
                        """)
                .param("code", template.code())
                .param("version", template.version())
                .param("content", content.toString())
                .param("sha256", sha256)
                .param("at", clock.instant().atOffset(UTC))
                .update();
        var published = jdbc.sql("select sha256 from biennium.template where code = ? and version = ?")
                .params(template.code(), template.version())
                .query(String.class)
                .single();
        if (!published.equals(sha256)) {
            throw new IllegalStateException("Version %d of the template %s was published with another content. "
                            .formatted(template.version(), template.code())
                    + "Documents already follow it: publish the change as version " + (template.version() + 1) + ".");
        }
    }

    Template newest(String code) {
        var version = jdbc.sql("select max(version) from biennium.template where code = ?")
                .param(code)
                .query(Integer.class)
                .optional()
                .orElseThrow(() -> new IllegalArgumentException("There is no template " + code));
        return get(code, version);
    }

    /** A version of a template that was published. */
    Optional<Template> find(String code, int version) {
        var isThere = jdbc.sql("select exists (select from biennium.template where code = ? and version = ?)")
                .params(code, version)
                .query(Boolean.class)
                .single();
        return isThere ? Optional.of(get(code, version)) : Optional.empty();
    }

    Template get(String code, int version) {
        return known.computeIfAbsent(
                code + " " + version,
                unread -> Json.template(
                        Json.read(jdbc.sql("select content from biennium.template where code = ? and version = ?")
                                .params(code, version)
                                .query(String.class)
                                .single())));
    }
}
