package org.biennium.document;

/**
 * Somebody who is in a document at this moment.
 *
 * @param rowNumber number of the row they are in, counted from 1; 0 where they are in none, or in one not saved yet
 */
public record Presence(String person, Place place, int rowNumber) {}
