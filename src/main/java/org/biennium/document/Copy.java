package org.biennium.document;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A document to take along, set for one reader: what its file says, whatever the format.
 *
 * @param locale of the words around the text
 * @param title what it is, such as Sahara and Sahel: biennial work plan
 * @param reference which text of which document, on each page
 * @param facts what is known of the document, beside its text
 * @param told what was decided so far, the earliest first
 * @param comments what is said about it, in the order of the text; empty for whoever is not to read it
 */
public record Copy(
        Locale locale,
        String title,
        String reference,
        List<Fact> facts,
        List<Told> told,
        ReadingPage text,
        List<Told> comments) {

    public Copy(Locale locale, String title, String reference, List<Fact> facts, List<Told> told, ReadingPage text) {
        this(locale, title, reference, facts, told, text, List.of());
    }

    /** The same with what is said about it. */
    public Copy with(List<Told> said) {
        return new Copy(locale, title, reference, facts, told, text, said);
    }

    /** Something known of the document. */
    public record Fact(String label, String value) {}

    /** Something that was done, and the words that were given for it. */
    public record Told(String sentence, @Nullable String reason) {

        public Optional<Prose> words() {
            return Optional.ofNullable(reason).map(Prose::of);
        }
    }
}
