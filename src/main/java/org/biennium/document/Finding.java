package org.biennium.document;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a check has to say about a place of a document.
 *
 * @param row null for a field of the section itself, or where a row is missing altogether
 * @param rowNumber place of the row, counted from 1; 0 without a row
 * @param field null where it is about the whole section or row
 * @param said the sentence, in the words of the template or by its message key
 */
public record Finding(
        Level level,
        String section,
        @Nullable UUID row,
        int rowNumber,
        @Nullable String field,
        Said said) {

    /** How much it weighs, the heaviest first. Only a blocker keeps a document from being submitted. */
    public enum Level {
        BLOCKER,
        ERROR,
        WARNING,
        INFO;

        /** The word in templates and in message keys. */
        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A sentence that is not spoken yet.
     *
     * @param label in the words of the template; null where it has a message key
     * @param key message key; empty where the template says it
     * @param arguments what it names: days, labels, lists of names, or words as they are
     */
    record Said(@Nullable Label label, String key, List<Object> arguments) {

        static Said by(String key, Object... arguments) {
            return new Said(null, key, List.of(arguments));
        }

        static Said by(Label label, Object... arguments) {
            return new Said(label, "", List.of(arguments));
        }
    }

    /**
     * What is told by name.
     *
     * @param labels as they are
     * @param countries ISO codes
     * @param tags codes of which the number is enough
     */
    record Names(List<Label> labels, List<String> countries, List<String> tags) {

        static Names of(List<Label> labels) {
            return new Names(labels, List.of(), List.of());
        }

        static Names ofCountries(List<String> codes) {
            return new Names(List.of(), codes, List.of());
        }

        static Names ofTags(List<String> codes) {
            return new Names(List.of(), List.of(), codes);
        }

        List<String> in(Words words) {
            return Stream.of(
                            labels.stream().map(words::say),
                            words.countries(countries).stream().map(Shown.Item::text),
                            tags.stream().map(TagsField::number))
                    .flatMap(it -> it)
                    .toList();
        }
    }

    /** The same about a row. */
    Finding in(Content.Row found, int number) {
        return new Finding(level, section, found.id(), number, field, said);
    }
}
