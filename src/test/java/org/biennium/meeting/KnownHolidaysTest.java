package org.biennium.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.biennium.engine.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KnownHolidaysTest {

    private static final LocalDate GOOD_FRIDAY = LocalDate.of(2027, 3, 26);
    private static final LocalDate CARNIVAL = LocalDate.of(2027, 2, 8);
    private static final LocalDate MAY_DAY = LocalDate.of(2028, 5, 1);

    private final KnownHolidays known = new KnownHolidays(
            new CountryHolidays(), List.of(), Map.of("iavh", "CO", "iucnrowa", "JO", "oss", "TN"), Set.of("iucnrowa"));

    @Test
    void aHostWorksNeitherOnItsWeekendNorOnACalculatedHoliday() {
        assertThat(known.ofHost("iavh").isWorking(GOOD_FRIDAY)).isFalse();
        assertThat(known.ofHost("iavh").isWorking(GOOD_FRIDAY.plusDays(1))).isFalse();
        assertThat(known.ofHost("oss").isWorking(GOOD_FRIDAY)).isTrue();
        assertThat(known.ofHost("iucnrowa").isWorking(GOOD_FRIDAY)).isFalse();
        assertThat(known.ofHost("iucnrowa").isWorking(GOOD_FRIDAY.plusDays(2))).isTrue();
    }

    @Test
    void aDayThatIsTakenOutIsWorkedInThatCountryAndYearAlone() {
        var with = known.with(worked("CO", 2027, GOOD_FRIDAY));

        assertThat(with.ofHost("iavh").isWorking(GOOD_FRIDAY)).isTrue();
        assertThat(with.on(GOOD_FRIDAY, "CO")).isEmpty();
        assertThat(with.calculatedIn("CO", 2027))
                .hasSize(known.calculatedIn("CO", 2027).size() - 1);
        assertThat(with.ofCountry("CA").isWorking(GOOD_FRIDAY)).isFalse();
        assertThat(with.ofHost("iavh").isWorking(LocalDate.of(2028, 4, 14))).isFalse();
        assertThat(with.without(with.rows().get(0))).isEqualTo(known);
    }

    @Test
    void aDayThatIsTakenOutEveryYearStaysOut() {
        var with = known.with(worked("CO", null, MAY_DAY));

        assertThat(with.ofCountry("CO").isWorking(MAY_DAY)).isTrue();
        assertThat(with.ofCountry("CO").isWorking(MAY_DAY.withYear(2031))).isTrue();
    }

    @Test
    void aDayThatIsAddedIsNotWorkedWhereTheLibraryKnowsTheCountryAndWhereItDoesNot() {
        for (var country : List.of("CO", "TN")) {
            var with = known.with(off(country, 2027, CARNIVAL));

            assertThat(with.ofCountry(country).isWorking(CARNIVAL)).isFalse();
            assertThat(with.ofCountry("CA").isWorking(CARNIVAL)).isTrue();
        }
    }

    @Test
    void whatManyKeepIsSaidButWorkedOn() {
        var with = known.with(off(null, 2027, CARNIVAL));

        assertThat(with.on(CARNIVAL, null)).hasSize(1);
        assertThat(with.on(CARNIVAL, "CO")).hasSize(1);
        assertThat(with.ofCountry("CO").isWorking(CARNIVAL)).isTrue();
    }

    @Test
    void whatIsNoHolidayCannotBeTakenOutNorTheSameTwice() {
        assertThatThrownBy(() -> known.with(worked("CO", 2027, CARNIVAL)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("meeting.holiday.problem.none");
        var once = known.with(worked("CO", 2027, GOOD_FRIDAY));
        assertThatThrownBy(() -> once.with(worked("CO", 2027, GOOD_FRIDAY))).isInstanceOf(Refusal.class);
    }

    @Test
    void aHolidayIsNotAddedToADayOnWhichPeopleAreSaidToWork() {
        var with = known.with(worked("CO", 2027, GOOD_FRIDAY));

        assertThatThrownBy(() -> with.with(off("CO", 2027, GOOD_FRIDAY)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("meeting.holiday.problem.worked");
    }

    private static Holiday off(@Nullable String country, @Nullable Integer year, LocalDate day) {
        return row(country, year, day, false);
    }

    private static Holiday worked(String country, @Nullable Integer year, LocalDate day) {
        return row(country, year, day, true);
    }

    private static Holiday row(@Nullable String country, @Nullable Integer year, LocalDate day, boolean isWorked) {
        return new Holiday(7, country, year, day.getMonthValue(), day.getDayOfMonth(), "Decree", false, isWorked);
    }
}
