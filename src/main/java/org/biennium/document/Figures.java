package org.biennium.document;

import com.ibm.icu.text.NumberFormat;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Figures as people write them in any of the languages: 12 000,50 and 12,000.50 are the same amount. */
final class Figures {

    private static final Pattern PLAIN = Pattern.compile("\\d{1,15}([.,]\\d{1,2})?");
    private static final Pattern COMMA_GROUPS = Pattern.compile("[1-9]\\d{0,2}(,\\d{3}){1,4}(\\.\\d{1,2})?");
    private static final Pattern POINT_GROUPS = Pattern.compile("[1-9]\\d{0,2}(\\.\\d{3}){1,4}(,\\d{1,2})?");
    private static final Pattern NUMBER = Pattern.compile("[-−]?\\d{1,15}([.,]\\d{1,6})?");
    // 1,500 is one and a half to some readers and fifteen hundred to others.
    private static final Pattern TWO_MEANINGS = Pattern.compile("[-−]?[1-9]\\d{0,2}[.,]\\d{3}");

    private Figures() {}

    /** An amount of money with two decimals, null where nothing was typed. */
    static @Nullable BigDecimal amount(String typed) {
        var text = joined(typed);
        if (text.isEmpty()) {
            return null;
        }
        if (COMMA_GROUPS.matcher(text).matches()) {
            text = text.replace(",", "");
        } else if (POINT_GROUPS.matcher(text).matches()) {
            text = text.replace(".", "");
        } else if (!PLAIN.matcher(text).matches()) {
            throw new Unfit("document.problem.amount");
        }
        return new BigDecimal(text.replace(',', '.')).setScale(2);
    }

    /** A number, null where nothing was typed. */
    static @Nullable BigDecimal number(String typed) {
        var text = joined(typed);
        if (text.isEmpty()) {
            return null;
        }
        if (!NUMBER.matcher(text).matches()) {
            throw new Unfit("document.problem.number");
        }
        if (TWO_MEANINGS.matcher(text).matches()) {
            throw new Unfit("document.problem.number-with-two-meanings");
        }
        var number = new BigDecimal(text.replace(',', '.').replace('−', '-'));
        return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    }

    static String money(BigDecimal amount, String currency, Words words) {
        var format = NumberFormat.getNumberInstance(words.locale());
        format.setMinimumFractionDigits(amount.stripTrailingZeros().scale() > 0 ? 2 : 0);
        return words.say("document.money", format.format(amount), currency);
    }

    static String figure(BigDecimal number, Words words) {
        var format = NumberFormat.getNumberInstance(words.locale());
        format.setMaximumFractionDigits(6);
        return format.format(number);
    }

    private static String joined(String typed) {
        return typed.strip().replaceAll("[\\s\\u00a0\\u202f\\u2009'’]", "");
    }
}
