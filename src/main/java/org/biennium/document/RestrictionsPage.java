package org.biennium.document;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What of a section or a row is restricted, set for one writer.
 *
 * @param row null for a section
 * @param heading the section, or what the row is called
 * @param parts what may be restricted, all of it first
 */
public record RestrictionsPage(String section, @Nullable UUID row, String title, String heading, List<Part> parts) {

    /**
     * A field, or all of it.
     *
     * @param limited for whom it is meant, as a sentence; null while for everybody
     * @param isTicked whether the writers have restricted it, which they may lift; else the template has
     */
    public record Part(String key, String label, @Nullable String limited, boolean isTicked) {}

    public List<Part> standing() {
        return parts.stream().filter(part -> part.limited() != null).toList();
    }
}
