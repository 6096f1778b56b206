package org.biennium.document;

import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Whether a template holds together: a mistake in it is found before it is published, not by its readers. */
final class TemplateCheck {

    private static final int MOST_COMPULSORY = 5;
    private static final int MOST_ROWS = 2_000;
    private static final int LONGEST_TEXT = 50_000;
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private final Template template;
    private final Predicate<String> isNamed;
    private final List<Mistake> mistakes = new ArrayList<>();

    private TemplateCheck(Template template, Predicate<String> isNamed) {
        this.template = template;
        this.isNamed = isNamed;
    }

    /**
     * What is wrong with this template.
     *
     * @param isNamed whether there is a name in every language under this message key
     */
    static List<Mistake> mistakes(Template template, Predicate<String> isNamed) {
        var check = new TemplateCheck(template, isNamed);
        check.sections();
        check.total();
        check.checks();
        return check.mistakes;
    }

    private void sections() {
        if (template.sections().isEmpty()) {
            add("sections", "empty");
        }
        var keys = new HashSet<String>();
        for (var section : template.sections()) {
            var place = "sections › " + section.key();
            require(section.key().matches("[a-z][a-zA-Z0-9-]{0,39}"), place, "section-key");
            require(keys.add(section.key()), place, "twice");
            fields(section, place);
            rows(section, place);
        }
    }

    private void fields(Section section, String place) {
        if (section.fields().isEmpty()) {
            add(place, "empty");
        }
        var keys = new HashSet<String>();
        for (var field : section.fields()) {
            var here = place + " › " + field.key();
            require(field.key().matches("[a-zA-Z]{1,40}"), here, "field-key");
            require(keys.add(field.key()), here, "twice");
            field.needs().forEach(other -> require(has(section, other), here, "needs", other));
            special(section, field, here);
        }
    }

    private void special(Section section, Field field, String here) {
        if (field instanceof TextField text) {
            require(isLength(text.maximum()), here, "maximum", LONGEST_TEXT);
        } else if (field instanceof NarrativeField narrative) {
            require(isLength(narrative.maximum()), here, "maximum", LONGEST_TEXT);
        } else if (field instanceof ReferenceField reference) {
            require(template.find(reference.section()).filter(Section::repeats).isPresent(), here, "points-nowhere");
        } else if (field instanceof DateField date && date.notBefore() != null) {
            require(
                    section.fields().stream()
                            .filter(DateField.class::isInstance)
                            .anyMatch(other -> other.key().equals(date.notBefore()) && !other.equals(date)),
                    here,
                    "no-date-before");
        } else if (field instanceof MoneyField money) {
            require(!money.currencies().isEmpty(), here, "empty");
            money.currencies().stream()
                    .filter(code -> !CURRENCIES.contains(code))
                    .forEach(code -> add(here, "currency", code));
        } else if (field instanceof ChoiceField choice) {
            require(!choice.choices().isEmpty(), here, "empty");
            var codes = new HashSet<String>();
            choice.choices().forEach(it -> require(codes.add(it.code()), here + " › " + it.code(), "twice"));
        } else if (field instanceof TagsField tags) {
            tags(tags, here);
        }
    }

    private void tags(TagsField tags, String here) {
        var codes = new HashSet<String>();
        tags.groups().stream().flatMap(group -> group.codes().stream()).forEach(code -> {
            require(codes.add(code), here + " › " + code, "twice");
            require(isNamed.test(tags.names() + "." + code), here + " › " + code, "unnamed");
        });
        require(!codes.isEmpty(), here, "empty");
    }

    private void rows(Section section, String place) {
        var rows = section.rows();
        if (rows == null) {
            return;
        }
        require(
                section.fields().stream()
                        .anyMatch(field -> field.key().equals(rows.titled()) && field instanceof TextField),
                place,
                "titled",
                rows.titled());
        rows.columns().forEach(column -> require(has(section, column), place, "column", column));
        require(rows.most() >= 1 && rows.most() <= MOST_ROWS && rows.least() <= rows.most(), place, "rows", MOST_ROWS);
        var compulsory = section.fields().stream().filter(Field::required).count();
        require(compulsory <= MOST_COMPULSORY, place, "compulsory", MOST_COMPULSORY, compulsory);
    }

    private void total() {
        var total = template.total();
        if (total != null) {
            var isMoney = template.find(total.section())
                    .filter(Section::repeats)
                    .filter(section -> section.fields().stream()
                            .anyMatch(field -> field.key().equals(total.field()) && field instanceof MoneyField))
                    .isPresent();
            require(isMoney, "total", "total");
        }
    }

    private void checks() {
        for (var check : template.checks()) {
            for (var need : check.needs()) {
                var isThere = template.find(need.section()).stream()
                        .flatMap(section -> section.fields().stream())
                        .anyMatch(field ->
                                field.key().equals(need.field()) && need.kind().isInstance(field));
                require(isThere, "checks › " + need.section(), "check", need.field());
            }
        }
    }

    private static boolean has(Section section, String key) {
        return section.fields().stream().anyMatch(field -> Objects.equals(field.key(), key));
    }

    private static boolean isLength(int maximum) {
        return maximum >= 1 && maximum <= LONGEST_TEXT;
    }

    private void require(boolean holds, String place, String otherwise, Object... arguments) {
        if (!holds) {
            add(place, otherwise, arguments);
        }
    }

    private void add(String place, String what, Object... arguments) {
        mistakes.add(Mistake.at(place, what, arguments));
    }
}
