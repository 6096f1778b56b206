package org.biennium.document;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.biennium.document.Content.Row;
import org.biennium.document.Finding.Level;
import org.biennium.document.Finding.Names;
import org.biennium.document.Finding.Said;
import org.jspecify.annotations.Nullable;

/** A rule of a template that a text may break without being refused for it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "rule")
@JsonSubTypes({
    @Type(name = "within-period", value = Check.WithinPeriod.class),
    @Type(name = "within-countries", value = Check.WithinCountries.class),
    @Type(name = "differ", value = Check.Differ.class),
    @Type(name = "points", value = Check.Points.class),
    @Type(name = "sum", value = Check.Sum.class),
    @Type(name = "sum-of-rows", value = Check.SumOfRows.class),
    @Type(name = "pointed-to", value = Check.PointedTo.class),
    @Type(name = "covered", value = Check.Covered.class),
    @Type(name = "unusual-amount", value = Check.UnusualAmount.class)
})
sealed interface Check {

    Level level();

    String section();

    /** The fields that it looks at. */
    List<Need> needs();

    /** A field that must be there, of this kind. */
    record Need(String section, String field, Class<? extends Field> kind) {}

    /** A rule that one place alone can break. */
    sealed interface OfPlace extends Check {

        /** What it says of the values of a section or a row. */
        Optional<Finding> find(Map<String, JsonNode> values, Section section, Bounds bounds);
    }

    /** A rule that needs the whole text. */
    sealed interface OfWhole extends Check {

        List<Finding> find(Content content);
    }

    /** Days within the time that the document speaks of. */
    record WithinPeriod(Level level, String section, List<String> fields) implements OfPlace {

        @Override
        public List<Need> needs() {
            return fields.stream()
                    .map(field -> new Need(section, field, DateField.class))
                    .toList();
        }

        @Override
        public Optional<Finding> find(Map<String, JsonNode> values, Section in, Bounds bounds) {
            var first = bounds.first();
            var last = bounds.last();
            if (first == null || last == null) {
                return Optional.empty();
            }
            return fields.stream()
                    .filter(key -> values.containsKey(key) && isOutside(values.get(key), first, last))
                    .findFirst()
                    .map(key -> at(this, key, Said.by("check.outside-the-period", first, last)));
        }

        private static boolean isOutside(JsonNode value, LocalDate first, LocalDate last) {
            return DateField.last(value).filter(day -> day.isBefore(first)).isPresent()
                    || DateField.first(value).filter(day -> day.isAfter(last)).isPresent();
        }
    }

    /** Countries among those that the document is for. */
    record WithinCountries(Level level, String section, String field) implements OfPlace {

        @Override
        public List<Need> needs() {
            return List.of(new Need(section, field, CountriesField.class));
        }

        @Override
        public Optional<Finding> find(Map<String, JsonNode> values, Section in, Bounds bounds) {
            var others = new ArrayList<>(values.containsKey(field) ? TagsField.codes(values.get(field)) : List.of());
            others.removeAll(bounds.countries());
            return bounds.countries().isEmpty() || others.isEmpty()
                    ? Optional.empty()
                    : Optional.of(at(this, field, Said.by("check.other-countries", Names.ofCountries(others))));
        }
    }

    /** Two values that should not be the same. */
    record Differ(Level level, String section, String field, String other) implements OfPlace {

        @Override
        public List<Need> needs() {
            return List.of(new Need(section, field, Field.class), new Need(section, other, Field.class));
        }

        @Override
        public Optional<Finding> find(Map<String, JsonNode> values, Section in, Bounds bounds) {
            var value = values.get(field);
            return value == null || Open.is(value) || !value.equals(values.get(other))
                    ? Optional.empty()
                    : Optional.of(at(
                            this,
                            field,
                            Said.by("check.the-same", in.field(other).label())));
        }
    }

    /** A row that should point to another. */
    record Points(Level level, String section, String field, Label sentence) implements OfPlace {

        @Override
        public List<Need> needs() {
            return List.of(new Need(section, field, ReferenceField.class));
        }

        @Override
        public Optional<Finding> find(Map<String, JsonNode> values, Section in, Bounds bounds) {
            return values.containsKey(field) ? Optional.empty() : Optional.of(at(this, field, Said.by(sentence)));
        }
    }

    /** Amounts of a section that should add up. */
    record Sum(Level level, String section, String total, List<String> parts) implements OfPlace {

        @Override
        public List<Need> needs() {
            return Stream.concat(Stream.of(total), parts.stream())
                    .map(field -> new Need(section, field, MoneyField.class))
                    .toList();
        }

        @Override
        public Optional<Finding> find(Map<String, JsonNode> values, Section in, Bounds bounds) {
            var whole = counted(in, total, values);
            var sum = parts.stream()
                    .map(part -> values.containsKey(part) ? counted(in, part, values) : Optional.of(BigDecimal.ZERO))
                    .reduce(Optional.of(BigDecimal.ZERO), (one, other) -> one.flatMap(a -> other.map(a::add)));
            var said = parts.stream().anyMatch(values::containsKey);
            return !said || whole.isEmpty() || sum.isEmpty() || whole.get().compareTo(sum.get()) == 0
                    ? Optional.empty()
                    : Optional.of(at(
                            this,
                            total,
                            Said.by(
                                    "check.sum-differs",
                                    Names.of(parts.stream()
                                            .map(part -> in.field(part).label())
                                            .toList()),
                                    new Money(sum.get(), ((MoneyField) in.field(total)).base()))));
        }
    }

    /** An amount that should be what the rows of another section add up to. */
    record SumOfRows(Level level, String section, String total, String rows, String amount) implements OfWhole {

        @Override
        public List<Need> needs() {
            return List.of(new Need(section, total, MoneyField.class), new Need(rows, amount, MoneyField.class));
        }

        @Override
        public List<Finding> find(Content content) {
            var part = content.part(section);
            var whole = counted(part.section(), total, part.fields());
            var field = (MoneyField) content.template().section(rows).field(amount);
            var all = Totals.of(content.part(rows).rows(), field);
            var sum = all.inBase();
            return whole.isEmpty()
                            || sum == null
                            || all.open() > 0
                            || sum.signum() == 0
                            || whole.get().compareTo(sum) == 0
                    ? List.of()
                    : List.of(at(
                            this,
                            total,
                            Said.by(
                                    "check.sum-of-rows-differs",
                                    content.template().section(rows).title(),
                                    new Money(sum, field.base()))));
        }
    }

    /** Rows to which another section should point. */
    record PointedTo(Level level, String rows, String section, String field, Label sentence) implements OfWhole {

        @Override
        public List<Need> needs() {
            return List.of(new Need(section, field, ReferenceField.class));
        }

        @Override
        public List<Finding> find(Content content) {
            var pointed = new HashSet<String>();
            content.part(section).rows().stream()
                    .flatMap(row -> Optional.ofNullable(row.fields().get(field)).stream())
                    .forEach(value -> pointed.add(value.asText()));
            var findings = new ArrayList<Finding>();
            var number = 0;
            for (var row : content.part(rows).rows()) {
                number++;
                if (!pointed.contains(row.id().toString())) {
                    findings.add(new Finding(level, rows, row.id(), number, null, Said.by(sentence)));
                }
            }
            return findings;
        }
    }

    /** Tags of which each should be chosen in some row. */
    record Covered(Level level, String section, String field, Label sentence) implements OfWhole {

        @Override
        public List<Need> needs() {
            return List.of(new Need(section, field, TagsField.class));
        }

        @Override
        public List<Finding> find(Content content) {
            var part = content.part(section);
            var tags = (TagsField) part.section().field(field);
            var left = new ArrayList<>(tags.groups().stream()
                    .flatMap(group -> group.codes().stream())
                    .toList());
            part.rows().stream()
                    .flatMap(row -> Optional.ofNullable(row.fields().get(field)).stream())
                    .forEach(value -> left.removeAll(TagsField.codes(value)));
            return left.isEmpty() || part.rows().isEmpty()
                    ? List.of()
                    : List.of(new Finding(level, section, null, 0, null, Said.by(sentence, Names.ofTags(left))));
        }
    }

    /** An amount many times that of most other rows: more often a slip of the key than the truth. */
    record UnusualAmount(Level level, String section, String field, int times) implements OfWhole {

        /** Of fewer rows nobody can say what is usual. */
        private static final int LEAST_ROWS = 4;

        @Override
        public List<Need> needs() {
            return List.of(new Need(section, field, MoneyField.class));
        }

        @Override
        public List<Finding> find(Content content) {
            var part = content.part(section);
            var amounts = part.rows().stream()
                    .flatMap(row -> counted(part.section(), field, row.fields()).stream())
                    .filter(amount -> amount.signum() > 0)
                    .sorted()
                    .toList();
            if (amounts.size() < LEAST_ROWS) {
                return List.of();
            }
            var usual = amounts.get(amounts.size() / 2).multiply(BigDecimal.valueOf(times));
            var findings = new ArrayList<Finding>();
            var number = 0;
            for (Row row : part.rows()) {
                number++;
                if (counted(part.section(), field, row.fields())
                        .filter(amount -> amount.compareTo(usual) > 0)
                        .isPresent()) {
                    findings.add(at(this, field, Said.by("check.unusual-amount", times))
                            .in(row, number));
                }
            }
            return findings;
        }
    }

    /** An amount to be told. */
    record Money(BigDecimal amount, String currency) {}

    private static Finding at(Check check, @Nullable String field, Said said) {
        return new Finding(check.level(), check.section(), null, 0, field, said);
    }

    /** What stands in a money field, in the currency that all is counted in; empty where that cannot be said. */
    private static Optional<BigDecimal> counted(Section section, String field, Map<String, JsonNode> values) {
        var value = values.get(field);
        return value == null ? Optional.empty() : ((MoneyField) section.field(field)).inBase(value);
    }
}
