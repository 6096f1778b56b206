package org.biennium.workplan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.biennium.BienniumTest;
import org.biennium.engine.Deadline;
import org.biennium.engine.OpenStep;
import org.biennium.mail.Letter;
import org.biennium.mail.Outbox;
import org.biennium.meeting.Beside;
import org.biennium.people.Person;
import org.biennium.workplan.WorkPlanLetters.About;
import org.biennium.workplan.WorkPlanLetters.Remark;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@BienniumTest
class WorkPlanLettersTest {

    private static final ZoneId MONTREAL = ZoneId.of("America/Toronto");
    private static final ZoneId TUNIS = ZoneId.of("Africa/Tunis");
    private static final About PLAN = new About("WP-2027-SAHEL", "sahel", "2027-2028", 2);
    private static final Remark REASON = new Remark("Nadia Ben Salah", "L’activité 6 n’a pas de budget.");
    private static final Deadline DUE = deadline(2027, 1, 15);
    private static final List<String> STEPS =
            List.of("draftWorkPlan", "signOffWorkPlan", "recommendWorkPlan", "validateWorkPlan");

    @Autowired
    Outbox outbox;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Environment environment;

    @Test
    void aHeadIsAskedInFrenchForTheSignOff() {
        var letter = written(turn("signOffWorkPlan", reader("fr", TUNIS), deadline(2026, 12, 18)));

        assertThat(letter.subject())
                .isEqualTo("[Plan 2027-2028] Sahara et Sahel\u00a0: visa attendu le 18 décembre 2026");
        assertThat(letter.text()).contains("Il vous revient de viser, pour l’institution hôte OSS, la version 2");
        assertThat(letter.lineAfter("Il vous revient"))
                .isEqualTo("Date limite\u00a0: vendredi 18 décembre 2026 à 23\u00a0h\u00a059 (Montréal),"
                        + " samedi 19 décembre à 5\u00a0h\u00a059 (Tunis)");
    }

    @Test
    void aReaderInTheZoneOfTheDeadlineIsToldItOnce() {
        var letter = written(turn("draftWorkPlan", reader("en", MONTREAL), DUE));

        assertThat(letter.text()).contains("Due: Friday 15 January 2027, 23:59 (Montreal)\n");
    }

    @Test
    void theSecondZoneKeepsItsYearAtTheTurnOfTheYear() {
        var letter = written(turn("draftWorkPlan", reader("es", TUNIS), deadline(2026, 12, 31)));

        assertThat(letter.text())
                .contains("Fecha límite: jueves 31 de diciembre de 2026, 23:59\u00a0h (Montreal);"
                        + " viernes 1.º de enero de 2027, 5:59\u00a0h (Túnez)\n");
    }

    @Test
    void aStepWithoutADateSaysSo() {
        var letter = written(WorkPlanLetters.yourTurn(
                reader("fr", TUNIS),
                List.of(),
                PLAN,
                step("validateWorkPlan"),
                null,
                Beside.NOTHING,
                null,
                null,
                false));

        assertThat(letter.subject()).isEqualTo("[Plan 2027-2028] Sahara et Sahel\u00a0: validation attendue");
        assertThat(letter.text()).contains("Date limite\u00a0: à déterminer");
    }

    @Test
    void dueDateGraceAndClosingDateAreThreeThings() {
        var letter = written(WorkPlanLetters.yourTurn(
                reader("fr", TUNIS),
                List.of(),
                PLAN,
                step("draftWorkPlan"),
                DUE,
                new Beside(DUE.plusDays(7), DUE.plusDays(21)),
                null,
                null,
                false));

        assertThat(letter.text())
                .contains("Date limite\u00a0: ")
                .contains("Délai de grâce\u00a0: jusqu’au ")
                .contains("Date de clôture\u00a0: ");
    }

    @Test
    void theLinkLandsOnTheTask() {
        var letter = written(turn("validateWorkPlan", reader("fr", TUNIS), DUE));

        assertThat(Jsoup.parse(letter.html()).select("a[href^=http]").eachAttr("href"))
                .containsExactly(address() + "/tasks/task-1");
        assertThat(letter.text()).contains("\n" + address() + "/tasks/task-1\n");
    }

    @Test
    void aNameWrittenFromRightToLeftDisturbsNothingAroundIt() {
        var letter =
                written(WorkPlanLetters.returned(reader("fr", TUNIS), PLAN, new Remark("سالم بن علي\u202e", "Budget")));

        assertThat(letter.text()).contains("\u2068سالم بن علي\u2069 a renvoyé");
        assertThat(letter.html()).contains("\u2068سالم بن علي\u2069 a renvoyé").doesNotContain("\u202e");
    }

    @Test
    void whatSomebodyTypedStaysText() {
        var letter = written(WorkPlanLetters.returned(
                reader("en", TUNIS),
                PLAN,
                new Remark("<b>Eve</b>", "<script>alert(1)</script> {0} #{x} ${x} it’s\n\nso")));

        var html = Jsoup.parse(letter.html());
        assertThat(html.select("script, b")).isEmpty();
        assertThat(html.text())
                .contains("<b>Eve</b> has returned")
                .contains("<script>alert(1)</script> {0} #{x} ${x} it’s");
        assertThat(letter.text()).contains("> <script>alert(1)</script> {0} #{x} ${x} it’s\n>\n> so\n");
    }

    @ParameterizedTest
    @MethodSource("longTexts")
    void evenTheLongestReasonKeepsALetterBelowTwentyKilobytes(String text) {
        var letter = written(WorkPlanLetters.yourTurn(
                reader("fr", TUNIS),
                List.of(),
                PLAN,
                step("draftWorkPlan"),
                DUE,
                Beside.NOTHING,
                DUE,
                new Remark("Nadia Ben Salah", text.repeat(10_000 / text.length())),
                false));

        // As quoted-printable at its worst: each byte beyond ASCII is written as three.
        assertThat(quotedPrintable(letter.text()) + quotedPrintable(letter.html()))
                .isLessThan(19_000);
    }

    static Stream<String> longTexts() {
        return Stream.of("word ", "é", "ن", "计划", "🦒", "<&>\"");
    }

    @AfterEach
    void tidyUp() {
        // The outbox keeps what was written; a test's own letters must not reach another test's trap.
        jdbc.sql(
                        "update biennium.mail set state = 'dead', next_attempt_at = null where recipient like 'reader-of-letters-%'")
                .update();
    }

    private record Written(String subject, String text, String html) {
        String lineAfter(String beginning) {
            var lines = text.lines().toList();
            var index = lines.indexOf(lines.stream()
                    .filter(line -> line.startsWith(beginning))
                    .findFirst()
                    .orElseThrow());
            return lines.get(index + 1);
        }
    }

    private Written written(Letter letter) {
        var addressed = addressedTo("reader-of-letters-" + UUID.randomUUID(), letter);
        transaction.executeWithoutResult(status -> outbox.write(addressed));
        return jdbc.sql("select subject, text, html from biennium.mail where recipient = ?")
                .param(addressed.to().id())
                .query((row, number) -> new Written(row.getString(1), row.getString(2), row.getString(3)))
                .single();
    }

    private static Letter addressedTo(String id, Letter letter) {
        var to = letter.to();
        return new Letter(
                new Person(id, to.name(), to.mail(), to.languages(), to.locale(), to.zone(), to.phone(), to.host()),
                letter.copies(),
                letter.template(),
                letter.subjectArguments(),
                letter.facts(),
                letter.link(),
                letter.caseKey(),
                letter.taskId());
    }

    private String address() {
        return environment.getRequiredProperty("biennium.address");
    }

    private static Letter turn(String step, Person to, Deadline due) {
        return WorkPlanLetters.yourTurn(to, List.of(), PLAN, step(step), due, Beside.NOTHING, null, null, false);
    }

    private static OpenStep step(String step) {
        return new OpenStep(
                "task-1", "work-plan", step, "WP-2027-SAHEL", step.equals("signOffWorkPlan") ? "oss" : null);
    }

    private static Person reader(String language, ZoneId zone) {
        return new Person(
                "reader-of-letters",
                "Salem Trabelsi",
                "reader-of-letters@demo.invalid",
                List.of(language),
                Locale.forLanguageTag(language),
                zone,
                null,
                "oss");
    }

    private static Deadline deadline(int year, int month, int day) {
        return new Deadline(LocalDate.of(year, month, day), LocalTime.of(23, 59), MONTREAL);
    }

    private static int quotedPrintable(String text) {
        var size = 0;
        for (var octet : text.getBytes(StandardCharsets.UTF_8)) {
            size += octet < 0 || octet == '=' ? 3 : 1;
        }
        return size * 77 / 75;
    }
}
