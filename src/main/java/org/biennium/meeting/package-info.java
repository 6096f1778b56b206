/** When things are due: periods, milestones and the dates that follow from them. */
@ApplicationModule(allowedDependencies = {"engine"})
@NullMarked
package org.biennium.meeting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
