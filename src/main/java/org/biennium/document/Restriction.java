package org.biennium.document;

/**
 * A field, or all of a section or a row, kept from those for whom it is not meant.
 *
 * @param audience for whom it is meant
 * @param reason why, in the words of whoever restricted it; told only to those who see the part
 */
public record Restriction(Audience audience, String reason) {}
