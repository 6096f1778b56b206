/** When things are due: meetings, periods, milestones and the dates that follow from them. */
@ApplicationModule(allowedDependencies = {"engine", "language", "people", "record", "mail"})
@NullMarked
package org.biennium.meeting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
