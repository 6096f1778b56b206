package org.biennium.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something compulsory that a document still lacks, or a choice of a row that is no longer there.
 *
 * @param section key of the section
 * @param row the row that lacks it, null for a field of the section itself or where the section has no row at all
 * @param rowNumber place of the row, counted from 1; 0 without a row
 * @param field key of the field, null where the section lacks rows
 */
public record Missing(
        String section,
        @Nullable UUID row,
        int rowNumber,
        @Nullable String field) {

    Finding finding() {
        return new Finding(
                Finding.Level.BLOCKER,
                section,
                row,
                rowNumber,
                field,
                Finding.Said.by(field == null ? "check.no-row" : "check.missing"));
    }

    /** What is missing, in words: section, number of the row, field. */
    public String label(Template template, Locale locale) {
        var part = template.section(section);
        var rows = part.rows();
        var words = new ArrayList<String>();
        words.add(part.title().in(locale));
        if (rows != null && row != null) {
            words.add(rows.one().in(locale) + " " + rowNumber);
        }
        if (field != null) {
            words.add(part.field(field).label().in(locale));
        } else if (rows != null) {
            words.add(rows.add().in(locale));
        }
        return String.join(" › ", words);
    }

    /** What this text lacks. */
    public static List<Missing> in(Content content) {
        var missing = new ArrayList<Missing>();
        var around = content.around();
        for (var part : content.parts()) {
            var section = part.section();
            var rows = section.rows();
            if (rows == null) {
                lacking(section, part.fields(), around)
                        .forEach(field -> missing.add(new Missing(section.key(), null, 0, field)));
            } else if (part.rows().size() < rows.least()) {
                missing.add(new Missing(section.key(), null, 0, null));
            }
            var number = 0;
            for (var row : part.rows()) {
                number++;
                for (var field : lacking(section, row.fields(), around)) {
                    missing.add(new Missing(section.key(), row.id(), number, field));
                }
            }
        }
        return missing;
    }

    private static List<String> lacking(Section section, Map<String, JsonNode> fields, Around around) {
        return section.fields().stream()
                .filter(field -> isLacking(field, fields.get(field.key()), around))
                .map(Field::key)
                .toList();
    }

    private static boolean isLacking(Field field, @Nullable JsonNode value, Around around) {
        if (value == null || !field.holds(value)) {
            return field.required();
        }
        return field instanceof ReferenceField reference
                && !ReferenceField.pointsTo(value, around.rows().getOrDefault(reference.section(), Set.of()));
    }
}
