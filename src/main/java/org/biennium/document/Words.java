package org.biennium.document;

import java.text.Collator;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.biennium.language.Dates;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/**
 * What is needed to speak to one reader about one document.
 *
 * @param original language of the document's original text
 * @param rows what the rows are called, by section, in their order
 * @param bounds what the document is expected to keep to
 * @param texts the language in which texts are shown where they are there in it; else they are shown in the original
 */
record Words(
        Locale locale,
        MessageSource messages,
        Dates dates,
        String original,
        Map<String, Map<UUID, String>> rows,
        Bounds bounds,
        String texts) {

    /** The same for a reader of texts in this language. */
    Words texts(String language) {
        return new Words(locale, messages, dates, original, rows, bounds, language);
    }

    static Words of(Content content, Locale locale, MessageSource messages, Dates dates, Bounds bounds) {
        var titles = new LinkedHashMap<String, Map<UUID, String>>();
        var words = new Words(locale, messages, dates, content.language(), titles, bounds, "");
        for (var part : content.parts()) {
            var rows = part.section().rows();
            if (rows != null) {
                var named = new LinkedHashMap<UUID, String>();
                part.rows().forEach(row -> named.put(row.id(), title(row, rows, words)));
                titles.put(part.section().key(), named);
            }
        }
        return words;
    }

    /** What a row is called; to who may not see that, that it is restricted. */
    static String title(Content.Row row, Section.Rows rows, Words words) {
        if (row.restrictions().hides(rows.titled())) {
            return words.say("restriction.hidden");
        }
        var title = row.fields().get(rows.titled());
        return title == null ? "–" : title.asText();
    }

    /** The same in another language. */
    Words in(Locale other) {
        return new Words(other, messages, dates, original, rows, bounds, texts);
    }

    String day(LocalDate date) {
        return dates.day(date, locale);
    }

    String say(String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }

    /** A sentence of a check. */
    String say(Finding.Said said) {
        var arguments = said.arguments().stream().map(this::told).toArray();
        if (said.label() == null) {
            return say(said.key(), arguments);
        }
        return arguments.length == 0 ? say(said.label()) : say("check.with", say(said.label()), arguments[0]);
    }

    private Object told(Object argument) {
        if (argument instanceof LocalDate day) {
            return day(day);
        } else if (argument instanceof Label label) {
            return say(label);
        } else if (argument instanceof Check.Money money) {
            return Figures.money(money.amount(), money.currency(), this);
        } else if (argument instanceof Finding.Names names) {
            return String.join(", ", names.in(this));
        }
        return argument;
    }

    String say(Label label) {
        return label.in(locale);
    }

    /** For whom something is meant, as a sentence; null where that is everybody. */
    @Nullable
    String limited(Restriction restriction) {
        var audience = restriction.audience();
        return audience == Audience.PUBLIC
                ? null
                : restriction.reason().isEmpty()
                        ? say("restriction.for." + audience.code())
                        : say("restriction.for." + audience.code() + ".because", restriction.reason());
    }

    String country(String code) {
        return new Locale.Builder().setRegion(code).build().getDisplayCountry(locale);
    }

    /** Countries by name, in the order of the alphabet. */
    List<Shown.Item> countries(Collection<String> codes) {
        return codes.stream()
                .map(code -> new Shown.Item(country(code), code, null, null))
                .sorted(Comparator.comparing(Shown.Item::text, alphabet()))
                .toList();
    }

    Map<UUID, String> rowsOf(String section) {
        return rows.getOrDefault(section, Map.of());
    }

    Comparator<String> alphabet() {
        return Collator.getInstance(locale)::compare;
    }
}
