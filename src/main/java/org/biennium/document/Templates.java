package org.biennium.document;

import static java.time.ZoneOffset.UTC;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.biennium.language.Languages;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The templates, published once and for all under their version. */
@Component
class Templates {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final MessageSource messages;
    private final Map<String, Template> known = new ConcurrentHashMap<>();

    Templates(JdbcClient jdbc, Clock clock, MessageSource messages) throws IOException {
        this.jdbc = jdbc;
        this.clock = clock;
        this.messages = messages;
        for (var file : new PathMatchingResourcePatternResolver().getResources("classpath*:documents/*.json")) {
            try (var content = file.getInputStream()) {
                publish(Json.read(content.readAllBytes()));
            }
        }
    }

    /** A template that was published; without a publisher it came with the application. */
    record Published(
            String code,
            int version,
            String sha256,
            Instant at,
            @Nullable String by) {}

    /**
     * Publishes a template that comes with the application, or finds it published with the same content. Where an
     * administrator has published one of this code the choice is theirs: it waits for them. Refuses another content under
     * a version that came with the application too.
     */
    final void publish(JsonNode content) {
        // A language that joins the product later is not asked of what was published before.
        var mistakes = mistakes(content, Set.of("en"));
        if (!mistakes.isEmpty()) {
            throw new IllegalStateException("Template %s, version %s: %s"
                    .formatted(
                            content.path("code").asText(),
                            content.path("version").asText(),
                            english(mistakes)));
        }
        var template = Json.template(content);
        var there = published(template.code());
        var sha256 = Json.sha256(Json.canonical(content));
        var same =
                there.stream().filter(it -> it.version() == template.version()).findFirst();
        if (same.isPresent() && same.get().sha256().equals(sha256)) {
            return;
        }
        if (there.stream().anyMatch(it -> it.by() != null)) {
            letWait(template.code(), unnumbered(content), null);
            return;
        }
        if (same.isPresent() || insert(content, null) == 0 && !isPublished(template, sha256)) {
            throw new IllegalStateException("Version %d of the template %s was published with another content. "
                            .formatted(template.version(), template.code())
                    + "Documents already follow it: publish the change as version " + (template.version() + 1) + ".");
        }
    }

    // Another node may have started at the same moment.
    private boolean isPublished(Template template, String sha256) {
        return published(template.code()).stream()
                .anyMatch(
                        it -> it.version() == template.version() && it.sha256().equals(sha256));
    }

    /** Publishes under the version that the content names; nothing happens where that is taken. */
    final int insert(JsonNode content, @Nullable String personId) {
        return jdbc.sql("""
                        insert into biennium.template (code, version, content, sha256, published_at, published_by)
                        values (:code, :version, :content::jsonb, :sha256, :at, :by)
                        on conflict (code, version) do nothing
                        """)
                .param("code", content.path("code").asText())
                .param("version", content.path("version").asInt())
                .param("content", content.toString())
                .param("sha256", Json.sha256(Json.canonical(content)))
                .param("at", clock.instant().atOffset(UTC))
                .param("by", personId)
                .update();
    }

    /** Lays a template before the administrators, once: what they threw away or published does not come again. */
    final Optional<UUID> letWait(String code, JsonNode unnumbered, @Nullable String personId) {
        var sha256 = Json.sha256(Json.canonical(unnumbered));
        var id = UUID.randomUUID();
        var isNew = personId != null
                || jdbc.sql("select not exists (select from biennium.template_loaded where code = ? and sha256 = ?)")
                        .params(code, sha256)
                        .query(Boolean.class)
                        .single();
        if (!isNew) {
            return Optional.empty();
        }
        jdbc.sql("""
                        insert into biennium.template_loaded (id, code, content, sha256, loaded_by, loaded_at)
                        values (:id, :code, :content::jsonb, :sha256, :by, :at)
                        """)
                .param("id", id)
                .param("code", code)
                .param("content", unnumbered.toString())
                .param("sha256", sha256)
                .param("by", personId)
                .param("at", clock.instant().atOffset(UTC))
                .update();
        return Optional.of(id);
    }

    /** The content without its version: what two files say, whatever number they bear. */
    static ObjectNode unnumbered(JsonNode content) {
        var unnumbered = ((ObjectNode) content).deepCopy();
        unnumbered.remove("version");
        return unnumbered;
    }

    /** What is wrong with a new template, all of it as far as it can be read. */
    final List<Mistake> mistakes(JsonNode content) {
        return mistakes(content, Languages.codes());
    }

    private List<Mistake> mistakes(JsonNode content, Set<String> languages) {
        var mistakes = TemplateShape.mistakes(content, languages);
        if (!mistakes.isEmpty()) {
            return mistakes;
        }
        try {
            return TemplateCheck.mistakes(Json.template(content), this::isNamed);
        } catch (UncheckedIOException unreadable) {
            return List.of(Mistake.at("", "unreadable"));
        }
    }

    private boolean isNamed(String key) {
        return Languages.SHIPPED.stream().allMatch(language -> messages.getMessage(key, null, null, language) != null);
    }

    private String english(List<Mistake> mistakes) {
        return mistakes.stream()
                .map(it -> it.place() + ": "
                        + messages.getMessage(it.key(), it.arguments().toArray(), Locale.ENGLISH))
                .collect(Collectors.joining(" "));
    }

    /** All versions of a template, the latest first, without their content. */
    List<Published> published(String code) {
        return published().stream().filter(it -> it.code().equals(code)).toList();
    }

    /** All versions of all templates, the latest of each first, without their content. */
    List<Published> published() {
        return jdbc.sql("""
                        select code, version, sha256, published_at, published_by from biennium.template
                        order by code, version desc
                        """)
                .query((found, row) -> new Published(
                        found.getString("code"),
                        found.getInt("version"),
                        found.getString("sha256"),
                        found.getObject("published_at", OffsetDateTime.class).toInstant(),
                        found.getString("published_by")))
                .list();
    }

    /** The codes of all templates. */
    List<String> codes() {
        return jdbc.sql("select distinct code from biennium.template order by code")
                .query(String.class)
                .list();
    }

    /** The content of a published version; empty where there is none. */
    Optional<JsonNode> content(String code, int version) {
        return jdbc.sql("select content from biennium.template where code = ? and version = ?")
                .params(code, version)
                .query(String.class)
                .optional()
                .map(Json::read);
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
                unread -> Json.template(content(code, version)
                        .orElseThrow(
                                () -> new IllegalArgumentException("There is no version " + version + " of " + code))));
    }
}
