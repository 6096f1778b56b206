package org.biennium;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullMarked;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** What a fresh machine lacks: a real PostgreSQL with its two roles, and a mail server that keeps what it is given. */
@NullMarked
abstract class Surroundings implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String APPLICATION_ROLE = "biennium_application";

    /** For tests: empty at every start and as fast as it gets. */
    static final class ForTests extends Surroundings {
        @Override
        EmbeddedPostgres startPostgres() throws IOException {
            return EmbeddedPostgres.builder().setRegisterShutdownHook(false).start();
        }
    }

    /** For the trial: kept in a folder, every commit on disk before it is answered. */
    static final class InFolder extends Surroundings {

        private final Path folder;

        InFolder(Path folder) {
            this.folder = folder;
        }

        @Override
        EmbeddedPostgres startPostgres() throws Exception {
            Files.createDirectories(folder);
            lock();
            stopWhatAKilledTrialLeft();
            return EmbeddedPostgres.builder()
                    .setDataDirectory(folder.resolve("postgres"))
                    .setCleanDataDirectory(false)
                    .setOverrideWorkingDirectory(folder.resolve("binaries").toFile())
                    .setRegisterShutdownHook(false)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .start();
        }

        /** Held until the process ends, however it ends. */
        private void lock() throws IOException {
            var channel =
                    FileChannel.open(folder.resolve("trial.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                throw new IllegalStateException("Another trial is running on " + folder.toAbsolutePath()
                        + ". Stop it first, or start this one in another folder.");
            }
        }

        private void stopWhatAKilledTrialLeft() throws Exception {
            var pid = folder.resolve("postgres").resolve("postmaster.pid");
            if (!Files.exists(pid)) {
                return;
            }
            var left = ProcessHandle.of(
                    Long.parseLong(Files.readAllLines(pid).get(0).trim()));
            if (left.isPresent()
                    && left.get().info().command().orElse("").endsWith("postgres")
                    && left.get().destroy()) {
                left.get().onExit().get(60, TimeUnit.SECONDS);
            }
        }
    }

    abstract EmbeddedPostgres startPostgres() throws Exception;

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        try {
            var postgres = startPostgres();
            makeApplicationRole(postgres);
            var trap = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
            trap.start();
            var beans = context.getBeanFactory();
            beans.registerSingleton("mailTrap", trap);
            // Registered first, so destroyed last: the connection pool closes before its database.
            var closing = (DefaultSingletonBeanRegistry) beans;
            closing.registerDisposableBean("postgres", postgres::close);
            closing.registerDisposableBean("mailTrap", trap::stop);
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "surroundings",
                            Map.of(
                                    "spring.datasource.url",
                                    postgres.getJdbcUrl(APPLICATION_ROLE, "postgres"),
                                    "spring.datasource.username",
                                    APPLICATION_ROLE,
                                    "spring.datasource.password",
                                    "",
                                    "spring.flyway.url",
                                    postgres.getJdbcUrl("postgres", "postgres"),
                                    "spring.flyway.user",
                                    "postgres",
                                    "spring.flyway.password",
                                    "",
                                    "spring.mail.host",
                                    "127.0.0.1",
                                    "spring.mail.port",
                                    trap.getSmtp().getPort())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void makeApplicationRole(EmbeddedPostgres postgres) throws SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("do $$ begin create role " + APPLICATION_ROLE
                    + " login; exception when duplicate_object then null; end $$");
        }
    }
}
