/** How things are said: the languages shipped, texts with the plural forms of each, days, hours and places. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.biennium.language;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
