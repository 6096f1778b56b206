package org.biennium.document;

import java.time.Instant;

/**
 * A text that no longer changes.
 *
 * @param number counted from 1
 * @param canonical the text as JSON by RFC 8785, in UTF-8
 * @param sha256 of these bytes, in hexadecimal
 */
public record Version(int number, byte[] canonical, String sha256, String takenBy, Instant takenAt) {}
