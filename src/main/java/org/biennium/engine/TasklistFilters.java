package org.biennium.engine;

import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The filters of Tasklist, made once. */
@Component
public class TasklistFilters {

    private final FilterService filters;
    private final TaskService tasks;
    private final AuthorizationService authorizations;

    TasklistFilters(FilterService filters, TaskService tasks, AuthorizationService authorizations) {
        this.filters = filters;
        this.tasks = tasks;
        this.authorizations = authorizations;
    }

    /**
     * Makes the filters that are not there yet. The caller holds the start's lock, so no second node makes them too.
     *
     * @param staff group that sees its own tasks
     * @param overseers group that sees all
     */
    @Transactional
    public void seed(String staff, String overseers) {
        seed("My tasks", 10, staff, tasks.createTaskQuery().taskAssigneeExpression("${currentUser()}"));
        // With the claimed ones: what a colleague has taken does not vanish from the group's list.
        seed(
                "My centre’s",
                20,
                staff,
                tasks.createTaskQuery()
                        .taskCandidateGroupInExpression("${currentUserGroups()}")
                        .includeAssignedTasks());
        seed("All", 30, overseers, tasks.createTaskQuery());
    }

    private void seed(String name, int priority, String group, TaskQuery query) {
        if (filters.createFilterQuery().filterName(name).count() > 0) {
            return;
        }
        var filter = filters.newTaskFilter(name);
        filter.setQuery(query.orderByDueDate().asc());
        filter.setProperties(Map.of("priority", priority, "refresh", true, "variables", List.of()));
        filters.saveFilter(filter);
        var grant = authorizations.createNewAuthorization(AUTH_TYPE_GRANT);
        grant.setGroupId(group);
        grant.setResource(Resources.FILTER);
        grant.setResourceId(filter.getId());
        grant.addPermission(Permissions.READ);
        authorizations.saveAuthorization(grant);
    }
}
