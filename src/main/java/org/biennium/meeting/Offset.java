package org.biennium.meeting;

import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;

/** So many days or weeks before or after an anchor; whole calendar days, whatever a clock does in between. */
record Offset(int amount, Unit unit) {

    private static final Pattern WORDS = Pattern.compile("([+-]\\d{1,4}) (days|weeks)");

    enum Unit {
        DAYS,
        WEEKS;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Unit of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /** Reads {@code -13 weeks} or {@code +10 days}. */
    static Offset parse(String words) {
        var parts = WORDS.matcher(words);
        if (!parts.matches()) {
            throw new IllegalArgumentException("An offset reads like “-13 weeks”, not “" + words + "”");
        }
        return new Offset(Integer.parseInt(parts.group(1)), Unit.of(parts.group(2)));
    }

    LocalDate from(LocalDate anchor) {
        return unit == Unit.DAYS ? anchor.plusDays(amount) : anchor.plusWeeks(amount);
    }
}
