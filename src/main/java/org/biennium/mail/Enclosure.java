package org.biennium.mail;

/**
 * A file that goes with a letter. It is drawn up when the letter is first sent, since that may take longer than a step
 * should, and kept from then on: whatever happens, the same file goes out.
 *
 * @param room which draws it up, as its {@link EnclosureSource} is called
 * @param what it holds, in words that the room understands; never changed, so it names a version that does not
 * @param fileName in plain letters
 * @param type media type, such as application/pdf
 */
public record Enclosure(String room, String what, String fileName, String type) {}
