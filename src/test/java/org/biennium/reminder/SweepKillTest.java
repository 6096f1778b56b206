package org.biennium.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.biennium.BienniumTest;
import org.biennium.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Two processes remind at once from one database, and one of them is killed at a random moment, day after day: each
 * reminder is written once, and arrives. The one window there is: killed after the mail server has taken a letter and
 * before that is noted, a process leaves a letter that goes out again, under the same Message-ID.
 */
@BienniumTest
class SweepKillTest {

    private static final List<String> HOSTS = List.of("oss", "cse", "rcmrd", "sanbi", "comifac", "jrc", "rbins");
    private static final int EACH = 6;
    private static final int KILLS = 3;
    private static final int LONGEST_MILLISECONDS = 400;
    // Noon in Greenwich on a Tuesday: by day from Dakar to Nairobi.
    private static final Instant FIRST = Instant.parse("2026-12-08T12:00:00Z");

    private final Random random = new Random(20261208);
    private final ArrayDeque<SweepNode> nodes = new ArrayDeque<>();

    @Autowired
    Environment environment;

    @Autowired
    GreenMail trap;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void nobodyElseIsRemindedOfAnything() throws Exception {
        Reminding.forget(jdbc);
        trap.purgeEmailFromAllMailboxes();
        for (var number = 0; number < KILLS + 1; number++) {
            nodes.add(SweepNode.start(environment));
        }
        nodes.forEach(SweepNode::awaitReady);
    }

    @AfterEach
    void allEnd() {
        nodes.forEach(SweepNode::close);
        Reminding.forget(jdbc);
    }

    @Test
    void eachReminderGoesOutOnceWhicheverProcessDies(TestReporter reporter) throws Exception {
        var tasks = new ArrayList<String>();
        var moment = FIRST;
        for (var kill = 0; kill < KILLS; kill++) {
            tasks.addAll(due(moment));
            var victim = nodes.removeFirst();
            var survivor = nodes.getFirst();
            victim.sweepAt(moment);
            survivor.sweepAt(moment);
            victim.dies(random.nextInt(LONGEST_MILLISECONDS));
            survivor.awaitSwept();
            moment = moment.plus(Duration.ofDays(1));
        }
        // What the dead held is free again, and goes out on the days that follow.
        for (var day = 0; day < 7; day++) {
            nodes.getFirst().sweepAt(moment);
            nodes.getFirst().awaitSwept();
            moment = moment.plus(Duration.ofDays(1));
        }

        var written = mails(tasks);
        var arrived = Stream.of(trap.getReceivedMessages())
                .map(SweepKillTest::messageId)
                .filter(written::contains)
                .toList();
        var again = arrived.size() - (int) arrived.stream().distinct().count();
        reporter.publishEntry("letters that went out again after " + KILLS + " kills", String.valueOf(again));
        assertThat(eves(tasks, "written")).isEqualTo(tasks.size());
        assertThat(arrived).containsAll(written);
        assertThat(again).as("one for each process that died, at most").isLessThanOrEqualTo(KILLS);
    }

    /** Steps of which everybody is to be reminded on this day, three days before they are due. */
    private List<String> due(Instant moment) {
        var day = LocalDate.ofInstant(moment, ZoneOffset.UTC).plusDays(3);
        return HOSTS.stream()
                .flatMap(host -> Stream.generate(() -> host).limit(EACH))
                .map(host -> Reminding.oblige(
                        jdbc, "sahel", "drafter-" + host, TestClock.START.minus(Duration.ofDays(60)), day))
                .toList();
    }

    private int eves(List<String> tasks, String result) {
        return jdbc.sql(
                        "select count(*) from biennium.reminder where task_id = any (?) and rule = 'eve' and result = ?")
                .params(tasks.toArray(String[]::new), result)
                .query(Integer.class)
                .single();
    }

    private List<String> mails(List<String> tasks) {
        return jdbc.sql("""
                        select distinct message_id from biennium.reminder join biennium.mail on mail.id = reminder.mail
                        where reminder.task_id = any (?)""")
                .params((Object) tasks.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    private static String messageId(MimeMessage message) {
        try {
            return message.getMessageID();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
