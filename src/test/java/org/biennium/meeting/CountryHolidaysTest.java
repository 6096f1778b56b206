package org.biennium.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.biennium.engine.ReferenceFile;
import org.junit.jupiter.api.Test;

class CountryHolidaysTest {

    private final CountryHolidays holidays = new CountryHolidays();

    @Test
    void goodFridayIsKeptInBogotaAndInMontreal() {
        assertThat(namesOn("2027-03-26", "CO")).containsExactly("good-friday");
        assertThat(namesOn("2027-03-26", "CA")).containsExactly("good-friday");
        assertThat(namesOn("2028-04-14", "CA")).containsExactly("good-friday");
    }

    @Test
    void belgradeKeepsTheEasterOfTheOrthodoxCalendar() {
        assertThat(namesOn("2027-04-30", "RS")).containsExactly("good-friday");
        assertThat(namesOn("2027-05-03", "RS")).contains("easter-monday");
        assertThat(namesOn("2027-03-29", "RS")).isEmpty();
    }

    @Test
    void colombiaKeepsSomeOfItsHolidaysOnTheMondayAfter() {
        assertThat(namesOn("2027-01-06", "CO")).isEmpty();
        assertThat(namesOn("2027-01-11", "CO")).containsExactly("epiphany");
        assertThat(namesOn("2027-11-15", "CO")).containsExactly("cartagena");
    }

    @Test
    void whatIsKeptWithoutBeingAPublicHolidayIsADayOfWork() {
        assertThat(namesOn("2027-11-15", "BE")).isEmpty();
    }

    @Test
    void onlyTheHolidaysOfTheWholeCountryCount() {
        assertThat(namesOn("2027-06-24", "CA")).isEmpty();
        assertThat(namesOn("2027-02-28", "ES")).isEmpty();
    }

    @Test
    void aCountryThatTheLibraryDoesNotKnowHasNone() {
        assertThat(holidays.in("TN", 2027)).isEmpty();
        assertThat(holidays.in("NYSE", 2027)).isNotNull();
    }

    @Test
    void everyYearThatCanBeEnteredIsAnswered() {
        assertThat(IntStream.rangeClosed(1990, 2199))
                .allSatisfy(year -> assertThat(seats()).allSatisfy(seat -> assertThat(holidays.in(seat, year))
                        .isSortedAccordingTo((one, other) -> one.in(year).compareTo(other.in(year)))));
    }

    @Test
    void everyHolidayOfASeatHasANameInEveryLanguage() {
        var codes = seats().flatMap(seat ->
                        IntStream.rangeClosed(2024, 2040).boxed().flatMap(year -> holidays.in(seat, year).stream()))
                .map(holiday -> "holiday." + holiday.name())
                .distinct()
                .toList();

        assertThat(codes).hasSizeGreaterThan(30);
        assertThat(names().keySet()).containsAll(codes);
    }

    @Test
    void noRowThatComesWithTheProductSaysWhatIsCalculated() {
        assertThat(ReferenceFile.rows("holidays.csv"))
                .filteredOn(row -> row.find("country") != null)
                .allSatisfy(row -> assertThat(namesOn("2027-" + row.get("day"), row.get("country")))
                        .isEmpty());
    }

    private List<String> namesOn(String day, String country) {
        return holidays.on(LocalDate.parse(day), country).stream()
                .map(Holiday::name)
                .toList();
    }

    private static Stream<String> seats() {
        return ReferenceFile.rows("hosts.csv").stream()
                .map(row -> row.get("country"))
                .distinct();
    }

    private static ResourceBundle names() {
        return PropertyResourceBundle.getBundle("messages.milestone", Locale.ROOT);
    }
}
