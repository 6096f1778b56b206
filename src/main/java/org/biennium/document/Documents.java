package org.biennium.document;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.biennium.engine.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Documents of any template: plans now, reviews and reports later. */
@Component
public class Documents {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Templates templates;
    private final Contents contents;

    Documents(JdbcClient jdbc, Clock clock, Templates templates, Contents contents) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.templates = templates;
        this.contents = contents;
    }

    /**
     * A new, empty document of the newest published version of a template.
     *
     * @param template code, such as work-plan
     * @param language of the original text, a two-letter code
     */
    @Transactional
    public UUID create(String template, String language, String personId) {
        var newest = templates.newest(template);
        var document = UUID.randomUUID();
        jdbc.sql("""
                        insert into biennium.document (id, template, template_version, language, created_by, created_at)
                        values (:id, :template, :version, :language, :by, :at)
                        """)
                .param("id", document)
                .param("template", newest.code())
                .param("version", newest.version())
                .param("language", language)
                .param("by", personId)
                .param("at", now())
                .update();
        jdbc.sql("insert into biennium.document_section (document, key) select :document, unnest(:keys::text[])")
                .param("document", document)
                .param("keys", newest.sections().stream().map(Section::key).toArray(String[]::new))
                .update();
        return document;
    }

    /** The text as it stands; of a sealed document the sealed text, as it was written down. Fails when there is none. */
    public Content read(UUID document) {
        return sealed(document)
                .map(version -> contents.read(version.canonical()))
                .orElseGet(() -> contents.read(document));
    }

    /** The template that a document follows. */
    public Template template(UUID document) {
        return contents.outline(document).template();
    }

    /** The text of a version, by the template that it follows. */
    public Content read(Version version) {
        return contents.read(version.canonical());
    }

    /** What is compulsory and still missing, in the order of the template. Empty when the document may be submitted. */
    public List<Missing> missing(UUID document) {
        return Missing.in(read(document));
    }

    /** An empty text of the template that a document follows: what is needed to speak of a part of it. */
    public Content blank(UUID document) {
        return Content.blank(contents.outline(document));
    }

    /** What the document sums up to, as its template says. */
    public Totals totals(UUID document) {
        return Totals.of(read(document));
    }

    /**
     * Takes an immutable version of the text as it stands. Whoever saves at the same moment is either wholly in it or
     * waits until the caller's transaction ends.
     *
     * @return its number, counted from 1
     * @throws Refusal when the document is sealed
     */
    @Transactional
    public int takeVersion(UUID document, String personId) {
        contents.lock(document);
        var canonical = Json.canonical(contents.read(document).json());
        return jdbc.sql("""
                        insert into biennium.document_version
                            (document, number, canonical, sha256, last_edit, taken_by, taken_at)
                        select :document,
                            (select coalesce(max(number), 0) + 1 from biennium.document_version where document = :document),
                            :canonical, :sha256,
                            (select coalesce(max(id), 0) from biennium.document_edit where document = :document),
                            :by, :at
                        returning number
                        """)
                .param("document", document)
                .param("canonical", canonical)
                .param("sha256", Json.sha256(canonical))
                .param("by", personId)
                .param("at", now())
                .query(Integer.class)
                .single();
    }

    /**
     * Marks a version as the sealed one. There is at most one for a document, for good.
     *
     * @throws Refusal when the document is sealed already
     */
    @Transactional
    public void seal(UUID document, int version, String personId) {
        contents.lock(document);
        var whole = version(document, version)
                .orElseThrow(() -> new IllegalArgumentException("There is no version " + version));
        jdbc.sql("""
                        insert into biennium.document_seal (document, version, sealed_by, sealed_at, public_sha256)
                        values (?, ?, ?, ?, ?)
                        """)
                .params(
                        document,
                        version,
                        personId,
                        now(),
                        seenBy(Audience.PUBLIC, whole).sha256())
                .update();
    }

    /** A version as a reader may see it: a text of its own, with a fingerprint of its own, where parts are not for them. */
    public Version seenBy(Audience eyes, Version version) {
        if (eyes == Audience.CENTRE) {
            return version;
        }
        var canonical =
                Json.canonical(contents.read(version.canonical()).seenBy(eyes).json());
        return new Version(version.number(), canonical, Json.sha256(canonical), version.takenBy(), version.takenAt());
    }

    /** Whether the public sees less than all of this version. */
    public boolean hasRestrictedParts(UUID document, int number) {
        return version(document, number)
                .filter(whole -> !seenBy(Audience.PUBLIC, whole).sha256().equals(whole.sha256()))
                .isPresent();
    }

    /** Who removed this row, and when; empty while it stands, or if it never did. */
    public Optional<Content.Saved> removal(UUID document, Place row) {
        return contents.removal(document, row);
    }

    /** The fingerprint of what the public sees of the sealed version, once there is one. */
    public Optional<String> publicFingerprint(UUID document) {
        return jdbc.sql("""
                        select coalesce(public_sha256, sha256) from biennium.document_seal seal
                        join biennium.document_version version
                            on version.document = seal.document and version.number = seal.version
                        where seal.document = ?
                        """).param(document).query(String.class).optional();
    }

    /** A version that was taken. */
    public Optional<Version> version(UUID document, int number) {
        return jdbc.sql("select * from biennium.document_version where document = ? and number = ?")
                .params(document, number)
                .query((found, row) -> new Version(
                        number,
                        found.getBytes("canonical"),
                        found.getString("sha256"),
                        found.getString("taken_by"),
                        found.getObject("taken_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** The sealed version, once there is one. */
    public Optional<Version> sealed(UUID document) {
        return sealedNumber(document).flatMap(number -> version(document, number));
    }

    /** The number of the sealed version, once there is one. */
    public Optional<Integer> sealedNumber(UUID document) {
        return jdbc.sql("select version from biennium.document_seal where document = ?")
                .param(document)
                .query(Integer.class)
                .optional();
    }

    /** Who has saved an edit since this version was taken; since the beginning for version 0. */
    public Set<String> authorsSince(UUID document, int version) {
        return new HashSet<>(jdbc.sql("""
                        select distinct edited_by from biennium.document_edit
                        where document = :document and id > coalesce(
                            (select last_edit from biennium.document_version
                             where document = :document and number = :version), 0)
                        """)
                .param("document", document)
                .param("version", version)
                .query(String.class)
                .list());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(UTC);
    }
}
