/** Plans, reviews and reports as documents of a template: drafted, saved, checked, versioned and sealed. */
@ApplicationModule(allowedDependencies = {"engine", "language", "people"})
@NullMarked
package org.biennium.document;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
