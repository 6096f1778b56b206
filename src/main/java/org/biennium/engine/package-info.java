/** What every process needs from Camunda, and no process by name: deployer, forms, steps, the web applications' doors. */
@ApplicationModule(allowedDependencies = {"language"})
@NullMarked
package org.biennium.engine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
