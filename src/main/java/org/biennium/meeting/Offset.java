package org.biennium.meeting;

import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;

/** So many days, weeks or working days before or after an anchor; whatever a clock does in between. */
record Offset(int amount, Unit unit) {

    private static final Pattern WORDS = Pattern.compile("([+-]\\d{1,4}) (days|weeks|working days)");

    enum Unit {
        DAYS,
        WEEKS,
        WORKING_DAYS;

        /** The word in the database and in message keys. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Unit of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_'));
        }
    }

    /** Reads {@code -13 weeks}, {@code +10 days} or {@code -5 working days}. */
    static Offset parse(String words) {
        var parts = WORDS.matcher(words);
        if (!parts.matches()) {
            throw new IllegalArgumentException("An offset reads like “-13 weeks”, not “" + words + "”");
        }
        return new Offset(Integer.parseInt(parts.group(1)), Unit.of(parts.group(2)));
    }

    /** @param worked the days counted where working days are */
    LocalDate from(LocalDate anchor, WorkingDays worked) {
        return switch (unit) {
            case DAYS -> anchor.plusDays(amount);
            case WEEKS -> anchor.plusWeeks(amount);
            case WORKING_DAYS -> worked.plus(anchor, amount);
        };
    }
}
