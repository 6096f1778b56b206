package org.biennium.document;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.biennium.document.Content.Row;
import org.jspecify.annotations.Nullable;

/**
 * What a document sums up to, as its template says.
 *
 * @param rows how many rows count, such as activities
 * @param amounts by ISO currency, in the currency's unit, with two decimals
 * @param base the currency that all is counted in, null where nothing is summed up
 * @param inBase all amounts in that currency at the rates that were stated; null where one has none
 * @param open how many amounts are still to be determined
 * @param restricted how many the reader may not see
 */
public record Totals(
        int rows,
        SortedMap<String, BigDecimal> amounts,
        @Nullable String base,
        @Nullable BigDecimal inBase,
        int open,
        int restricted) {

    /** What this text sums up to; nothing where its template sums nothing up. */
    public static Totals of(Content content) {
        var total = content.template().total();
        if (total == null) {
            return new Totals(0, new TreeMap<>(), null, null, 0, 0);
        }
        return of(content.part(total.section()).rows(), content.template().totalled(total));
    }

    /** What these rows sum up to in this field. */
    static Totals of(List<Row> rows, MoneyField field) {
        var values = rows.stream()
                .flatMap(row -> Stream.ofNullable(row.fields().get(field.key())))
                .toList();
        var amounts = new TreeMap<String, BigDecimal>();
        values.forEach(value -> MoneyField.amount(value)
                .ifPresent(amount -> amounts.merge(MoneyField.currency(value), amount, BigDecimal::add)));
        var known = values.stream().filter(value -> !Open.is(value)).toList();
        var inBase = known.stream().map(field::inBase).toList();
        return new Totals(
                rows.size(),
                amounts,
                field.base(),
                inBase.stream().allMatch(Optional::isPresent)
                        ? inBase.stream().map(Optional::get).reduce(BigDecimal.ZERO, BigDecimal::add)
                        : null,
                values.size() - known.size(),
                (int) rows.stream()
                        .filter(row -> row.restrictions().hides(field.key()))
                        .count());
    }
}
