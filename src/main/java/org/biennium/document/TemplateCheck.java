package org.biennium.document;

import java.util.HashSet;
import java.util.List;

/** Whether a template holds together: a mistake in it is found when the application starts, not by its readers. */
final class TemplateCheck {

    private TemplateCheck() {}

    static void check(Template template) {
        var sections = new HashSet<String>();
        for (var section : template.sections()) {
            require(sections.add(section.key()), template, section.key(), "stands twice");
            checkFields(template, section);
        }
        var total = template.total();
        if (total != null) {
            var totalled = template.section(total.section()).field(total.field());
            require(totalled instanceof MoneyField, template, total.field(), "is added up and is no money");
        }
    }

    private static void checkFields(Template template, Section section) {
        var keys = new HashSet<String>();
        for (var field : section.fields()) {
            require(keys.add(field.key()), template, field.key(), "stands twice in " + section.key());
            require(field.key().matches("[a-zA-Z]+"), template, field.key(), "is not made of letters");
            for (var other : field.needs()) {
                require(
                        section.fields().stream().anyMatch(it -> it.key().equals(other)),
                        template,
                        field.key(),
                        "needs a field that is not there: " + other);
            }
            if (field instanceof ReferenceField reference) {
                require(template.section(reference.section()).repeats(), template, field.key(), "points to no rows");
            }
        }
        var rows = section.rows();
        if (rows != null) {
            require(
                    section.field(rows.titled()) instanceof TextField,
                    template,
                    rows.titled(),
                    "names rows, is no text");
            List.copyOf(rows.columns()).forEach(section::field);
        }
    }

    private static void require(boolean holds, Template template, String key, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(
                    "Template %s, version %d: %s %s".formatted(template.code(), template.version(), key, otherwise));
        }
    }
}
