/** Who takes part: hosts, centres, persons with their language and zone, and the roles they hold. */
@ApplicationModule(allowedDependencies = {"engine", "language"})
@NullMarked
package org.biennium.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
