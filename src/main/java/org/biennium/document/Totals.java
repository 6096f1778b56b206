package org.biennium.document;

import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.biennium.document.Content.Row;

/**
 * What a document sums up to, as its template says.
 *
 * @param rows how many rows count, such as activities
 * @param amounts by ISO currency, in the currency's unit, with two decimals
 * @param open how many amounts are still to be determined
 * @param restricted how many the reader may not see
 */
public record Totals(int rows, SortedMap<String, BigDecimal> amounts, int open, int restricted) {

    /** What this text sums up to; nothing where its template sums nothing up. */
    public static Totals of(Content content) {
        var total = content.template().total();
        if (total == null) {
            return new Totals(0, new TreeMap<>(), 0, 0);
        }
        return of(content.part(total.section()).rows(), total.field());
    }

    /** What these rows sum up to in this field. */
    static Totals of(List<Row> rows, String field) {
        var values = rows.stream()
                .flatMap(row -> Stream.ofNullable(row.fields().get(field)))
                .toList();
        var amounts = new TreeMap<String, BigDecimal>();
        values.forEach(value -> MoneyField.amount(value)
                .ifPresent(amount -> amounts.merge(MoneyField.currency(value), amount, BigDecimal::add)));
        return new Totals(
                rows.size(),
                amounts,
                (int) values.stream().filter(MoneyField::isOpen).count(),
                (int) rows.stream()
                        .filter(row -> row.restrictions().hides(field))
                        .count());
    }
}
