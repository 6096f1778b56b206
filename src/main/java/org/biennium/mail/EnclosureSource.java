package org.biennium.mail;

import java.util.Optional;

/** A room that draws up files to go with its letters. */
public interface EnclosureSource {

    /** What enclosures call it. */
    String room();

    /**
     * Draws a file up, for the eyes of those who receive the letter.
     *
     * @return nothing where they may not see it any more; the letter then goes alone
     */
    Optional<byte[]> draw(String what);
}
