package org.biennium.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.biennium.BienniumTest;
import org.biennium.TestClock;
import org.biennium.mail.PostRound;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;

/** Two nodes sweep at once while their connections are cut at any moment: each reminder goes out, and once. */
@BienniumTest
class SweepCrashTest {

    private static final List<String> HOSTS =
            List.of("oss", "cse", "rcmrd", "sanbi", "iavh", "caricom", "acb", "sprep", "nies", "comifac");

    @Autowired
    Sweep sweep;

    @Autowired
    TestClock clock;

    @Autowired
    GreenMail trap;

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    @AfterEach
    void nobodyElseIsRemindedOfAnything() throws Exception {
        Reminding.forget(jdbc);
        clock.set(TestClock.START);
        trap.purgeEmailFromAllMailboxes();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void eachReminderGoesOutOnce(long seed) throws Exception {
        var random = new Random(seed);
        // Other tests leave letters behind, some of which leave the house only now.
        var before = count("select coalesce(max(number), 0) from biennium.mail", null);
        var tasks = new ArrayList<String>();
        for (var number = 0; number < 60; number++) {
            var host = HOSTS.get(random.nextInt(HOSTS.size()));
            var opened = TestClock.START.minus(Duration.ofDays(random.nextInt(60, 90)));
            var due = LocalDate.parse("2026-12-11").plusDays(random.nextInt(3));
            tasks.add(Reminding.oblige(jdbc, "sahel", "drafter-" + host, opened, due));
        }
        clock.set(TestClock.START.plus(Duration.ofDays(14)).plusSeconds(random.nextInt(86_400)));

        cutWhileTwoSweep(random.nextInt(1, 6));
        // Then all goes well, until everybody has had a morning at work.
        for (var hour = 0; hour < 54; hour++) {
            sweep.round();
            clock.advance(Duration.ofHours(1));
        }
        PostRound.go(context);

        var ours = tasks.toArray(String[]::new);
        assertThat(count("select count(*) from biennium.reminder where task_id = any (?) and result = 'waiting'", ours))
                .isZero();
        assertThat(count(
                        "select count(*) from biennium.reminder where task_id = any (?) and result = 'written' and rule = 'eve'",
                        ours))
                .as("one reminder for each obligation and person")
                .isEqualTo(60);
        assertThat(count("select count(distinct mail) from biennium.reminder where task_id = any (?)", ours))
                .as("one letter for each person and day")
                .isEqualTo(count("""
                        select count(*) from (
                            select distinct person, (leaves_at at time zone zone)::date from biennium.reminder
                            join biennium.person on person.id = person where task_id = any (?) and result = 'written') days""", ours));
        var letters = jdbc.sql("""
                        select message_id, exists (select from biennium.reminder where mail = mail.id) as is_known
                        from biennium.mail where template like 'reminder/%' and number > ?""")
                .param(before)
                .query((row, number) -> Map.entry(row.getString("message_id"), row.getBoolean("is_known")))
                .list();
        assertThat(letters).as("every letter is known to the ledger").allMatch(Map.Entry::getValue);
        var ids = letters.stream().map(Map.Entry::getKey).toList();
        var names = Stream.of(trap.getReceivedMessages())
                .map(SweepCrashTest::messageId)
                .filter(ids::contains)
                .toList();
        assertThat(names).doesNotHaveDuplicates();
        assertThat(names).hasSize((int)
                count("select count(distinct mail) from biennium.reminder where task_id = any (?)", ours));
    }

    /** Two nodes at once; whoever is in the middle of a statement is cut off, so many times. */
    private void cutWhileTwoSweep(int cuts) throws Exception {
        var start = new CyclicBarrier(3);
        var isOver = new AtomicBoolean();
        Callable<Boolean> node = () -> {
            start.await(10, TimeUnit.SECONDS);
            for (var round = 0; round < 4; round++) {
                try {
                    sweep.round();
                } catch (DataAccessException | TransactionException cut) {
                    continue;
                }
            }
            return true;
        };
        Callable<Boolean> cutter = () -> {
            start.await(10, TimeUnit.SECONDS);
            var left = cuts;
            while (left > 0 && !isOver.get()) {
                left -= jdbc.sql("""
                                select pg_terminate_backend(pid) from pg_stat_activity
                                where usename = current_user and pid <> pg_backend_pid()
                                    and xact_start is not null and query ilike '%reminder%' limit 1""").query().listOfRows().size();
            }
            return true;
        };
        var all = Executors.newFixedThreadPool(3);
        try {
            var first = all.submit(node);
            var second = all.submit(node);
            var third = all.submit(cutter);
            first.get(60, TimeUnit.SECONDS);
            second.get(60, TimeUnit.SECONDS);
            isOver.set(true);
            third.get(60, TimeUnit.SECONDS);
        } finally {
            isOver.set(true);
            all.shutdownNow();
        }
    }

    private long count(String sql, String @Nullable [] tasks) {
        var asked = jdbc.sql(sql);
        return (tasks == null ? asked : asked.params((Object) tasks))
                .query(Long.class)
                .single();
    }

    private static String messageId(MimeMessage message) {
        try {
            return message.getMessageID();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
