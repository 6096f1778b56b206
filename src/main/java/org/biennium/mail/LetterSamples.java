package org.biennium.mail;

import java.util.List;

/** A room's letters with made-up facts, for those who look how they read. Every template has at least one. */
public interface LetterSamples {

    /** One letter of each kind, filled with these facts. */
    List<Sample> filledWith(MadeUp facts);

    /**
     * A letter that nobody receives.
     *
     * @param name by which an address asks for it, such as {@code work-plan/your-turn/sign-off-work-plan}
     */
    record Sample(String name, Letter letter) {}
}
