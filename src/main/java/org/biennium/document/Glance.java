package org.biennium.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.biennium.document.Content.Row;
import org.biennium.document.Template.Total;
import org.jspecify.annotations.Nullable;

/**
 * A document at a glance.
 *
 * @param split by which choice the amounts are told apart, null where the template has none
 * @param shares the totals by code of that choice, in the order of the template, then under the empty code what is not
 *     told apart; only those of which there are rows
 * @param countries ISO codes of all that the rows name
 */
record Glance(Totals totals, @Nullable ChoiceField split, Map<String, Totals> shares, SortedSet<String> countries) {

    static Glance of(Content content) {
        var total = content.template().total();
        if (total == null) {
            return new Glance(Totals.of(content), null, Map.of(), new TreeSet<>());
        }
        var section = content.template().section(total.section());
        var rows = content.part(total.section()).rows();
        var split = split(section, total);
        return new Glance(
                Totals.of(content),
                split,
                split == null
                        ? Map.of()
                        : shares(rows, split, content.template().totalled(total)),
                countries(section, rows));
    }

    /** The first choice that follows the amount in the template: the one that says how the amount stands. */
    private static @Nullable ChoiceField split(Section section, Total total) {
        var amount = section.fields().indexOf(section.field(total.field()));
        return section.fields().stream()
                .skip(amount + 1)
                .filter(ChoiceField.class::isInstance)
                .map(ChoiceField.class::cast)
                .findFirst()
                .orElse(null);
    }

    private static Map<String, Totals> shares(List<Row> rows, ChoiceField split, MoneyField total) {
        var found = new TreeMap<String, List<Row>>();
        for (var row : rows) {
            var choice = row.fields().get(split.key());
            found.computeIfAbsent(choice == null ? "" : choice.asText(), code -> new ArrayList<>())
                    .add(row);
        }
        var shares = new LinkedHashMap<String, Totals>();
        split.choices().forEach(choice -> add(shares, choice.code(), found, total));
        add(shares, "", found, total);
        return shares;
    }

    private static void add(Map<String, Totals> shares, String code, Map<String, List<Row>> found, MoneyField total) {
        var rows = found.get(code);
        if (rows != null) {
            shares.put(code, Totals.of(rows, total));
        }
    }

    private static SortedSet<String> countries(Section section, List<Row> rows) {
        var named = new TreeSet<String>();
        for (var field : section.fields()) {
            if (field instanceof CountriesField) {
                rows.stream()
                        .filter(row -> row.fields().containsKey(field.key()))
                        .forEach(
                                row -> named.addAll(TagsField.codes(row.fields().get(field.key()))));
            }
        }
        return named;
    }
}
