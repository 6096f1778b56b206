package org.biennium.workplan;

import org.biennium.engine.Grants;
import org.biennium.engine.StartLock;
import org.biennium.engine.TasklistFilters;
import org.biennium.people.Register;
import org.biennium.people.Role;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** Everybody sees the picture of the process; officers start it and see all its steps. */
@Component
class WorkPlanGrants implements SmartInitializingSingleton {

    private final Grants grants;
    private final TasklistFilters filters;
    private final StartLock start;

    WorkPlanGrants(Grants grants, TasklistFilters filters, StartLock start) {
        this.grants = grants;
        this.filters = filters;
        this.start = start;
    }

    @Override
    public void afterSingletonsInstantiated() {
        start.alone(() -> {
            grants.read(Register.STAFF, WorkPlanProcess.KEY);
            grants.start(Role.OFFICER.code(), WorkPlanProcess.KEY);
            filters.seed(Register.STAFF, Role.OFFICER.code());
        });
    }
}
