package org.biennium.language;

import java.util.Map;

/** English texts that stand elsewhere than in a bundle, such as in a form, which the Modeler shows as it is. */
public interface EnglishTexts {

    /** The texts by their message keys. The other languages have them in their bundles. */
    Map<String, String> byKey();
}
