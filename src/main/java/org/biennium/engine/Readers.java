package org.biennium.engine;

import java.util.Locale;

/** In which language each person reads. */
public interface Readers {

    /** The language of this person among those shipped; English for a person unknown. */
    Locale localeOf(String personId);
}
