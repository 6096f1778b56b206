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
 */
public record Copy(Locale locale, String title, String reference, List<Fact> facts, List<Told> told, ReadingPage text) {

    /** Something known of the document. */
    public record Fact(String label, String value) {}

    /** Something that was done, and the words that were given for it. */
    public record Told(String sentence, @Nullable String reason) {

        public Optional<Prose> words() {
            return Optional.ofNullable(reason).map(Prose::of);
        }
    }
}
