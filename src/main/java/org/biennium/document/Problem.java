package org.biennium.document;

import java.util.List;

/**
 * Why what was typed into a field was not saved.
 *
 * @param key message key of the sentence, complete in every language
 */
public record Problem(String field, String key, List<Object> arguments) {}
