/** Reminders: by which rules, to whom, when, what was sent and why something was not. */
@ApplicationModule(allowedDependencies = {"engine", "language", "people", "meeting", "mail", "record"})
@NullMarked
package org.biennium.reminder;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
