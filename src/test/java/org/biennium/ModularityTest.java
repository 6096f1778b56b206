package org.biennium;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTest {

    @Test
    void roomsUseOnlyTheDoorsTheyName() {
        ApplicationModules.of(BienniumApplication.class).verify();
    }
}
