package org.biennium.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.biennium.BienniumTest;
import org.biennium.engine.ReferenceFile;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@BienniumTest
class ReferenceDataTest {

    private static final List<String> TABLES = List.of(
            "biennium.host",
            "biennium.centre",
            "biennium.centre_host",
            "biennium.centre_country",
            "biennium.framework_target",
            "biennium.objective");

    @Autowired
    ReferenceData data;

    @Autowired
    Hosts hosts;

    @Autowired
    Centres centres;

    @Autowired
    Framework framework;

    @Autowired
    JdbcClient database;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void everyRowOfTheFilesIsThere() {
        assertThat(hosts.all()).hasSameSizeAs(ReferenceFile.rows("hosts.csv"));
        assertThat(centres.all()).hasSameSizeAs(ReferenceFile.rows("centres.csv"));
        assertThat(framework.goals().size() + framework.targets().size())
                .isEqualTo(ReferenceFile.rows("framework.csv").size());
        assertThat(framework.objectives()).containsExactly("a", "b", "c", "d", "e", "f");
    }

    @Test
    void loadingAgainDoublesNothing() {
        var before = counts();

        inTransaction(data::load);

        assertThat(counts()).isEqualTo(before);
    }

    @Test
    void loadingAgainMendsWhatDiffersFromTheFile() {
        inTransaction(() -> {
            database.sql("update biennium.host set city = 'Elsewhere' where code = 'oss'")
                    .update();
            database.sql("delete from biennium.centre_country where centre = 'sahel'")
                    .update();

            data.load();

            assertThat(database.sql("select city from biennium.host where code = 'oss'")
                            .query(String.class)
                            .single())
                    .isEqualTo("Tunis");
            assertThat(database.sql("select count(*) from biennium.centre_country where centre = 'sahel'")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(8);
        });
    }

    @Test
    void aJointCentreNamesItsLeadFirst() {
        var europe = centres.get("europe");

        assertThat(europe.isJoint()).isTrue();
        assertThat(europe.hosts()).containsExactly("jrc", "iucnmed", "rbins");
        assertThat(europe.partners()).containsExactly("iucnmed", "rbins");
        assertThat(centres.of("carec")).extracting(Centre::code).containsExactly("centralasia");
    }

    @Test
    void certaintyIsKept() {
        assertThat(centres.get("sahel").certainty()).isEqualTo("official");
        assertThat(centres.get("latinamerica").certainty()).isEqualTo("secondary source");
        assertThat(hosts.get("nies").certainty()).isEqualTo("list official: seat inferred");
    }

    @Test
    void aCentreCannotBeLedByAHostThatIsNotOneOfItsOwn() {
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> inTransaction(
                        () -> database.sql("update biennium.centre set lead = 'oss' where code = 'europe'")
                                .update()))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    private List<Integer> counts() {
        return TABLES.stream()
                .map(table -> database.sql("select count(*) from " + table)
                        .query(Integer.class)
                        .single())
                .toList();
    }

    private void inTransaction(Runnable work) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> work.run());
    }
}
