/** Letters to people in their language: written in the transaction, sent after it, kept as sent. */
@ApplicationModule(allowedDependencies = {"engine", "language", "people"})
@NullMarked
package org.biennium.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
