/** Work plans: drafted by a centre, signed by its hosts, recommended and validated by the coordination entity. */
@ApplicationModule(
        allowedDependencies = {"engine", "language", "people", "meeting", "document", "mail", "record", "reminder"})
@NullMarked
package org.biennium.workplan;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
