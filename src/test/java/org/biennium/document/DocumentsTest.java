package org.biennium.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.biennium.BienniumTest;
import org.biennium.engine.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@BienniumTest
class DocumentsTest {

    @Autowired
    Documents documents;

    @Autowired
    DocumentPages pages;

    @Autowired
    Drafts drafts;

    @Autowired
    Filling filling;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Environment environment;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void aNewDocumentLacksWhatIsCompulsory() {
        assertThat(documents.missing(aDocument()))
                .contains(new Missing("summary", null, 0, "text"), new Missing("activities", null, 0, null))
                .doesNotContain(new Missing("risks", null, 0, null));
    }

    @Test
    void aFilledDocumentLacksNothing() {
        assertThat(documents.missing(aCompleteDocument())).isEmpty();
    }

    @Test
    void aRowLacksItsOwnFieldsByItsNumber() {
        var document = aDocument();
        anActivity(document, "Train", Typed.NOTHING);
        var second = anActivity(document, "Share", Typed.NOTHING);

        assertThat(documents.missing(document)).contains(new Missing("activities", second, 2, "budget"));
    }

    @Test
    void anIndicatorOfARemovedActivityIsMissingItsActivity() {
        var document = aCompleteDocument();
        var activity = anActivity(document, "Train", Typed.NOTHING);
        var indicator = UUID.randomUUID();
        drafts.add(
                document,
                "indicators",
                indicator,
                Typed.of("indicator", "Persons").and(Typed.of("activity", activity.toString())),
                "oss-drafter");
        drafts.remove(document, new Place("activities", activity), 1, "oss-drafter");

        assertThat(documents.missing(document)).contains(new Missing("indicators", indicator, 2, "activity"));
    }

    @Test
    void budgetsAddUpByCurrency() {
        var document = aDocument();
        anActivity(document, "One", money("12 000,50"));
        anActivity(document, "Two", money("7,999.50"));
        anActivity(document, "Three", Typed.of("budget.open", "true"));
        anActivity(document, "Four", Typed.NOTHING);

        var totals = documents.totals(document);

        assertThat(totals.rows()).isEqualTo(4);
        assertThat(totals.amounts()).isEqualTo(Map.of("USD", new BigDecimal("20000.00")));
        assertThat(totals.open()).isEqualTo(1);
    }

    @Test
    void amountsInTwoCurrenciesAreToldWithWhatTheyComeTo() {
        var document = aDocument();
        anActivity(document, "One", money("100"));
        anActivity(
                document,
                "Two",
                Typed.of("budget.amount", "200")
                        .and(Typed.of("budget.currency", "EUR"))
                        .and(Typed.of("budget.rate", "1.1")));
        anActivity(document, "Three", Typed.of("budget.open", "true"));

        assertThat(pages.amounts(documents.totals(document), Locale.ENGLISH))
                .containsExactly(
                        "EUR\u00a0200 + USD\u00a0100 (in all about USD\u00a0320)", "one still to be determined");
    }

    @Test
    void theFingerprintIsThatOfTheExportedBytes() throws Exception {
        var document = aCompleteDocument();
        var number = documents.takeVersion(document, "oss-drafter");

        var version = documents.version(document, number).orElseThrow();

        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(version.canonical())))
                .isEqualTo(version.sha256());
    }

    @Test
    void theBytesAreThoseOfRfc8785() {
        var document = aDocument();
        var row = anActivity(document, "Échanger €", money("5"));
        documents.takeVersion(document, "oss-drafter");

        // Written by hand after the RFC: names in order, no blanks, text as UTF-8, < and > as they are.
        var expected = """
                {"document":"%s","language":"fr","sections":[{"fields":{},"key":"summary"},{"fields":{},"key":"context"},\
                {"fields":{},"key":"goals"},{"key":"activities","rows":[{"fields":{"budget":{"amount":"5.00","currency":"USD"},\
                "title":"Échanger €"},"id":"%s"}]},{"key":"indicators","rows":[]},{"key":"risks","rows":[]},\
                {"fields":{},"key":"resources"},{"fields":{},"key":"coordination"},{"fields":{},"key":"inclusion"},\
                {"fields":{},"key":"alignment"}],"template":"work-plan","templateVersion":2}""".formatted(document, row);
        assertThat(new String(documents.version(document, 1).orElseThrow().canonical(), StandardCharsets.UTF_8))
                .isEqualTo(expected);
    }

    @Test
    void aSealedTextIsReadAsItWasWrittenDown() {
        var document = aCompleteDocument();
        var before = documents.read(document);
        documents.seal(document, documents.takeVersion(document, "oss-drafter"), "gce-validator");

        var sealed = documents.read(document);

        assertThat(sealed.template()).isEqualTo(before.template());
        assertThat(sealed.part("activities").rows()).hasSize(1);
        assertThat(sealed.part("summary").fields())
                .isEqualTo(before.part("summary").fields());
        assertThat(sealed.part("activities").rows().get(0).id())
                .isEqualTo(before.part("activities").rows().get(0).id());
    }

    @Test
    void aSealedDocumentTakesNoSaveNoVersionAndNoSecondSeal() {
        var document = aSealedDocument();

        assertThatThrownBy(() -> drafts.save(document, Place.of("summary"), 1, Typed.of("text", "New"), "oss-drafter"))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> documents.takeVersion(document, "oss-drafter")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> documents.seal(document, 1, "oss-drafter")).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update biennium.document_version set taken_by = 'x'",
                "update biennium.document_version set canonical = '\\x00', sha256 = encode(sha256('\\x00'), 'hex')",
                "delete from biennium.document_version",
                "truncate biennium.document_version cascade",
                "update biennium.document_edit set edited_by = 'x'",
                "delete from biennium.document_edit",
                "truncate biennium.document_edit",
                "update biennium.document_seal set version = 1",
                "delete from biennium.document_seal",
                "truncate biennium.document_seal",
                "update biennium.template set content = '{}'",
                "delete from biennium.template",
                "update biennium.document set language = 'zz'",
                "delete from biennium.document",
                "truncate biennium.document cascade",
                "update biennium.document_section set fields = '{}'",
                "update biennium.document_row set fields = '{}'",
                "delete from biennium.document_section",
                "delete from biennium.document_row",
                "truncate biennium.document_row"
            })
    void whatIsSealedCannotBeChangedByTheApplicationsRoleNorByTheOwnerOfTheTables(String statement) {
        aSealedDocument();

        assertThatThrownBy(() -> jdbc.sql(statement).update()).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> owner().sql(statement).update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("neither changed nor deleted");
    }

    @Test
    void aVersionWhoseFingerprintIsNotItsOwnIsRefusedByTheDatabase() {
        var document = aDocument();

        assertThatThrownBy(() -> owner().sql("insert into biennium.document_version values (?, 1, 'a', ?, 0, 'x', ?)")
                        .params(document, "0".repeat(64), java.sql.Timestamp.valueOf("2026-11-24 09:00:00"))
                        .update())
                .hasMessageContaining("document_version_is_what_it_says");
    }

    @Test
    void authorsAreThoseWhoSavedSinceAVersion() {
        var document = aDocument();
        drafts.save(document, Place.of("summary"), 0, Typed.of("text", "One"), "oss-drafter");
        documents.takeVersion(document, "oss-head");
        drafts.save(document, Place.of("summary"), 1, Typed.of("text", "Two"), "carec-drafter");
        drafts.save(document, Place.of("summary"), 2, Typed.of("text", "Two"), "jrc-drafter");

        assertThat(documents.authorsSince(document, 0)).containsExactlyInAnyOrder("oss-drafter", "carec-drafter");
        assertThat(documents.authorsSince(document, 1)).containsExactly("carec-drafter");
    }

    @Test
    void noSaveSlipsInWhileAVersionIsTaken() throws Exception {
        var document = aDocument();
        var other = Executors.newSingleThreadExecutor();
        var started = new CountDownLatch(1);
        try {
            var saving = new TransactionTemplate(transactions).execute(status -> {
                documents.takeVersion(document, "oss-head");
                var late = other.submit(() -> {
                    started.countDown();
                    return drafts.save(document, Place.of("summary"), 0, Typed.of("text", "Late"), "oss-drafter");
                });
                assertThatThrownBy(() -> late.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
                return late;
            });
            assertThat(started.getCount()).isZero();
            assertThat(saving.get(10, TimeUnit.SECONDS)).isInstanceOf(Saving.Done.class);
            assertThat(new String(documents.version(document, 1).orElseThrow().canonical(), StandardCharsets.UTF_8))
                    .doesNotContain("Late");
            assertThat(documents.authorsSince(document, 1)).containsExactly("oss-drafter");
        } finally {
            other.shutdownNow();
        }
    }

    @Test
    void readingTakesAsManyQueriesForThreeHundredActivitiesAsForNone() {
        var empty = aDocument();
        var full = aDocument();
        for (var i = 1; i <= 300; i++) {
            anActivity(full, "Activity " + i, money("100"));
        }

        var few = Statements.during(() -> documents.read(empty));
        var many = Statements.during(() -> documents.read(full));

        assertThat(documents.read(full).part("activities").rows()).hasSize(300);
        assertThat(many).hasSize(few.size()).hasSizeBetween(3, 4);
    }

    private UUID aSealedDocument() {
        var document = aCompleteDocument();
        documents.seal(document, documents.takeVersion(document, "oss-drafter"), "gce-validator");
        return document;
    }

    private UUID aCompleteDocument() {
        var document = aDocument();
        filling.complete(document, "oss-drafter");
        return document;
    }

    private UUID aDocument() {
        return documents.create("work-plan", "fr", "gce-officer");
    }

    private UUID anActivity(UUID document, String title, Typed typed) {
        var row = UUID.randomUUID();
        assertThat(drafts.add(
                        document, "activities", row, Typed.of("title", title).and(typed), "oss-drafter"))
                .isInstanceOf(Saving.Done.class);
        return row;
    }

    private static Typed money(String amount) {
        return new Typed(Map.of("budget.amount", List.of(amount), "budget.currency", List.of("USD")));
    }

    private JdbcClient owner() {
        return JdbcClient.create(new DriverManagerDataSource(
                environment.getRequiredProperty("spring.flyway.url"),
                environment.getRequiredProperty("spring.flyway.user"),
                environment.getRequiredProperty("spring.flyway.password")));
    }
}
