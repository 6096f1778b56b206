package org.biennium.workplan;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.biennium.BienniumTest;
import org.biennium.TestClock;
import org.biennium.document.Comments;
import org.biennium.document.Drafts;
import org.biennium.document.Handings;
import org.biennium.document.NewComment;
import org.biennium.document.Place;
import org.biennium.document.Typed;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Once a day at most, by day where they are, people are told what was said to them. */
@BienniumTest
class CommentPostTest {

    // Ten in the morning in Brussels, Ispra and Málaga; each story has a day of its own, long after the one before.
    private static final Instant MORNING = Instant.parse("2026-11-25T09:00:00Z");
    private static final AtomicInteger STORIES = new AtomicInteger();

    @Autowired
    CommentPost post;

    @Autowired
    Comments comments;

    @Autowired
    Handings handings;

    @Autowired
    Drafts drafts;

    @Autowired
    WrittenPlan written;

    @Autowired
    TestClock clock;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    private Instant morning = MORNING;
    private WorkPlan plan;
    private UUID activity;

    @BeforeEach
    void aMorningOnWhichNobodyHasBeenToldAnythingForLong() {
        morning = MORNING.plus(Duration.ofDays(20L * STORIES.getAndIncrement()));
        clock.set(morning);
        plan = written.empty("europe", "en");
        activity = UUID.randomUUID();
        drafts.add(plan.document(), "activities", activity, Typed.of("title", "Train the trainers"), "jrc-drafter");
    }

    @Test
    void whoIsAddressedIsToldInTheirLanguageWhenTheHourIsOver() {
        begin("jrc-drafter", "rbins-drafter");

        post.round();
        assertThat(letters()).isEmpty();
        clock.advance(Duration.ofHours(1));
        post.round();

        assertThat(letters())
                .containsExactly("rbins-drafter: [Plans] Un nouveau commentaire pour vous\u00a0: " + plan.key());
        assertThat(text())
                .contains(plan.key() + ", Activités, activité 1, Budget\u00a0: JRC · drafter (demo) s’adresse à vous.")
                .contains("/plans/" + plan.key() + "/comments")
                .doesNotContain("Please look at this");
    }

    @Test
    void whoGroupsTheirMailsIsToldOnMonday() {
        groupsMails(true);
        try {
            begin("jrc-drafter", "rbins-drafter");
            clock.advance(Duration.ofHours(1));
            while (clock.instant().atZone(UTC).getDayOfWeek() != DayOfWeek.MONDAY) {
                post.round();
                assertThat(letters()).isEmpty();
                clock.advance(Duration.ofDays(1));
            }
            begin("iucnmed-drafter", "rbins-drafter");
            clock.advance(Duration.ofHours(1));

            post.round();
            post.round();

            assertThat(letters()).hasSize(1);
        } finally {
            groupsMails(false);
        }
    }

    private void groupsMails(boolean together) {
        jdbc.sql("update biennium.person set group_mails = ? where id = 'rbins-drafter'")
                .param(together)
                .update();
    }

    @Test
    void aDayHasOneLetterHoweverMuchIsSaidAndTheRestComesTheNextDay() {
        begin("jrc-drafter", "rbins-drafter");
        begin("iucnmed-drafter", "rbins-drafter");
        clock.advance(Duration.ofHours(1));
        post.round();
        post.round();
        begin("jrc-drafter", "rbins-drafter");
        clock.advance(Duration.ofHours(2));
        post.round();
        assertThat(letters()).hasSize(1);

        clock.advance(Duration.ofDays(1));
        post.round();
        post.round();

        assertThat(letters()).hasSize(2);
        assertThat(letters().get(0)).contains("2 nouveaux commentaires");
        assertThat(letters().get(1)).contains("Un nouveau commentaire");
    }

    @Test
    void whoTakesPartIsToldOfAnswersAndNobodyOfTheirOwnWords() {
        var discussion = begin("jrc-drafter");
        answer(discussion, "rbins-drafter");
        clock.advance(Duration.ofHours(1));

        post.round();

        assertThat(recipients()).containsExactly("jrc-drafter");
        assertThat(text()).contains("answers in a discussion that you take part in");
    }

    @Test
    void whoHasThePartInHandIsToldOfWhatIsSaidSinceThen() {
        begin("jrc-drafter");
        clock.advance(Duration.ofMinutes(1));
        handings.hand(plan.document(), new Place("activities", activity), "rbins-drafter", "jrc-drafter", null);
        begin("jrc-drafter");
        clock.advance(Duration.ofHours(1));

        post.round();

        assertThat(letters())
                .containsExactly("rbins-drafter: [Plans] Un nouveau commentaire pour vous\u00a0: " + plan.key());
    }

    @Test
    void byNightNobodyIsWrittenTo() {
        clock.set(morning.plus(Duration.ofMinutes(450)));
        begin("jrc-drafter", "rbins-drafter");

        for (var hour = 0; hour < 12; hour++) {
            clock.advance(Duration.ofHours(1));
            post.round();
        }
        assertThat(letters()).isEmpty();
        clock.advance(Duration.ofHours(3));
        post.round();

        assertThat(letters()).hasSize(1);
    }

    @Test
    void whatIsWithdrawnIsNotTold() {
        var comment = begin("jrc-drafter", "rbins-drafter");
        comments.withdraw(plan.document(), comment, "jrc-drafter");
        clock.advance(Duration.ofHours(1));

        post.round();

        assertThat(letters()).isEmpty();
    }

    @Test
    void whoMayNoLongerReadItIsToldNothing() {
        begin("jrc-drafter", "gce-validator");
        clock.advance(Duration.ofHours(7));

        post.round();

        assertThat(letters()).isEmpty();
    }

    @Test
    void severalNodesAtOnceWriteOneLetter() {
        begin("jrc-drafter", "rbins-drafter");
        clock.advance(Duration.ofHours(1));

        IntStream.range(0, 6).parallel().forEach(node -> post.round());

        assertThat(letters()).hasSize(1);
    }

    @Test
    void whatBreaksOffBeforeItsEndIsToldTheNextTime() {
        begin("jrc-drafter", "rbins-drafter");
        clock.advance(Duration.ofHours(1));
        transaction.executeWithoutResult(broken -> {
            post.round();
            broken.setRollbackOnly();
        });
        assertThat(letters()).isEmpty();

        post.round();

        assertThat(letters()).hasSize(1);
    }

    private UUID begin(String by, String... mentions) {
        return comments.begin(
                plan.document(),
                new Place("activities", activity),
                "budget",
                new NewComment(UUID.randomUUID(), "Please look at this", List.of(mentions), by));
    }

    private void answer(UUID discussion, String by) {
        comments.answer(
                plan.document(), discussion, new NewComment(UUID.randomUUID(), "I have looked at it", List.of(), by));
    }

    private List<String> letters() {
        return jdbc.sql("""
                        select recipient || ': ' || subject from biennium.mail
                        where template = 'work-plan/comments' and text like '%' || ? || ',%' order by number""").param(plan.key()).query(String.class).list();
    }

    private List<String> recipients() {
        return letters().stream().map(letter -> letter.split(":")[0]).toList();
    }

    private String text() {
        return jdbc.sql("""
                        select text from biennium.mail
                        where template = 'work-plan/comments' and text like '%' || ? || ',%' order by number limit 1""").param(plan.key()).query(String.class).single();
    }
}
