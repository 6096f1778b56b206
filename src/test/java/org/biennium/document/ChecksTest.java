package org.biennium.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.biennium.document.Content.Part;
import org.biennium.document.Content.Row;
import org.biennium.document.Finding.Level;
import org.junit.jupiter.api.Test;

/** What the checks of the plan's template have to say, case by case. */
class ChecksTest {

    private static final Template TEMPLATE = template();
    private static final Bounds BOUNDS =
            new Bounds(LocalDate.of(2027, 1, 1), LocalDate.of(2028, 12, 31), List.of("TN", "MA"));

    private final Map<String, Map<String, JsonNode>> sections = new LinkedHashMap<>();
    private final Map<String, List<Row>> rows = new LinkedHashMap<>();

    @Test
    void whatIsCompulsoryAndMissingIsABlocker() {
        assertThat(found(Level.BLOCKER)).contains("summary/text check.missing", "activities check.no-row");
    }

    @Test
    void aSoundActivityGivesNoCauseForAWarning() {
        activity(Typed.of("end", "2028-06-30").and(Typed.of("countries", "TN")));

        assertThat(found(Level.WARNING)).doesNotContain("activities 1/end check.outside-the-period");
    }

    @Test
    void aDayOutsideTheBienniumIsToBeChecked() {
        activity(Typed.of("end", "2029-01-01"));

        assertThat(found(Level.WARNING)).contains("activities 1/end check.outside-the-period");
    }

    @Test
    void theLastQuarterOfTheBienniumIsWithinIt() {
        activity(Typed.of("end", "2028-Q4"));

        assertThat(found(Level.WARNING)).doesNotContain("activities 1/end check.outside-the-period");
    }

    @Test
    void aQuarterAfterTheBienniumIsToBeChecked() {
        activity(Typed.of("end.quarter", "2029-Q1").and(Typed.of("end", "")));

        assertThat(found(Level.WARNING)).contains("activities 1/end check.outside-the-period");
    }

    @Test
    void whatIsNotKnownYetIsAnAnswerOfWhichACheckReminds() {
        activity(Typed.of("end.open", "true"));

        assertThat(found(Level.WARNING)).contains("activities 1/end check.open");
        assertThat(found(Level.BLOCKER)).doesNotContain("activities 1/end check.missing");
    }

    @Test
    void aCountryOutsideTheCentresIsToBeChecked() {
        activity(Typed.of("countries", "TN", "FR"));

        assertThat(found(Level.WARNING)).contains("activities 1/countries check.other-countries");
    }

    @Test
    void anAmountInAnotherCurrencyAsksForItsRate() {
        activity(Typed.of("budget.amount", "1000").and(Typed.of("budget.currency", "XOF")));

        assertThat(found(Level.WARNING)).contains("activities 1/budget check.no-rate");
    }

    @Test
    void partsThatDoNotAddUpAreAContradiction() {
        section("resources", money("needed", "100").and(money("secured", "40")).and(money("gap", "50")));

        assertThat(found(Level.ERROR)).containsExactly("resources/needed check.sum-differs");
    }

    @Test
    void partsThatAddUpAtTheirRatesAreNone() {
        section(
                "resources",
                money("needed", "100")
                        .and(money("secured", "40"))
                        .and(Typed.of("gap.amount", "30"))
                        .and(Typed.of("gap.currency", "EUR"))
                        .and(Typed.of("gap.rate", "2")));

        assertThat(found(Level.ERROR)).isEmpty();
    }

    @Test
    void theFundsNeededAreHeldAgainstTheActivities() {
        section("resources", money("needed", "100"));
        activity(money("budget", "60"));

        assertThat(found(Level.WARNING)).contains("resources/needed check.sum-of-rows-differs");
    }

    @Test
    void anActivityWithoutIndicatorIsToBeChecked() {
        activity(Typed.NOTHING);

        assertThat(found(Level.WARNING)).contains("activities 1 No indicator measures this activity.");
    }

    @Test
    void anActivityThatAnIndicatorMeasuresIsNot() {
        var activity = activity(Typed.NOTHING);
        row("indicators", Typed.of("activity", activity.toString()));

        assertThat(found(Level.WARNING)).doesNotContain("activities 1 No indicator measures this activity.");
    }

    @Test
    void targetsThatNobodyWorksOnAreTold() {
        activity(Typed.of("targets", "GBF-TARGET-02"));

        assertThat(found(Level.INFO)).contains("activities No activity works on these Framework targets:");
    }

    @Test
    void aValueToReachThatIsTheBaselineIsToBeChecked() {
        row("indicators", Typed.of("baseline", "7").and(Typed.of("target", "7")));

        assertThat(found(Level.WARNING)).contains("indicators 1/target check.the-same");
    }

    @Test
    void anAmountFarFromTheOthersIsUnusual() {
        IntStream.range(0, 5).forEach(it -> activity(money("budget", "1000")));
        activity(money("budget", "1000000"));

        assertThat(found(Level.INFO)).contains("activities 6/budget check.unusual-amount");
    }

    @Test
    void twoActivitiesOfOneNameAreToBeChecked() {
        activity(Typed.of("title", "Training"));
        activity(Typed.of("title", "training"));

        assertThat(found(Level.WARNING)).contains("activities 2/title check.namesake");
    }

    @Test
    void theHeaviestComesFirst() {
        section("resources", money("needed", "100").and(money("secured", "40")));
        activity(Typed.of("end", "2031-01-01"));

        assertThat(Checks.of(content(), BOUNDS)).extracting(Finding::level).isSorted();
    }

    private List<String> found(Level level) {
        return Checks.of(content(), BOUNDS).stream()
                .filter(finding -> finding.level() == level)
                .map(finding -> finding.section()
                        + (finding.rowNumber() == 0 ? "" : " " + finding.rowNumber())
                        + (finding.field() == null ? "" : "/" + finding.field())
                        + " "
                        + (finding.said().label() == null
                                ? finding.said().key()
                                : finding.said().label().byLanguage().get("en")))
                .toList();
    }

    private UUID activity(Typed typed) {
        return row("activities", typed);
    }

    private UUID row(String section, Typed typed) {
        var id = UUID.randomUUID();
        rows.computeIfAbsent(section, key -> new ArrayList<>()).add(new Row(id, 1, values(section, typed), null));
        return id;
    }

    private void section(String section, Typed typed) {
        sections.put(section, values(section, typed));
    }

    private Map<String, JsonNode> values(String section, Typed typed) {
        var reading = Reading.of(
                TEMPLATE.section(section),
                typed,
                Map.of(),
                new Around("en", Map.of("activities", Set.copyOf(ids("activities")))));
        assertThat(reading.problems()).isEmpty();
        return reading.after();
    }

    private List<UUID> ids(String section) {
        return rows.getOrDefault(section, List.of()).stream().map(Row::id).toList();
    }

    private static Typed money(String field, String amount) {
        return Typed.of(field + ".amount", amount).and(Typed.of(field + ".currency", "USD"));
    }

    private Content content() {
        return new Content(
                UUID.randomUUID(),
                TEMPLATE,
                "en",
                TEMPLATE.sections().stream()
                        .map(section -> new Part(
                                section,
                                1,
                                sections.getOrDefault(section.key(), Map.of()),
                                rows.getOrDefault(section.key(), List.of()),
                                null))
                        .toList());
    }

    private static Template template() {
        try (var file = Objects.requireNonNull(ChecksTest.class.getResourceAsStream("/documents/work-plan-2.json"))) {
            return Json.template(Json.read(file.readAllBytes()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
