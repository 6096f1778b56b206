package org.biennium;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Run after packaging: the jar as an operator starts it, on a database of its own, told everything by the environment. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ShippedJarStartTest {

    private static final Map<String, String> ADMINISTRATOR = Map.of(
            "BIENNIUM_ADMINISTRATOR_ID", "first",
            "BIENNIUM_ADMINISTRATOR_PASSWORD", "Quiet-Acacia-2026!",
            "BIENNIUM_ADMINISTRATOR_MAIL", "first@biennium.invalid");

    private static List<ShippedJar> unpacked = new ArrayList<>();

    @BeforeAll
    static void makeTheDatabase() throws IOException, SQLException {
        unpacked.add(new ShippedJar());
    }

    @AfterAll
    static void removeTheDatabase() throws IOException, InterruptedException {
        jar().close();
    }

    @AfterEach
    void stop() throws InterruptedException {
        jar().stop();
    }

    @Test
    @Order(1)
    void saysInOneSentenceThatItNeedsAnAdministrator() throws IOException, InterruptedException {
        var said = jar().start(Map.of());

        assertThat(jar().latest().waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(jar().latest().exitValue()).isNotZero();
        assertThat(said).anyMatch(line -> line.contains("no administrator exists yet"));
        assertThat(said).noneMatch(line -> line.startsWith("\tat ") || line.contains(ShippedJar.STARTED));
    }

    @Test
    @Order(2)
    void startsWithAnAdministratorAndTellsThatItIsWell() throws IOException, InterruptedException, SQLException {
        var said = jar().start(ADMINISTRATOR);

        assertThat(said).anyMatch(line -> line.contains(ShippedJar.STARTED));
        assertThat(healthy()).isTrue();
        // The start before this one deployed the models too.
        assertThat(jar().text("select max(version_) from act_re_procdef")).isEqualTo("1");
    }

    private static ShippedJar jar() {
        return unpacked.get(0);
    }

    private static boolean healthy() throws IOException, InterruptedException {
        var check = new ProcessBuilder("bash", "docker/healthy.sh").inheritIO();
        check.environment().putAll(jar().environment());
        return check.start().waitFor() == 0;
    }
}
