package org.biennium.engine;

import java.util.List;

/**
 * A field of a step's form, in its reader's language.
 *
 * @param kind textarea, textfield, radio, select or checkbox
 * @param description what helps to fill it in, empty when nothing does
 * @param maximum characters of a text; 0 for a choice
 * @param options the answers offered; empty for a text
 */
public record FormField(
        String key,
        String kind,
        String label,
        String description,
        boolean required,
        int maximum,
        List<ProcessRoom.Option> options) {}
