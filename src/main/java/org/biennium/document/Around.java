package org.biennium.document;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What a value is checked against beside its own field.
 *
 * @param language of the document's original text
 * @param rows the rows there are, by section, for the sections that a field may point to
 */
record Around(String language, Map<String, Set<UUID>> rows) {}
