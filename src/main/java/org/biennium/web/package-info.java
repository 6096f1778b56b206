/** The way in: login, layout, languages, errors, and what may pass to the engine's web applications. */
@ApplicationModule(allowedDependencies = {"engine", "language", "mail", "people"})
@NullMarked
package org.biennium.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
