package org.biennium.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.biennium.BienniumTest;
import org.biennium.engine.Accounts;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@BienniumTest
class DemoAccountsTest {

    @Autowired
    DemoAccounts demo;

    @Autowired
    People people;

    @Autowired
    Hosts hosts;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient database;

    @Test
    void everyHostHasADrafterAHeadAndAReviewer() {
        for (var host : hosts.all()) {
            for (var role : List.of(Role.DRAFTER, Role.HEAD, Role.REVIEWER)) {
                var id = host.code() + "-" + role.code();
                assertThat(people.holding(role, host.code()))
                        .extracting(Person::id)
                        .contains(id);
                assertThat(accounts.groupsOf(id)).containsExactlyInAnyOrder(role.group(host.code()), "staff");
            }
        }
    }

    @Test
    void speakTheLanguageAndLiveInTheZoneOfTheirHost() {
        var drafter = people.get("oss-drafter");

        assertThat(drafter.languages()).containsExactly("fr", "en", "ar");
        assertThat(drafter.locale()).isEqualTo(Locale.FRENCH);
        assertThat(drafter.zone()).isEqualTo(ZoneId.of("Africa/Tunis"));
        assertThat(drafter.name()).isEqualTo("OSS · rédaction (démonstration)");
        assertThat(drafter.mail()).isEqualTo("oss-drafter@demo.invalid");
        assertThat(people.localeOf("iavh-head")).isEqualTo(Locale.forLanguageTag("es"));
    }

    @Test
    void fallBackToTheFirstLanguageThatIsShipped() {
        assertThat(people.get("iucnrowa-head").languages()).startsWith("ar");
        assertThat(people.localeOf("iucnrowa-head")).isEqualTo(Locale.ENGLISH);
    }

    @Test
    void theAdministratorIsNotStaff() {
        assertThat(accounts.groupsOf("admin")).containsExactlyInAnyOrder("admin", "camunda-admin");
        assertThat(accounts.groupsOf("gce-officer")).containsExactlyInAnyOrder("officer", "staff");
    }

    @Test
    void signInWithThePasswordOfTheTrial() {
        assertThat(accounts.check("oss-head", "demo")).isTrue();
        assertThat(accounts.check("oss-head", "Demo")).isFalse();
    }

    @Test
    void areMadeOnce() {
        var before = count();

        demo.afterSingletonsInstantiated();

        assertThat(count()).isEqualTo(before).isGreaterThanOrEqualTo(18 * 3 + 7);
    }

    private int count() {
        return database.sql("select count(*) from biennium.person")
                .query(Integer.class)
                .single();
    }
}
