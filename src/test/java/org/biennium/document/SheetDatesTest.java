package org.biennium.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SheetDatesTest {

    @ParameterizedTest
    @CsvSource({
        "fr, 2027-03-31, 2027-03-31",
        "fr, 03/04/2027, 2027-04-03",
        "es, 3.4.2027, 2027-04-03",
        "en, 31/03/2027, 2027-03-31",
        "en, 03/31/2027, 2027-03-31",
        "en, 04/04/2027, 2027-04-04",
        "en, 31 March 2027, 2027-03-31",
        "en, 'March 31, 2027', 2027-03-31",
        "en, 1er avril 2027, 2027-04-01",
        "fr, 31 de marzo de 2027, 2027-03-31",
        "en, 5 févr. 2027, 2027-02-05"
    })
    void areReadAsPeopleWriteThem(String language, String written, String day) {
        assertThat(SheetDates.read(written, Locale.forLanguageTag(language))).hasToString(day);
    }

    @ParameterizedTest
    @ValueSource(strings = {"03/04/2027", "31/02/2027", "2027", "March 2027", "soon", "12-2027", "99999/99/9999"})
    void areRefusedWhereTheyHaveTwoMeaningsOrNone(String written) {
        assertThatThrownBy(() -> SheetDates.read(written, Locale.ENGLISH)).isInstanceOf(Unfit.class);
    }
}
