package org.biennium.workplan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.biennium.BienniumTest;
import org.biennium.Caller;
import org.biennium.document.Audience;
import org.biennium.document.Documents;
import org.biennium.document.Drafts;
import org.biennium.document.Place;
import org.biennium.document.Restriction;
import org.biennium.document.Restrictions;
import org.biennium.document.Typed;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * A field, a row and a section that are for the centre and the entity only, in every output there is of a plan. The
 * outputs are asked of the application itself: a new one is tried here without being named, or fails as unknown.
 */
@BienniumTest
class RestrictedPartsTest {

    private static final String FIELD = "Quotation of the Okapi consultants";
    private static final String AMOUNT = "731864";
    private static final String ROW = "Purchase of the Ibex archive";
    private static final String SECTION = "Three posts named Fennec";
    private static final String REASON = "Talks with the Gazelle foundation";

    /** What gives a secret away, also with other separators in an amount. */
    private static final Pattern SECRET = Pattern.compile("Okapi|Ibex|Fennec|Gazelle|731.?864|731%2C864");

    private static final List<String> INSIDE =
            List.of("oss-drafter", "oss-head", "oss-reviewer", "gce-officer", "gce-validator", "gce-evaluator");
    private static final List<String> OUTSIDE =
            List.of("sanbi-drafter", "sanbi-head", "sanbi-reviewer", "secretariat", "adviser", "reader", "admin");

    @LocalServerPort
    int port;

    @Autowired
    Story story;

    @Autowired
    Drafts drafts;

    @Autowired
    Documents documents;

    @Autowired
    PlanEnclosures enclosures;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ObjectProvider<RequestMappingInfoHandlerMapping> mappings;

    private String key;
    private UUID row;

    @BeforeEach
    void aPublishedPlanHasRestrictedParts() {
        key = story.drafted("sahel");
        var document = story.plan(key).document();
        save(document, Place.of("context"), Typed.of("needsAnalysis", FIELD));
        save(document, Place.of("resources"), Typed.of("staff", SECTION));
        row = UUID.randomUUID();
        drafts.add(
                document,
                "activities",
                row,
                Typed.of("title", ROW)
                        .and(Typed.of("type", "training"))
                        .and(Typed.of("targets", "GBF-TARGET-02"))
                        .and(Typed.of("budget.amount", AMOUNT))
                        .and(Typed.of("budget.currency", "USD"))
                        .and(Typed.of("end", "2028-06-30")),
                "oss-drafter");
        drafts.add(
                document,
                "indicators",
                UUID.randomUUID(),
                Typed.of("indicator", "Items read").and(Typed.of("target", "9")).and(Typed.of("activity", "" + row)),
                "oss-drafter");
        restrict(document, Place.of("context"), "needsAnalysis");
        restrict(document, Place.of("resources"), Restrictions.WHOLE);
        restrict(document, new Place("activities", row), Restrictions.WHOLE);
        story.submit(key);
        story.sign(key, "oss");
        story.complete(key, WorkPlanProcess.RECOMMEND, "gce-officer", "recommendation", "validate", "Sound");
        story.complete(key, WorkPlanProcess.VALIDATE, "gce-validator", "decision", "validate", "");
    }

    @Test
    void whoeverIsOutsideFindsNoneOfItInAnyOutput() {
        var leaks = new ArrayList<String>();
        for (var account : OUTSIDE) {
            outputs(Caller.signedIn(port, account), Caller.basic(port, account, "demo"))
                    .forEach((output, text) -> leaksIn(output + " as " + account, text, leaks));
        }
        assertThat(leaks).isEmpty();
    }

    @Test
    void whoeverIsInsideReadsAllOfIt() {
        for (var account : INSIDE) {
            var page = Caller.signedIn(port, account).get("/plans/" + key).body();

            assertThat(page).as(account).contains(FIELD, ROW, SECTION, REASON);
        }
    }

    @Test
    void whoeverIsOutsideReadsThatPartsAreRestricted() {
        var page = Caller.signedIn(port, "reader").get("/plans/" + key).body();

        assertThat(page.split("class=\"restricted\"", -1)).as(page).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void theFingerprintThatOutsidersReadIsOfTheTextThatTheyRead() {
        var reader = Caller.basic(port, "reader", "demo");
        var plan = reader.get("/api/plans/" + key).body();
        var whole = documents.sealed(story.plan(key).document()).orElseThrow();

        var file =
                reader.get("/api/plans/" + key + "/versions/" + whole.number()).body();

        assertThat(plan).contains(sha256(file)).doesNotContain(whole.sha256());
    }

    @Test
    void whoeverIsOutsideTakesTheRestAlong() {
        var reader = Caller.signedIn(port, "reader");
        var version = documents.sealed(story.plan(key).document()).orElseThrow().number();

        assertThat(Stream.of(
                        "",
                        "/copy.pdf",
                        "/copy.docx",
                        "/copy.json",
                        "/versions/version-" + version,
                        "/versions/" + version + ".pdf",
                        "/versions/" + version + ".docx",
                        "/versions/" + version + ".json",
                        "/versions/changes?before=version-%1$d&now=version-%1$d".formatted(version)))
                .allSatisfy(
                        path -> assertThat(reader.bytes("/plans/" + key + path).statusCode())
                                .isEqualTo(200));
    }

    @Test
    void noLetterHoldsAnyOfIt() {
        var letters = jdbc.sql("select subject || text || html from biennium.mail where case_key = ?")
                .param(key)
                .query(String.class)
                .list();

        assertThat(letters).isNotEmpty().noneMatch(letter -> SECRET.matcher(letter)
                .find());
    }

    @Test
    void noFileThatGoesWithALetterHoldsAnyOfItAndTheLetterSaysSo() {
        var enclosed = jdbc.sql("""
                        select what from biennium.mail_enclosure join biennium.mail on mail.id = mail
                        where case_key = ? and room = 'work-plan'""").param(key).query(String.class).list();

        assertThat(enclosed).hasSize(1).allSatisfy(what -> {
            var leaks = new ArrayList<String>();
            var text = PdfText.of(enclosures.draw(what).orElseThrow());
            leaksIn("the plan enclosed", text, leaks);
            assertThat(leaks).isEmpty();
            assertThat(text).contains("Diffusion restreinte");
        });
        assertThat(signOffLetter()).contains("est jointe en PDF, sans ses parties à diffusion restreinte");
    }

    private String signOffLetter() {
        return jdbc.sql("select text from biennium.mail where case_key = ? and recipient = 'oss-head' and template = ?")
                .params(key, "work-plan/your-turn")
                .query(String.class)
                .single();
    }

    private static String sha256(String file) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(file.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void leaksIn(String output, String text, List<String> leaks) {
        var matcher = SECRET.matcher(text);
        if (matcher.find()) {
            leaks.add(output + ": " + matcher.group());
        }
        var whole = documents.sealed(story.plan(key).document()).orElseThrow().sha256();
        if (text.contains(whole)) {
            leaks.add(output + ": the fingerprint of the whole");
        }
    }

    /** What every address of a plan answers, as text. */
    private Map<String, String> outputs(Caller pages, Caller api) {
        var outputs = new LinkedHashMap<String, String>();
        for (var path : paths()) {
            var answer = (path.startsWith("/api/") ? api : pages).bytes(path);
            assertThat(answer.statusCode()).as(path).isLessThan(500);
            outputs.put(path, text(path, answer));
        }
        return outputs;
    }

    private TreeSet<String> paths() {
        var paths = new TreeSet<String>();
        mappings.forEach(mapping -> mapping.getHandlerMethods().keySet().stream()
                .filter(info -> info.getMethodsCondition().getMethods().isEmpty()
                        || info.getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .flatMap(info -> info.getPatternValues().stream())
                .filter(path -> path.contains("/plans"))
                .forEach(path -> places(path).forEach(paths::add)));
        return paths;
    }

    /** The address for each restricted place. */
    private Stream<String> places(String pattern) {
        return Stream.of("context", "resources", "activities")
                .flatMap(section -> Stream.of("pdf", "docx", "json")
                        .map(format -> pattern.replaceAll("\\{(format):[^}]*}", "{$1}")
                                .replace("{format}", format)
                                .replace("{section}", section)))
                .map(path -> path.replaceAll("\\{(\\w+):[^}]*}", "{$1}")
                        .replace("{key}", key)
                        .replace("{number}", "1")
                        .replace("{edition}", "version-1")
                        .replace("{upload}", row.toString())
                        .replace("{row}", row.toString()))
                .peek(path -> assertThat(path)
                        .as("an address that this test cannot fill in")
                        .doesNotContain("{"));
    }

    private static String text(String path, HttpResponse<byte[]> answer) {
        var type = answer.headers().firstValue("Content-Type").orElse("");
        var headers = answer.headers().map().toString();
        if (answer.body().length == 0) {
            return headers;
        }
        if (type.startsWith("text/") || type.contains("json") || type.contains("xml;")) {
            return headers + new String(answer.body(), StandardCharsets.UTF_8);
        }
        if (type.equals("application/pdf")) {
            return headers + PdfText.of(answer.body());
        }
        if (type.contains("openxmlformats")) {
            return headers + unzipped(answer.body());
        }
        return fail("Nothing here can read what %s answers: %s".formatted(path, type));
    }

    private static String unzipped(byte[] archive) {
        var text = new StringBuilder();
        try (var zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(archive))
                .get()) {
            for (var entry : Collections.list(zip.getEntries())) {
                text.append(entry.getName())
                        .append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private void save(UUID document, Place place, Typed typed) {
        var revision = documents.read(document).part(place.section()).revision();
        drafts.save(document, place, revision, typed, "oss-drafter");
    }

    private void restrict(UUID document, Place place, String part) {
        drafts.restrict(document, place, part, new Restriction(Audience.CENTRE, REASON), "oss-drafter");
    }
}
