package org.biennium.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.biennium.document.Content.Part;
import org.biennium.document.Content.Row;
import org.biennium.document.Finding.Level;
import org.biennium.document.Finding.Said;
import org.jspecify.annotations.Nullable;

/** Reads a text as a careful colleague would: what is missing, contradictory or unusual. */
public final class Checks {

    private Checks() {}

    /** All that is found in a text, the heaviest first, then in the order of the template. */
    public static List<Finding> of(Content content, Bounds bounds) {
        var findings = new ArrayList<Finding>();
        for (var part : content.parts()) {
            var section = part.section();
            if (!section.repeats()) {
                findings.addAll(inPlace(content.template(), section, part.fields(), bounds));
            }
            var number = 0;
            for (var row : part.rows()) {
                number++;
                for (var finding : inPlace(content.template(), section, row.fields(), bounds)) {
                    findings.add(finding.in(row, number));
                }
            }
            findings.addAll(namesakes(part));
        }
        for (var check : content.template().checks()) {
            if (check instanceof Check.OfWhole ofWhole) {
                findings.addAll(ofWhole.find(content));
            }
        }
        Missing.in(content).forEach(missing -> findings.add(missing.finding()));
        return sorted(content, findings);
    }

    /** What one place alone gives cause for; nothing of what is only missing so far. */
    static List<Finding> inPlace(Template template, Section section, Map<String, JsonNode> values, Bounds bounds) {
        var findings = new ArrayList<Finding>();
        for (var field : section.fields()) {
            var value = values.get(field.key());
            if (value != null && Open.is(value)) {
                findings.add(at(Level.WARNING, section, field, "check.open"));
            } else if (value != null
                    && field instanceof MoneyField money
                    && money.inBase(value).isEmpty()) {
                findings.add(at(Level.WARNING, section, field, "check.no-rate", money.base()));
            }
        }
        for (var check : template.checks()) {
            if (check instanceof Check.OfPlace ofPlace && check.section().equals(section.key())) {
                ofPlace.find(values, section, bounds).ifPresent(findings::add);
            }
        }
        return findings;
    }

    private static Finding at(Level level, Section section, Field field, String key, Object... arguments) {
        return new Finding(level, section.key(), null, 0, field.key(), Said.by(key, arguments));
    }

    /** Rows that are called alike: one of them was probably entered twice. */
    private static List<Finding> namesakes(Part part) {
        var rows = part.section().rows();
        if (rows == null) {
            return List.of();
        }
        var first = new HashMap<String, Integer>();
        var findings = new ArrayList<Finding>();
        var number = 0;
        for (var row : part.rows()) {
            number++;
            var name = name(row, rows.titled());
            var earlier = name == null ? null : first.putIfAbsent(name, number);
            if (earlier != null) {
                findings.add(new Finding(
                                Level.WARNING,
                                part.section().key(),
                                null,
                                0,
                                rows.titled(),
                                Said.by("check.namesake", rows.one(), earlier))
                        .in(row, number));
            }
        }
        return findings;
    }

    private static @Nullable String name(Row row, String titled) {
        var title = row.fields().get(titled);
        return title == null ? null : title.asText().toLowerCase(Locale.ROOT);
    }

    private static List<Finding> sorted(Content content, List<Finding> findings) {
        var places = new HashMap<String, Integer>();
        content.parts().forEach(part -> {
            places.put(part.section().key(), places.size());
            part.section()
                    .fields()
                    .forEach(field -> places.put(part.section().key() + "/" + field.key(), places.size()));
        });
        findings.sort(Comparator.comparing(Finding::level)
                .thenComparing(finding -> places.getOrDefault(finding.section(), 0))
                .thenComparing(Finding::rowNumber)
                .thenComparing(finding -> places.getOrDefault(finding.section() + "/" + finding.field(), 0)));
        return findings;
    }
}
