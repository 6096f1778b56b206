package org.biennium.people;

import org.biennium.engine.Grants;
import org.biennium.engine.StartLock;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** Administrators may everything in the engine's web applications, everybody else opens Tasklist only. */
@Component
class EngineGrants implements SmartInitializingSingleton {

    private final Grants grants;
    private final StartLock start;

    EngineGrants(Grants grants, StartLock start) {
        this.grants = grants;
        this.start = start;
    }

    @Override
    public void afterSingletonsInstantiated() {
        start.alone(() -> {
            grants.everything(Role.ADMIN.code());
            grants.tasklist(Register.STAFF);
        });
    }
}
