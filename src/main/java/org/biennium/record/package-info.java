/** What was asked of whom and who did what: the steps and acts of every case. */
@ApplicationModule(allowedDependencies = {"engine"})
@NullMarked
package org.biennium.record;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
