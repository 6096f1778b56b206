package org.biennium.document;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The narratives of a section or a row beside their translations into one language, set for one translator.
 *
 * @param row null for a section
 * @param title of the section
 * @param heading the section, or what the row is called
 * @param original name of the language of the original
 * @param to the language translated into, and its name
 * @param languages those that can be chosen
 * @param revision what a save must name
 * @param fields those in which there is an original or a translation
 */
public record TranslationPage(
        String section,
        @Nullable UUID row,
        String title,
        String heading,
        String original,
        String to,
        String toName,
        List<Option> languages,
        int revision,
        List<FieldView> fields) {

    /** Something to choose. */
    public record Option(String code, String name, boolean isChosen) {}

    /**
     * A narrative beside its translation.
     *
     * @param original its text
     * @param language of the original
     * @param text of the translation, as it is to stand in the input
     * @param of fingerprint of the original
     * @param note of what state the translation is, null where there is none
     * @param isOlder whether the original has changed since
     * @param problem why what was typed was not saved
     * @param conflict what a colleague has saved meanwhile, null where nobody has
     */
    public record FieldView(
            String key,
            String label,
            String original,
            String language,
            String text,
            List<Option> marks,
            String of,
            @Nullable String note,
            boolean isOlder,
            @Nullable String problem,
            @Nullable String conflict) {

        /** The name of an input. */
        public String input(String part) {
            return "f." + key + "." + part;
        }
    }

    public boolean isEmpty() {
        return fields.isEmpty();
    }

    public boolean hasTrouble() {
        return fields.stream().anyMatch(field -> field.problem() != null || field.conflict() != null);
    }
}
