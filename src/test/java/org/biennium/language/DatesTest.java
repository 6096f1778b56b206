package org.biennium.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatesTest {

    private static final ZoneId MONTREAL = ZoneId.of("America/Toronto");

    private final Dates dates = new Dates(new Texts(List.of()));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | 2027-01-15 | 15 January 2027
            fr | 2027-01-15 | 15 janvier 2027
            fr | 2027-03-01 | 1er mars 2027
            es | 2027-03-01 | 1.º de marzo de 2027
            es | 2027-01-15 | 15 de enero de 2027
            """)
    void writesADayAsTheLanguageDoes(String language, LocalDate day, String written) {
        assertThat(dates.day(day, Locale.forLanguageTag(language))).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fr | Africa/Tunis    | vendredi 18 décembre 2026 à 23\u00a0h\u00a059 (Montréal), samedi 19 décembre à 5\u00a0h\u00a059 (Tunis)
            en | Africa/Tunis    | Friday 18 December 2026, 23:59 (Montreal), Saturday 19 December, 05:59 (Tunis)
            en | America/Toronto | Friday 18 December 2026, 23:59 (Montreal)
            """)
    void writesAMomentThereAndHere(String language, String here, String written) {
        var moment = Instant.parse("2026-12-19T04:59:00Z");

        assertThat(dates.moment(moment, MONTREAL, ZoneId.of(here), Locale.forLanguageTag(language)))
                .isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fr | America/Toronto   | Montréal
            es | Africa/Tunis      | Túnez
            fr | Asia/Tashkent     | Tachkent
            en | America/Sao_Paulo | São Paulo
            en | Asia/Kolkata      | Kolkata
            fr | UTC               | temps universel
            en | +03:00            | +03:00
            """)
    void namesThePlaceOfAZone(String language, String zone, String place) {
        assertThat(dates.city(ZoneId.of(zone), Locale.forLanguageTag(language))).isEqualTo(place);
    }
}
