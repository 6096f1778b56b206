package org.biennium.document;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.biennium.language.Languages;

/** Days as people write them in sheets: 2027-03-31, 31/03/2027, 31 mars 2027, March 31, 2027. */
final class SheetDates {

    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})");
    private static final Pattern YEAR_LAST = Pattern.compile("(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4})");
    private static final Pattern DAY_FIRST =
            Pattern.compile("(\\d{1,2})(?:er|st|nd|rd|th)? (?:de )?(\\p{L}+) (?:de )?(\\d{4})");
    private static final Pattern MONTH_FIRST = Pattern.compile("(\\p{L}+) (\\d{1,2})(?:st|nd|rd|th)? (\\d{4})");
    private static final Map<String, Integer> MONTHS = months();

    private SheetDates() {}

    /** The day that was meant, by the customs of the writer's language where figures alone do not tell. */
    static LocalDate read(String written, Locale locale) {
        try {
            var text = written.strip();
            var first = YEAR_FIRST.matcher(text);
            if (first.matches()) {
                return LocalDate.of(part(first, 1), part(first, 2), part(first, 3));
            }
            var last = YEAR_LAST.matcher(text);
            return last.matches() ? yearLast(last, locale) : named(Vocabulary.plain(text));
        } catch (DateTimeException e) {
            throw new Unfit("document.problem.date");
        }
    }

    private static LocalDate yearLast(MatchResult written, Locale locale) {
        var one = part(written, 1);
        var other = part(written, 2);
        // 03/04 is a day of April to most and a day of March to some of those who write English.
        if (locale.getLanguage().equals("en") && one <= 12 && other <= 12 && one != other) {
            throw new Unfit("sheet.problem.date-with-two-meanings");
        }
        var isMonthFirst = other > 12;
        return LocalDate.of(part(written, 3), isMonthFirst ? one : other, isMonthFirst ? other : one);
    }

    private static LocalDate named(String text) {
        var dayFirst = DAY_FIRST.matcher(text);
        if (dayFirst.matches()) {
            return LocalDate.of(part(dayFirst, 3), month(dayFirst.group(2)), part(dayFirst, 1));
        }
        var monthFirst = MONTH_FIRST.matcher(text);
        if (monthFirst.matches()) {
            return LocalDate.of(part(monthFirst, 3), month(monthFirst.group(1)), part(monthFirst, 2));
        }
        throw new Unfit("document.problem.date");
    }

    private static int part(MatchResult written, int group) {
        return Integer.parseInt(written.group(group));
    }

    private static int month(String name) {
        var month = MONTHS.get(name);
        if (month == null) {
            throw new Unfit("document.problem.date");
        }
        return month;
    }

    private static Map<String, Integer> months() {
        var months = new HashMap<String, Integer>();
        for (var locale : Languages.SHIPPED) {
            for (var month : Month.values()) {
                for (var style : new TextStyle[] {TextStyle.FULL, TextStyle.SHORT}) {
                    months.put(Vocabulary.plain(month.getDisplayName(style, locale)), month.getValue());
                }
            }
        }
        return months;
    }
}
