package org.biennium.document;

import static java.time.ZoneOffset.UTC;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.biennium.engine.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Templates that wait for an administrator to publish them or to throw them away. What became of each is kept. */
@Component
class LoadedTemplates {

    /** As much as a file may hold, in bytes. */
    static final int LARGEST = 1_000_000;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Templates templates;

    LoadedTemplates(JdbcClient jdbc, Clock clock, Templates templates) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.templates = templates;
    }

    /**
     * A template that was loaded.
     *
     * @param sha256 of its content without a version
     * @param loadedBy null where it came with the application
     * @param outcome published or thrown-away; null while it waits
     * @param version under which it was published, else 0
     */
    record Loaded(
            UUID id,
            String code,
            String sha256,
            @Nullable String loadedBy,
            Instant loadedAt,
            @Nullable String outcome,
            int version,
            @Nullable String settledBy,
            @Nullable Instant settledAt) {

        public boolean isWaiting() {
            return outcome == null;
        }
    }

    /** What became of a file: either it waits under an id, or there is something to mend. */
    record Loading(@Nullable UUID id, List<Mistake> mistakes) {}

    /** Reads a file. Whatever version it names, it gets its own when it is published. */
    @Transactional
    public Loading load(byte[] file, String personId) {
        try {
            var content = Json.strictly(file);
            var mistakes = templates.mistakes(content);
            if (!mistakes.isEmpty()) {
                return new Loading(null, mistakes);
            }
            var code = content.path("code").asText();
            if (!templates.codes().contains(code)) {
                var known = String.join(", ", templates.codes());
                return new Loading(null, List.of(Mistake.at("code", "unknown-code", code, known)));
            }
            var id = templates.letWait(code, Templates.unnumbered(content), personId);
            return new Loading(id.orElseThrow(), List.of());
        } catch (JsonProcessingException e) {
            var place = e.getLocation();
            return new Loading(
                    null, List.of(Mistake.at("", "no-json", place == null ? 1 : Math.max(1, place.getLineNr()))));
        }
    }

    /** All of them, those that wait first, then the latest first, without their content. */
    List<Loaded> all() {
        return jdbc.sql("""
                        select id, code, sha256, loaded_by, loaded_at, outcome, version, settled_by, settled_at
                        from biennium.template_loaded order by outcome is not null, loaded_at desc, id limit 100
                        """).query((found, row) -> loaded(found)).list();
    }

    Optional<Loaded> find(UUID id) {
        return jdbc.sql("select * from biennium.template_loaded where id = ?")
                .param(id)
                .query((found, row) -> loaded(found))
                .optional();
    }

    /** What it says, without a version. */
    JsonNode content(Loaded loaded) {
        return Json.read(jdbc.sql("select content from biennium.template_loaded where id = ?")
                .param(loaded.id())
                .query(String.class)
                .single());
    }

    /**
     * Publishes it for coming documents, for good.
     *
     * @param seen the newest version that the person compared it with
     * @return its version
     * @throws Refusal when it waits no longer, another was published meanwhile, or the newest says the same
     */
    @Transactional
    public int publish(UUID id, int seen, String personId) {
        var loaded = waiting(id);
        var newest = templates.published(loaded.code()).get(0);
        if (newest.version() != seen) {
            throw new Refusal("templates.overtaken", newest.version());
        }
        var content = (ObjectNode) content(loaded);
        if (Templates.unnumbered(templates.content(loaded.code(), seen).orElseThrow())
                .equals(content)) {
            throw new Refusal("templates.same", seen);
        }
        // Checked again: what could be published by an earlier release may not be what this one reads.
        if (!templates.mistakes(content).isEmpty()) {
            throw new Refusal("templates.unreadable");
        }
        if (templates.insert(content.put("version", seen + 1), personId) == 0) {
            throw new Refusal("templates.overtaken", seen + 1);
        }
        settle(id, "published", seen + 1, personId);
        return seen + 1;
    }

    /** Throws it away; that it was there stays on record. */
    @Transactional
    public void throwAway(UUID id, String personId) {
        waiting(id);
        settle(id, "thrown-away", null, personId);
    }

    private Loaded waiting(UUID id) {
        return jdbc.sql("select * from biennium.template_loaded where id = ? for update")
                .param(id)
                .query((found, row) -> loaded(found))
                .optional()
                .filter(Loaded::isWaiting)
                .orElseThrow(() -> new Refusal("templates.settled"));
    }

    private void settle(UUID id, String outcome, @Nullable Integer version, String personId) {
        jdbc.sql("""
                        update biennium.template_loaded
                        set outcome = :outcome, version = :version, settled_by = :by, settled_at = :at where id = :id
                        """)
                .param("id", id)
                .param("outcome", outcome)
                .param("version", version)
                .param("by", personId)
                .param("at", clock.instant().atOffset(UTC))
                .update();
    }

    private static Loaded loaded(ResultSet found) throws SQLException {
        var settled = found.getObject("settled_at", OffsetDateTime.class);
        return new Loaded(
                found.getObject("id", UUID.class),
                found.getString("code"),
                found.getString("sha256"),
                found.getString("loaded_by"),
                found.getObject("loaded_at", OffsetDateTime.class).toInstant(),
                found.getString("outcome"),
                found.getInt("version"),
                found.getString("settled_by"),
                settled == null ? null : settled.toInstant());
    }
}
