package org.biennium.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.biennium.BienniumTest;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BienniumTest
class EngineStartTest {

    @Autowired
    ProcessEngine engine;

    @Test
    void theEngineStartsOnTheTablesOfTheMigration() {
        assertThat(engine.getProcessEngineConfiguration().getDatabaseSchemaUpdate())
                .isEqualTo("false");
    }
}
