package org.biennium.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A day, as yyyy-MM-dd.
 *
 * @param notBefore key of another day of the same section that this one may not precede
 */
record DateField(
        String key,
        Label label,
        @Nullable Label help,
        boolean required,
        @Nullable Audience audience,
        @Nullable String notBefore)
        implements Field {

    @Override
    public List<String> needs() {
        return notBefore == null ? List.of() : List.of(notBefore);
    }

    @Override
    public @Nullable JsonNode read(Typed typed, @Nullable JsonNode stands, Around around) {
        var text = typed.one(key).strip();
        if (text.isEmpty()) {
            return null;
        }
        try {
            var date = LocalDate.parse(text);
            if (date.getYear() < 1990 || date.getYear() > 2100) {
                throw new Unfit("document.problem.year");
            }
            return Json.NODES.textNode(date.toString());
        } catch (DateTimeParseException e) {
            throw new Unfit("document.problem.date");
        }
    }

    @Override
    public Typed typed(JsonNode value) {
        return Typed.of(key, value.asText());
    }

    @Override
    public Shown show(JsonNode value, Map<String, JsonNode> neighbours, Words words) {
        return Shown.figure(words.day(LocalDate.parse(value.asText())));
    }

    @Override
    public ObjectNode schema() {
        return Schema.matching("[0-9]{4}-[0-9]{2}-[0-9]{2}").put("format", "date");
    }

    @Override
    public Widget widget(Typed typed, Words words) {
        return Widget.input("date", typed.one(key), 0, null);
    }
}
